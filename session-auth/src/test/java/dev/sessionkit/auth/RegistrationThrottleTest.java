package dev.sessionkit.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sessionkit.auth.password.PasswordRefusedException;
import dev.sessionkit.auth.throttle.LoginThrottledException;
import dev.sessionkit.spi.Secret;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Registering is for anybody, so it is counted; and an old refresh token tells an owner from a stranger. */
class RegistrationThrottleTest {

    @Test
    @DisplayName("Registrations from one address are slowed, refused ones too; others are not kept out")
    void register_perAddress() {
        try (PairHost host = PairHost.with("LoginThrottle", Map.of("TriesPerAddress", 3))) {
            host.register("anne");
            assertThatExceptionOfType(AccountTakenException.class).isThrownBy(() -> host.register("anne"));
            assertThatExceptionOfType(PasswordRefusedException.class)
                    .isThrownBy(
                            () -> host.pairs.register(PairHost.client(), "bob", Optional.empty(), Secret.of("short")));
            assertThatExceptionOfType(LoginThrottledException.class).isThrownBy(() -> host.register("bob"));
            LoginClient elsewhere = LoginClient.of(ClientRequest.from("203.0.113.9"));
            assertThat(host.pairs
                            .register(elsewhere, "bob", Optional.empty(), PairHost.PASSWORD)
                            .account()
                            .userName())
                    .isEqualTo("bob");
        }
    }

    @Test
    @DisplayName("So are registrations for a session of one token, which signs in")
    void registerForOneToken_perAddress() {
        try (LoginHost host = LoginHost.inMemory()) {
            LoginResult anne = host.logins.register(LoginHost.client(), "anne", Optional.empty(), LoginHost.PASSWORD);
            assertThat(host.open(anne).orElseThrow().user())
                    .contains(anne.account().id());
            LoginClient here = LoginClient.of(ClientRequest.from("203.0.113.8"));
            for (int i = 0; i < LoginHost.TRIES_PER_ADDRESS; i++) {
                assertThatExceptionOfType(PasswordRefusedException.class)
                        .isThrownBy(() -> host.logins.register(here, "bob", Optional.empty(), Secret.of("short")));
            }
            assertThatExceptionOfType(LoginThrottledException.class)
                    .isThrownBy(() -> host.logins.register(here, "bob", Optional.empty(), LoginHost.PASSWORD));
            LoginClient elsewhere = LoginClient.of(ClientRequest.from("203.0.113.9"));
            assertThat(host.logins
                            .register(elsewhere, "bob", Optional.empty(), LoginHost.PASSWORD)
                            .account()
                            .userName())
                    .isEqualTo("bob");
        }
    }

    @Test
    @DisplayName("So are logins that begin for another system: each leaves a record for a while")
    void beginSocialLogin_perAddress() {
        try (SocialLoginHost host = SocialLoginHost.withLogin("{}, \"LoginThrottle\": {\"TriesPerAddress\": 2}")) {
            SocialLoginRequest login = SocialLoginRequest.of("games", SocialLoginHost.TARGET);
            host.social.begin(ClientRequest.from("203.0.113.8"), login);
            host.social.begin(ClientRequest.from("203.0.113.8"), login);
            assertThatExceptionOfType(LoginThrottledException.class)
                    .isThrownBy(() -> host.social.begin(ClientRequest.from("203.0.113.8"), login));
            assertThat(host.social
                            .begin(ClientRequest.from("203.0.113.9"), login)
                            .until())
                    .isAfter(host.clock.instant());
        }
    }

    @Test
    @DisplayName("Strangers who use up an account's tries do not keep out whoever shows an old refresh token of it")
    void login_holding() {
        try (PairHost host = PairHost.with("LoginThrottle", Map.of("TriesPerAccount", 2))) {
            TokenPairGrant before = host.register("anne");
            host.register("bob");
            for (int i = 0; i < 2; i++) {
                LoginClient stranger = LoginClient.of(ClientRequest.from("203.0.113." + i));
                assertThatExceptionOfType(LoginRefusedException.class)
                        .isThrownBy(() -> host.pairs.login(stranger, "anne", Secret.of("a wrong password")));
            }
            assertThatExceptionOfType(LoginThrottledException.class).isThrownBy(() -> host.login("anne"));
            LoginClient owner = PairHost.client().holding(before.refreshToken().reveal());
            assertThat(host.pairs.login(owner, "anne", PairHost.PASSWORD).session())
                    .isNotEqualTo(before.session());
            LoginClient other =
                    PairHost.client().holding(host.login("bob").refreshToken().reveal());
            assertThatExceptionOfType(LoginThrottledException.class)
                    .isThrownBy(() -> host.pairs.login(other, "anne", PairHost.PASSWORD));
        }
    }
}
