package dev.sessionkit.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

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
import dev.sessionkit.servlet.problem.Problem;
import jakarta.servlet.ServletException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("An exception")
class ProblemsTest {

    private static final String MESSAGE = "what the log may say";

    private final Problems problems = new Problems(Challenge.session());
    private final Problems bearers = new Problems(Challenge.bearer("things"));

    /** One that Sessionkit's other modules, or a host, have of their own. */
    private static final class OtherException extends SessionException {
        private static final long serialVersionUID = 1L;

        OtherException() {
            super(MESSAGE);
        }
    }

    @Test
    @DisplayName("about sessions has one status and one code each")
    void codes() {
        Map<SessionException, String> codes = Map.of(
                new SessionRequiredException(RejectReason.IDLE), "401 session-required",
                new FreshLoginRequiredException(Duration.ofMinutes(1)), "401 fresh-login-required",
                new AccessDeniedException(SessionType.ADMIN_ACCOUNT, SessionType.USER_ACCOUNT), "403 access-denied",
                new CrossSiteRequestException("what to do"), "403 cross-site-request",
                new SessionStoreException(MESSAGE), "503 sessions-unavailable",
                new SessionTooLargeException(MESSAGE), "500 session-too-large",
                new ReadOnlySessionException("Store"), "500 session-read-only",
                new UnreadableSessionException(MESSAGE), "500 session-unreadable");
        codes.forEach((thrown, code) -> {
            Problem problem = problems.of(thrown).orElseThrow();
            assertThat(problem.status() + " " + problem.code()).isEqualTo(code);
            assertThat(problem.toString()).doesNotContain(MESSAGE);
            assertThat(problem.headers().containsKey("WWW-Authenticate")).isEqualTo(problem.status() == 401);
            assertThat(problem.headers().containsKey("Retry-After")).isEqualTo(problem.status() == 503);
        });
    }

    @Test
    @DisplayName("that is not about sessions, or somebody else's, is the host's to answer")
    void others() {
        assertThat(problems.of(new IllegalStateException(MESSAGE))).isEmpty();
        assertThat(problems.of(new OtherException())).isEmpty();
        assertThat(problems.of(new ServletException(MESSAGE))).isEmpty();
        assertThat(problems.of(new IllegalStateException(new SessionStoreException(MESSAGE))))
                .as("whoever wraps it otherwise has made it their own")
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(RejectReason.class)
    @DisplayName("tells bearers invalid_token where they presented one (RFC 6750, section 3.1)")
    void invalidToken(RejectReason reason) {
        Problem problem = bearers.of(new SessionRequiredException(reason)).orElseThrow();

        assertThat(problem.headers().get("WWW-Authenticate"))
                .isEqualTo(
                        "Bearer realm=\"things\"" + (reason == RejectReason.ABSENT ? "" : ", error=\"invalid_token\""));
        assertThat(problem.members()).containsEntry("reason", reason.name());
    }

    @Test
    @DisplayName("tells who is taken for another site's what to do")
    void crossSite() {
        Problem problem =
                problems.of(new CrossSiteRequestException("what to do")).orElseThrow();

        assertThat(problem.members()).containsEntry("detail", "what to do");
    }

    @Test
    @DisplayName("tells why the session ended")
    void endReason() {
        Problem problem = problems.of(new SessionRequiredException(RejectReason.ENDED, Optional.of(EndReason.KICKED)))
                .orElseThrow();

        assertThat(problem.members()).containsEntry("endReason", "KICKED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\"b", "a\\b", "a\r\nb", "\u00fc", "\t"})
    @DisplayName("is never asked for in a realm that could break out of its header")
    void realms(String realm) {
        assertThatIllegalArgumentException().isThrownBy(() -> Challenge.bearer(realm));
    }
}
