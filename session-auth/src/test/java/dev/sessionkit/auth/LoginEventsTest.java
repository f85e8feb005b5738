package dev.sessionkit.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sessionkit.api.LoginFailure;
import dev.sessionkit.api.SessionEvent;
import dev.sessionkit.auth.throttle.LoginThrottledException;
import dev.sessionkit.spi.Account;
import dev.sessionkit.spi.ExternalIdentity;
import dev.sessionkit.spi.Secret;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is told of logins that fail, and of accounts that change. */
class LoginEventsTest {

    private static final Secret WRONG = Secret.of("wrong horse battery staple");

    private static <E extends SessionEvent> List<E> told(LoginHost host, Class<E> type) {
        return host.events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    @Test
    @DisplayName(
            "Requirement 63: a wrong password, an unknown name and a throttled login are told, with who, when and where")
    void failures_areTold() {
        try (LoginHost host = LoginHost.inMemory()) {
            Account anne = host.register("anne");
            assertThatExceptionOfType(LoginRefusedException.class)
                    .isThrownBy(() -> host.logins.loginWithPassword(LoginHost.client(), "anne", WRONG));
            assertThatExceptionOfType(LoginRefusedException.class)
                    .isThrownBy(() -> host.logins.loginWithPassword(LoginHost.client(), "nobody", WRONG));
            assertThatExceptionOfType(LoginRefusedException.class)
                    .isThrownBy(() -> host.logins.login(LoginHost.client(), TicketLogin.NAME, Secret.of("no")));
            assertThat(told(host, SessionEvent.LoginFailed.class))
                    .containsExactly(
                            failed(host, LoginFailure.CREDENTIALS, "PASSWORD", Optional.of(anne)),
                            failed(host, LoginFailure.CREDENTIALS, "PASSWORD", Optional.empty()),
                            failed(host, LoginFailure.CREDENTIALS, TicketLogin.NAME, Optional.empty()));
            for (int i = 0; i < 7; i++) {
                assertThatExceptionOfType(LoginRefusedException.class)
                        .isThrownBy(() -> host.logins.loginWithPassword(LoginHost.client(), "anne", WRONG));
            }
            host.events.clear();
            assertThatExceptionOfType(LoginThrottledException.class)
                    .isThrownBy(() -> host.logins.loginWithPassword(LoginHost.client(), "anne", WRONG));
            assertThat(told(host, SessionEvent.LoginFailed.class))
                    .containsExactly(failed(host, LoginFailure.THROTTLED, "PASSWORD", Optional.empty()));
        }
    }

    private static SessionEvent.LoginFailed failed(
            LoginHost host, LoginFailure failure, String provider, Optional<Account> account) {
        return new SessionEvent.LoginFailed(
                failure, provider, account.map(Account::id), Optional.of("198.51.100.7"), host.clock.instant());
    }

    @Test
    @DisplayName("Requirement 63: a limit that is hit is told")
    void limit_isTold() {
        try (LoginHost host = LoginHost.inMemory("'SessionLimit': 1, 'LimitPolicy': 'REJECT'")) {
            LoginResult first = host.signIn("anne");
            assertThatExceptionOfType(SessionLimitException.class).isThrownBy(() -> host.signIn("anne"));
            assertThat(told(host, SessionEvent.LoginFailed.class))
                    .containsExactly(failed(host, LoginFailure.LIMIT, TicketLogin.NAME, Optional.of(first.account())));
        }
    }

    @Test
    @DisplayName("Requirement 63: what becomes of an account is told, one event for each change")
    void accountChanges_areTold() {
        try (LoginHost host = LoginHost.inMemory()) {
            long anne = host.accountService
                    .register("anne", Optional.of("anne@example.com"), AuthHost.PASSWORD)
                    .number();
            host.accountService.changePassword(anne, AuthHost.PASSWORD, WRONG, false, Optional.empty());
            host.accountService.resetPassword(anne, AuthHost.PASSWORD);
            host.accountService.verifyEmail(anne);
            host.accountService.changeRole(anne, "admin");
            host.accountService.disable(anne);
            host.accountService.enable(anne);
            host.accountService.delete(anne);
            assertThat(told(host, SessionEvent.AccountChanged.class))
                    .extracting(SessionEvent.AccountChanged::change)
                    .containsExactly(
                            "REGISTERED",
                            "PASSWORD_CHANGED",
                            "PASSWORD_CHANGED",
                            "EMAIL_VERIFIED",
                            "ROLE_CHANGED",
                            "DISABLED",
                            "ENABLED",
                            "DELETED");
        }
    }

    @Test
    @DisplayName(
            "An identity that is taken from an account ends the sessions that came from there, and opens it no more")
    void unlink_endsItsSessions() {
        try (LoginHost host = LoginHost.inMemory()) {
            LoginResult bare = host.signIn("bare");
            ExternalIdentity identity = TicketLogin.identity("bare");
            long number = bare.account().number();
            assertThatExceptionOfType(IllegalStateException.class)
                    .as("nobody could sign in any more")
                    .isThrownBy(() -> host.accountService.unlink(number, identity));
            host.accountService.resetPassword(number, AuthHost.PASSWORD);
            LoginResult byTicket = host.signIn("bare");
            LoginResult byPassword = host.signInWithPassword(bare.account().userName());
            assertThat(host.accountService.unlink(number, TicketLogin.identity("another")))
                    .isFalse();
            assertThat(host.accountService.unlink(number, identity)).isTrue();
            assertThat(host.opens(byTicket)).isFalse();
            assertThat(host.opens(byPassword)).isTrue();
            assertThat(host.signIn("bare").account().number()).isNotEqualTo(number);
        }
    }

    @Test
    @DisplayName("A password that is reset ends every session, and the old one is dead")
    void reset_endsAll() {
        try (LoginHost host = LoginHost.inMemory()) {
            Account anne = host.register("anne");
            LoginResult before = host.signInWithPassword("anne");
            assertThat(host.accountService.resetPassword(anne.number(), WRONG)).isTrue();
            assertThat(host.opens(before)).isFalse();
            assertThatExceptionOfType(LoginRefusedException.class).isThrownBy(() -> host.signInWithPassword("anne"));
            assertThat(host.accountService.resetPassword(anne.number() + 1, WRONG))
                    .isFalse();
        }
    }
}
