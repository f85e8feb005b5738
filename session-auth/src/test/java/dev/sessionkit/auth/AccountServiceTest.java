package dev.sessionkit.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sessionkit.api.SessionType;
import dev.sessionkit.auth.throttle.LoginThrottledException;
import dev.sessionkit.spi.Account;
import dev.sessionkit.spi.Secret;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Accounts as a host manages them. */
class AccountServiceTest {

    private static final Secret WRONG = Secret.of("wrong horse battery staple");

    @Test
    @DisplayName("An account is found by its name and its address, in any spelling")
    void find_anySpelling() {
        try (AuthHost host = AuthHost.inMemory()) {
            Account anne = host.accounts.register("Anne", Optional.of("anne@example.com"), AuthHost.PASSWORD);
            assertThat(host.accounts.find("aNNE")).contains(anne);
            assertThat(host.accounts.find("ANNE@example.com")).contains(anne);
            assertThat(host.accounts.find("bob")).isEmpty();
            assertThat(host.accounts.find("\u0000")).isEmpty();
        }
    }

    @Test
    @DisplayName("A password is verified without a session, and guesses of it are slowed")
    void verify_slowed() {
        try (AuthHost host = AuthHost.inMemory()) {
            long anne = host.accounts
                    .register("anne", Optional.empty(), AuthHost.PASSWORD)
                    .number();
            for (int i = 0; i < 20; i++) {
                assertThat(host.accounts.verify(anne, AuthHost.PASSWORD)).isTrue();
            }
            assertThat(host.accounts.verify(anne + 1, AuthHost.PASSWORD)).isFalse();
            for (int i = 0; i < 10; i++) {
                assertThat(host.accounts.verify(anne, WRONG)).isFalse();
            }
            assertThatExceptionOfType(LoginThrottledException.class)
                    .isThrownBy(() -> host.accounts.verify(anne, AuthHost.PASSWORD));
            assertThatExceptionOfType(LoginThrottledException.class)
                    .isThrownBy(
                            () -> host.accounts.changePassword(anne, WRONG, AuthHost.PASSWORD, true, Optional.empty()));
            host.clock.advance(Duration.ofMinutes(1));
            assertThat(host.accounts.verify(anne, AuthHost.PASSWORD)).isTrue();
            host.accounts.disable(anne);
            assertThat(host.accounts.verify(anne, AuthHost.PASSWORD)).isFalse();
        }
    }

    @Test
    @DisplayName("Requirement 23: a change of role ends the sessions, and counts from the next login on")
    void changeRole_endsSessions() {
        try (AuthHost host = AuthHost.inMemory()) {
            long anne = host.accounts
                    .register("anne", Optional.empty(), AuthHost.PASSWORD)
                    .number();
            SessionGrant before = host.signIn("anne", AuthHost.PHONE, "app/1.0");
            assertThat(host.accounts.changeRole(anne, "admin")).isTrue();
            assertThat(host.opens(before.authToken())).isFalse();
            assertThat(host.framework
                            .sessions()
                            .describe(before.authToken().id())
                            .orElseThrow()
                            .ending()
                            .orElseThrow()
                            .reason())
                    .isEqualTo(AccountService.ROLE_CHANGED);
            SessionGrant after = host.signIn("anne", AuthHost.PHONE, "app/1.0");
            assertThat(host.open(after.authToken()).orElseThrow().type()).isEqualTo(SessionType.ADMIN_ACCOUNT);
            assertThat(host.accounts.changeRole(anne + 1, "admin")).isFalse();
            assertThatIllegalArgumentException().isThrownBy(() -> host.accounts.changeRole(anne, ""));
        }
    }
}
