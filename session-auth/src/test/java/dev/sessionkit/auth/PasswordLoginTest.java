package dev.sessionkit.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sessionkit.api.SessionEvent;
import dev.sessionkit.spi.Secret;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The payload of PASSWORD (seed 001), and the same by name and password. */
class PasswordLoginTest {

    private final LoginHost host = LoginHost.inMemory();

    @BeforeEach
    void register() {
        host.accountService.register("anne", Optional.of("anne@example.com"), LoginHost.PASSWORD);
    }

    @AfterEach
    void close() {
        host.close();
    }

    private LoginResult login(String payload) {
        return host.logins.login(LoginHost.client(), "PASSWORD", Secret.of(payload.replace('\'', '"')));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'username': 'anne', 'password': 'correct horse battery staple'}",
                "{'username': 'ANNE', 'password': 'correct horse battery staple', 'more': {'of': ['it']}}",
                "{'email': 'Anne@Example.com', 'password': 'correct horse battery staple'}",
                "{'username': 'anne@example.com', 'password': 'correct horse battery staple'}",
                "{'username': '', 'email': 'anne', 'password': 'correct horse battery staple'}",
                "{'username': null, 'email': 'anne', 'password': 'correct horse battery staple'}",
                "{'username': 'anne', 'email': 'bob', 'password': 'correct horse battery staple'}",
                " \n{'password': 'correct horse b\\u0061ttery staple', 'username': 'anne'} ",
            })
    @DisplayName("Name or e-mail address, and password, signs in; of both names the first counts")
    void payload_signsIn(String payload) {
        LoginResult result = login(payload);
        assertThat(result.account().userName()).isEqualTo("anne");
        assertThat(host.opens(result)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "7",
                "'anne'",
                "[]",
                "[{'username': 'anne', 'password': 'correct horse battery staple'}]",
                "{}",
                "{'username': 'anne'}",
                "{'username': 'anne', 'password': ''}",
                "{'username': 'anne', 'password': null}",
                "{'username': 'anne', 'password': 7}",
                "{'username': 'anne', 'password': ['correct horse battery staple']}",
                "{'password': 'correct horse battery staple'}",
                "{'username': 7, 'password': 'correct horse battery staple'}",
                "{'Username': 'anne', 'password': 'correct horse battery staple'}",
                "{'username': 'anne', 'password': 'correct horse battery staple'",
                "{'username': 'anne', 'password': 'correct horse battery staple'} {}",
                "{'username': 'anne', 'password': 'correct horse battery staple'},",
                "{'username': 'bob', 'username': 'anne', 'password': 'correct horse battery staple'}",
                "{'username': 'anne', 'password': 'x', 'password': 'correct horse battery staple'}",
                "{username: 'anne', 'password': 'correct horse battery staple'}",
                "{'username': 'anne', 'password': 'correct horse battery staple' /* */}",
            })
    @DisplayName("Whatever else is no payload, and is answered without being quoted")
    void payload_isNone(String payload) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> login(payload))
                .withMessage("the payload is a JSON object with the texts username or email, and password")
                .withNoCause();
        assertThat(host.events)
                .as("a mistake of the client's is no attempt")
                .hasOnlyElementsOfType(SessionEvent.AccountChanged.class);
    }

    @Test
    @DisplayName("Requirement 6: a payload that is deep or long is refused like any other")
    void payload_isHostile() {
        assertThatIllegalArgumentException().isThrownBy(() -> login("[".repeat(LoginProvider.LONGEST_PAYLOAD)));
        assertThatIllegalArgumentException().isThrownBy(() -> login("{'a':".repeat(3_000)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> login("{'username': '" + "a".repeat(255) + "', 'password': 'x'}"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> login("{'username': '" + "a".repeat(16_384) + "', 'password': 'x'}"))
                .withMessage("a login's payload has at most 16384 characters");
        for (String wrong : new String[] {
            "{'username': 'anne', 'password': 'correct horse battery staple '}",
            "{'username': 'anne', 'password': '\\ud800'}",
            "{'username': '\\udfff\\u0000', 'password': 'x'}",
            "{'username': 'anne', 'password': '" + "x".repeat(16_000) + "'}",
        }) {
            assertThatExceptionOfType(LoginRefusedException.class)
                    .as(wrong.length() > 100 ? "long" : wrong)
                    .isThrownBy(() -> login(wrong));
        }
    }

    @Test
    @DisplayName("By name and password alone: the same account, the same refusals")
    void loginWithPassword() {
        assertThat(host.signInWithPassword("anne@example.com").account().userName())
                .isEqualTo("anne");
        for (String name : new String[] {"", "a".repeat(255)}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> host.signInWithPassword(name))
                    .withMessage("a user name has 1 to 254 characters");
        }
        assertThatExceptionOfType(LoginRefusedException.class).isThrownBy(() -> host.signInWithPassword("bob"));
        assertThatExceptionOfType(LoginRefusedException.class)
                .isThrownBy(() -> host.logins.loginWithPassword(LoginHost.client(), "anne", Secret.of("wrong")));
    }

    @Test
    @DisplayName("Requirement 29: a disabled account is answered like a wrong password")
    void disabled() {
        LoginResult before = host.signInWithPassword("anne");
        host.accountService.disable(before.account().number());
        assertThat(host.opens(before)).isFalse();
        assertThatExceptionOfType(LoginRefusedException.class)
                .isThrownBy(() -> host.signInWithPassword("anne"))
                .withMessage(new LoginRefusedException().getMessage());
    }
}
