package dev.sessionkit.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessionkit.spi.ForeignToken;
import dev.sessionkit.spi.Login;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SessionExceptionTest {

    private static final String HOSTILE = "\u001b[31m<script>\r\nSet-Cookie: x=y ";

    static Stream<ThrowingCallable> refusals() {
        return Stream.of(
                () -> new UserId(HOSTILE),
                () -> new UserId(HOSTILE.repeat(10)),
                () -> new EndReason(HOSTILE),
                () -> SessionKey.of(HOSTILE, String.class),
                () -> SessionKey.of(HOSTILE.repeat(10), String.class),
                () -> new ForeignToken(HOSTILE.repeat(1000)),
                () -> login(HOSTILE.repeat(10), "agent"),
                () -> login("device", HOSTILE.repeat(20)));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void messages_nothingOfWhatWasSent(ThrowingCallable refused) {
        assertThatThrownBy(refused)
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .matches("[ -~]{10,200}")
                .doesNotContain("script", "Set-Cookie", "x=y");
    }

    @Test
    void required_reason() {
        SessionRequiredException absent = new SessionRequiredException(RejectReason.ABSENT);
        SessionRequiredException ended =
                new SessionRequiredException(RejectReason.ENDED, Optional.of(EndReason.KICKED));

        assertThat(absent).hasMessage("no valid session: ABSENT");
        assertThat(absent.endReason()).isEmpty();
        assertThat(ended).hasMessage("no valid session: ENDED (KICKED)");
        assertThat(ended.reason()).isEqualTo(RejectReason.ENDED);
        assertThat(ended.endReason()).contains(EndReason.KICKED);
    }

    @Test
    void required_afterSerialization() throws IOException, ClassNotFoundException {
        SessionRequiredException copy =
                copyOf(new SessionRequiredException(RejectReason.ENDED, Optional.of(EndReason.KICKED)));

        assertThat(copy).hasMessage("no valid session: ENDED (KICKED)");
        assertThat(copy.reason()).isEqualTo(RejectReason.ENDED);
        assertThat(copy.endReason()).isEmpty();
    }

    @Test
    void denied_whatIsThereAndWhatIsAskedFor() {
        AccessDeniedException denied = new AccessDeniedException(SessionType.ADMIN_ACCOUNT, SessionType.USER_ACCOUNT);

        assertThat(denied).hasMessage("the session is a USER_ACCOUNT; ADMIN_ACCOUNT is required");
        assertThat(denied.required()).isEqualTo(SessionType.ADMIN_ACCOUNT);
        assertThat(denied.actual()).isEqualTo(SessionType.USER_ACCOUNT);
    }

    @Test
    void readOnly_whatToDo() {
        ReadOnlySessionException refused = new ReadOnlySessionException("TokenSessionStore");

        assertThat(refused.store()).isEqualTo("TokenSessionStore");
        assertThat(refused)
                .hasMessageContaining("TokenSessionStore")
                .hasMessageContaining("Catena.SessionStore.SessionProvider");
    }

    private static Login login(String device, String agent) {
        return new Login(
                Instant.EPOCH, "PASSWORD", Optional.of(device), Optional.empty(), Optional.of(agent), Optional.empty());
    }

    private static SessionRequiredException copyOf(SessionRequiredException original)
            throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(original);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (SessionRequiredException) in.readObject();
        }
    }
}
