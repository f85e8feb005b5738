package dev.sessionkit.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionkit.api.AccessDeniedException;
import dev.sessionkit.api.EndReason;
import dev.sessionkit.api.FreshLoginRequiredException;
import dev.sessionkit.api.ReadOnlySessionException;
import dev.sessionkit.api.RejectReason;
import dev.sessionkit.api.SessionException;
import dev.sessionkit.api.SessionRequiredException;
import dev.sessionkit.api.SessionStoreException;
import dev.sessionkit.api.SessionTooLargeException;
import dev.sessionkit.api.SessionType;
import dev.sessionkit.api.UnreadableSessionException;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An exception")
class RefusalsTest {

    private static final String MESSAGE = "what the log may say";

    /** One that Sessionkit's other modules, or a host, have of their own. */
    private static final class OtherException extends SessionException {
        private static final long serialVersionUID = 1L;

        OtherException() {
            super(MESSAGE);
        }
    }

    @Test
    @DisplayName("about sessions has one code and one reason each, and says nothing else")
    void codes() {
        Map<SessionException, String> codes = Map.of(
                new SessionRequiredException(RejectReason.IDLE), "UNAUTHENTICATED SESSION_REQUIRED {reason=IDLE}",
                new SessionRequiredException(RejectReason.ENDED, Optional.of(EndReason.KICKED)),
                        "UNAUTHENTICATED SESSION_REQUIRED {reason=ENDED, endReason=KICKED}",
                new FreshLoginRequiredException(Duration.ofMinutes(1)),
                        "UNAUTHENTICATED FRESH_LOGIN_REQUIRED {maxAge=60}",
                new AccessDeniedException(SessionType.ADMIN_ACCOUNT, SessionType.USER_ACCOUNT),
                        "PERMISSION_DENIED ACCESS_DENIED {required=ADMIN_ACCOUNT}",
                new SessionStoreException(MESSAGE), "UNAVAILABLE SESSIONS_UNAVAILABLE {}",
                new SessionTooLargeException(MESSAGE), "INTERNAL SESSION_TOO_LARGE {}",
                new ReadOnlySessionException("Store"), "INTERNAL SESSION_READ_ONLY {}",
                new UnreadableSessionException(MESSAGE), "INTERNAL SESSION_UNREADABLE {}");
        codes.forEach((thrown, code) -> {
            Refusal refusal = Refusals.of(thrown).orElseThrow();
            Refused sent = new Refused(refusal.exception());
            assertThat(sent.told()).isEqualTo(code);
            assertThat(sent.text()).doesNotContain(MESSAGE);
            assertThat(sent.info().orElseThrow().getDomain()).isEqualTo("sessionkit.dev");
            assertThat(sent.retryAfter().isPresent()).isEqualTo(sent.code() == Status.Code.UNAVAILABLE);
        });
    }

    @Test
    @DisplayName("that is not about sessions, or somebody else's, is the host's to answer")
    void others() {
        assertThat(Refusals.of(new IllegalStateException(MESSAGE))).isEmpty();
        assertThat(Refusals.of(new OtherException())).isEmpty();
        assertThat(Refusals.of(new IllegalStateException(new SessionStoreException(MESSAGE))))
                .isEmpty();
        assertThat(Refusals.of(Status.ABORTED.withCause(new SessionStoreException(MESSAGE))))
                .isEmpty();
        assertThat(Refusals.of(Status.UNKNOWN)).isEmpty();
        assertThat(Refusals.of(Status.UNKNOWN.withCause(new SessionStoreException(MESSAGE))))
                .isPresent();
    }

    @Test
    @DisplayName("about the token is what a client may have its session reissued for, whoever says so")
    void forTheToken() {
        assertThat(isForTheToken(refused(new SessionRequiredException(RejectReason.UNKNOWN))))
                .isTrue();
        assertThat(isForTheToken(refused(new SessionRequiredException(RejectReason.ENDED))))
                .isFalse();
        assertThat(isForTheToken(refused(new FreshLoginRequiredException(Duration.ofMinutes(1)))))
                .isFalse();
        assertThat(isForTheToken(Status.UNAUTHENTICATED.asRuntimeException())).isTrue();
        assertThat(isForTheToken(Status.PERMISSION_DENIED.asRuntimeException())).isFalse();
    }

    private static StatusRuntimeException refused(SessionException thrown) {
        return Refusals.of(thrown).orElseThrow().exception();
    }

    private static boolean isForTheToken(StatusRuntimeException refused) {
        Metadata trailers = refused.getTrailers();
        return RefusalListener.isForTheToken(refused.getStatus(), trailers == null ? new Metadata() : trailers);
    }
}
