package dev.sessionkit.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sessionkit.api.SessionStoreException;
import dev.sessionkit.spi.Accounts;
import dev.sessionkit.spi.Secret;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Accounts fail in the middle of something: nobody honest is signed out, and doing it again finishes it. */
class BrokenAccountsTest {

    private static final Secret NEXT = Secret.of("another good password");

    private final AuthHost host = AuthHost.inMemory();
    private final BrokenAccounts broken = new BrokenAccounts(host.framework.component(Accounts.class));
    private final Authentication authentication = Authentication.of(host.framework, broken);
    private long anne;

    @BeforeEach
    void register() {
        anne = host.accounts
                .register("anne", Optional.empty(), AuthHost.PASSWORD)
                .number();
    }

    @AfterEach
    void close() {
        host.close();
    }

    @Test
    @DisplayName("A reissue while accounts cannot be read writes nothing, so the same token is good when they can")
    void reissue_accountsDown() {
        SessionGrant grant = host.signIn("anne", AuthHost.PHONE, "app/1.0");
        broken.readable(false);
        String token = grant.reissueToken().reveal();
        assertThatExceptionOfType(SessionStoreException.class)
                .isThrownBy(() -> authentication.sessionsService().reissue(AuthHost.client("app/1.0"), token));
        host.clock.advance(Duration.ofHours(1));
        broken.readable(true);
        SessionGrant next = authentication.sessionsService().reissue(AuthHost.client("app/1.0"), token);
        assertThat(host.opens(next.authToken())).isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            value = BrokenAccounts.Change.class,
            names = {"FAILS", "ANSWER_LOST"})
    @DisplayName("A password change that failed in the middle is finished by the same change again")
    void changePassword_again(BrokenAccounts.Change change) {
        SessionGrant grant = host.signIn("anne", AuthHost.PHONE, "app/1.0");
        broken.next(change);
        AccountService accounts = authentication.accountService();
        assertThatExceptionOfType(SessionStoreException.class)
                .isThrownBy(() -> accounts.changePassword(anne, AuthHost.PASSWORD, NEXT, true, Optional.empty()));
        accounts.changePassword(anne, AuthHost.PASSWORD, NEXT, true, Optional.empty());
        assertThat(host.opens(grant.authToken())).isFalse();
        assertThat(host.service
                        .create(AuthHost.client("app/1.0"), "anne", NEXT, AuthHost.PHONE)
                        .userId())
                .isEqualTo(anne);
        assertThatExceptionOfType(LoginRefusedException.class)
                .isThrownBy(() -> accounts.changePassword(
                        anne, AuthHost.PASSWORD, Secret.of("a third good password"), true, Optional.empty()));
    }

    @Test
    @DisplayName("A deletion that failed has ended the sessions, and is finished by deleting again")
    void delete_again() {
        SessionGrant grant = host.signIn("anne", AuthHost.PHONE, "app/1.0");
        AccountService accounts = authentication.accountService();
        broken.next(BrokenAccounts.Change.FAILS);
        assertThatExceptionOfType(SessionStoreException.class).isThrownBy(() -> accounts.delete(anne));
        broken.deletes(false);
        assertThatExceptionOfType(SessionStoreException.class).isThrownBy(() -> accounts.delete(anne));
        assertThat(host.opens(grant.authToken())).isFalse();
        assertThatExceptionOfType(LoginRefusedException.class)
                .isThrownBy(() -> host.signIn("anne", AuthHost.PHONE, "app/1.0"));
        broken.deletes(true);
        assertThat(accounts.delete(anne)).isTrue();
        assertThat(accounts.delete(anne)).isFalse();
    }
}
