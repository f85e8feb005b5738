package dev.sessionkit.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionkit.spi.Login;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What clients say of themselves")
class LoginTextTest {

    @Test
    @DisplayName("A device is called what its user calls it, in whatever script")
    void name_ofADevice() {
        try (LoginHost host = LoginHost.inMemory()) {
            host.register("anne");

            LoginResult login = host.logins.loginWithPassword(
                    LoginHost.client().onDevice("Büro 東京 \uD83D\uDCBB"), "anne", LoginHost.PASSWORD);

            assertThat(login.session().session().state().login().flatMap(Login::device))
                    .contains("Büro 東京 \uD83D\uDCBB");
        }
    }

    @Test
    @DisplayName("Nothing in its name ends a line, turns one round, or is half a character, wherever it is cut")
    void name_hostile() {
        assertThat(LoginText.name("a\r\nb\0c\u202Ed\u2028e\uD83D", 20)).isEqualTo("a??b?c?d?e?");
        assertThat(LoginText.name("\uD83D\uDCBB\uD83D\uDCBB", 3)).isEqualTo("\uD83D\uDCBB?");
    }

    @Test
    @DisplayName("Of headers only visible ASCII is kept")
    void cut_headers() {
        assertThat(LoginText.cut("Büro\t1.0", 6)).isEqualTo("B?ro?1");
    }
}
