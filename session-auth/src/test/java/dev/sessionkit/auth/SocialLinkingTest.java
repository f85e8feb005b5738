package dev.sessionkit.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sessionkit.api.EndReason;
import dev.sessionkit.api.FreshLoginRequiredException;
import dev.sessionkit.api.SessionRequest;
import dev.sessionkit.api.SessionRequiredException;
import dev.sessionkit.spi.Account;
import dev.sessionkit.spi.AccountDetails;
import dev.sessionkit.spi.AccountWrite;
import dev.sessionkit.spi.Accounts;
import dev.sessionkit.spi.ExternalIdentity;
import dev.sessionkit.tck.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Whose account an identity is: by being linked from a fresh session of that account, and by nothing less. */
class SocialLinkingTest {

    private static final Map<String, ?> VERIFIED = Map.of("email", "Anne@Example.com", "email_verified", true);
    private static final Map<String, ?> UNVERIFIED = Map.of("email", "anne@example.com", "email_verified", false);
    private static final String TRUSTED = ", \"LinkVerifiedEmail\": true";

    private SocialLoginHost host = SocialLoginHost.inMemory();

    @AfterEach
    void close() {
        host.close();
    }

    private void restart(SocialLoginHost other) {
        host.close();
        host = other;
    }

    private Account registered(String name) {
        return host.accounts.register(name, Optional.of(name + "@example.com"), AuthHost.PASSWORD);
    }

    private SocialLoginResult finish(SocialLoginStart start, LoginClient client) {
        return host.social.finish(
                client, "games", host.callback(start), List.of(start.binding().reveal()));
    }

    private static LoginClient of(LoginResult session) {
        return SocialLoginHost.client().insteadOf(SocialLoginHost.id(session));
    }

    @Test
    @DisplayName("Requirement 33: linked from a fresh session; then the identity signs in to that account")
    void link_fresh() {
        Account anne = registered("anne");
        LoginResult session = host.password("anne");
        SocialLoginStart start = host.social.beginLink(host.open(session), "games", "/settings");
        host.expects("games", "anne-1", Map.of());
        SocialLoginResult.Linked linked = (SocialLoginResult.Linked) finish(start, of(session));
        assertThat(linked.target()).isEqualTo("/settings");
        assertThat(linked.account().identities()).hasSize(1);
        assertThat(host.opens(session)).as("the session goes on").isTrue();
        assertThat(host.signIn("games", "anne-1", Map.of()).login().account().number())
                .isEqualTo(anne.number());
        SocialLoginStart again = host.social.beginLink(host.open(session), "games", "/settings");
        host.expects("games", "anne-1", Map.of());
        assertThat(finish(again, of(session))).as("linked already").isInstanceOf(SocialLoginResult.Linked.class);
    }

    @Test
    @DisplayName("Requirement 33: nobody links without a session, or from one whose login is a quarter of an hour ago")
    void link_notFresh() {
        registered("anne");
        LoginResult session = host.password("anne");
        assertThatExceptionOfType(SessionRequiredException.class)
                .isThrownBy(() -> host.social.beginLink(
                        host.framework.open(SessionRequest.of(Map.of()), new Answer()), "games", "/"));
        host.clock.advance(Duration.ofMinutes(15).plusMillis(1));
        assertThatExceptionOfType(FreshLoginRequiredException.class)
                .isThrownBy(() -> host.social.beginLink(host.open(session), "games", "/"));
    }

    @Test
    @DisplayName("A link ends in a live session of the same user, or nothing is linked")
    void link_otherSession() {
        registered("anne");
        registered("bob");
        LoginResult anne = host.password("anne");
        LoginResult bob = host.password("bob");
        for (LoginClient client : List.of(SocialLoginHost.client(), of(bob))) {
            SocialLoginStart start = host.social.beginLink(host.open(anne), "games", "/");
            host.expects("games", "anne-1", Map.of());
            assertThatExceptionOfType(LoginRefusedException.class).isThrownBy(() -> finish(start, client));
        }
        SocialLoginStart start = host.social.beginLink(host.open(anne), "games", "/");
        host.open(anne).session().orElseThrow().end(EndReason.LOGOUT);
        host.expects("games", "anne-1", Map.of());
        assertThatExceptionOfType(LoginRefusedException.class).isThrownBy(() -> finish(start, of(anne)));
        assertThat(host.signIn("games", "anne-1", Map.of()).login().account().number())
                .as("it was linked to nobody")
                .isNotEqualTo(anne.account().number());
    }

    @Test
    @DisplayName("What was begun as a link signs nobody in")
    void link_isNoLogin() {
        registered("anne");
        SocialLoginStart start = host.social.beginLink(host.open(host.password("anne")), "games", "/");
        host.expects("games", "anne-1", Map.of());
        assertThatExceptionOfType(LoginRefusedException.class)
                .isThrownBy(() -> host.authentication
                        .authenticationService()
                        .login(SocialLoginHost.client(), "OIDC", host.payload("games", start)));
    }

    @Test
    @DisplayName("Requirement 57: an identity that is another account's stays there")
    void link_taken() {
        Account first = host.signIn("games", "anne-1", Map.of()).login().account();
        registered("bob");
        LoginResult bob = host.password("bob");
        SocialLoginStart start = host.social.beginLink(host.open(bob), "games", "/");
        host.expects("games", "anne-1", Map.of());
        assertThatExceptionOfType(AccountTakenException.class).isThrownBy(() -> finish(start, of(bob)));
        assertThat(host.signIn("games", "anne-1", Map.of()).login().account()).isEqualTo(first);
    }

    @Test
    @DisplayName(
            "An account that has as many identities as it can is told so, where one is linked and where an address links")
    void link_tooMany() {
        restart(SocialLoginHost.withProviders(TRUSTED));
        Account anne = verified(registered("anne"));
        List<ExternalIdentity> most = IntStream.range(0, AccountDetails.MOST_IDENTITIES)
                .mapToObj(number -> new ExternalIdentity("https://elsewhere.example", "anne-" + number))
                .toList();
        Accounts kept = host.framework.component(Accounts.class);
        assertThat(kept.replace(anne, anne.with(anne.details().withIdentities(most), anne.revision() + 1)))
                .isInstanceOf(AccountWrite.Done.class);
        LoginResult session = host.password("anne");
        SocialLoginStart start = host.social.beginLink(host.open(session), "games", "/");
        host.expects("games", "anne-1", Map.of());
        assertThatExceptionOfType(TooManyIdentitiesException.class).isThrownBy(() -> finish(start, of(session)));
        SocialLoginStart login = host.social.begin("games", "/");
        host.expects("games", "anne-1", VERIFIED);
        assertThatExceptionOfType(TooManyIdentitiesException.class)
                .isThrownBy(() -> finish(login, SocialLoginHost.client()));
    }

    @Test
    @DisplayName(
            "What an untrusted provider calls verified does not occupy the address: its owner still registers with it")
    void email_untrusted() {
        assertThat(host.signIn("games", "early-1", VERIFIED).login().account().email())
                .isEmpty();
        assertThat(registered("anne").email()).contains("anne@example.com");
    }

    @Test
    @DisplayName("An account that was disabled meanwhile is linked to nothing")
    void link_disabled() {
        Account anne = registered("anne");
        LoginResult session = host.password("anne");
        SocialLoginStart start = host.social.beginLink(host.open(session), "games", "/");
        host.accounts.disable(anne.number());
        host.expects("games", "anne-1", Map.of());
        assertThatExceptionOfType(LoginRefusedException.class).isThrownBy(() -> finish(start, of(session)));
    }

    /** As a host does that has sent a mail with a link. */
    private Account verified(Account account) {
        Accounts kept = host.framework.component(Accounts.class);
        Account next = account.with(account.details().withEmail(account.email(), true), account.revision() + 1);
        assertThat(kept.replace(account, next)).isInstanceOf(AccountWrite.Done.class);
        return next;
    }

    @Test
    @DisplayName("Usually an e-mail address links nothing, verified by both or not")
    void email_off() {
        Account anne = verified(registered("anne"));
        Account other = host.signIn("games", "anne-1", VERIFIED).login().account();
        assertThat(other.number()).isNotEqualTo(anne.number());
        assertThat(other.email()).as("it is somebody's").isEmpty();
    }

    @Test
    @DisplayName("With LinkVerifiedEmail an address that both sides have verified links, and no other")
    void email_on() {
        restart(SocialLoginHost.withProviders(TRUSTED));
        Account anne = registered("anne");
        assertThat(host.signIn("games", "early-1", VERIFIED).login().account().number())
                .as("not verified here")
                .isNotEqualTo(anne.number());
        verified(anne);
        assertThat(host.signIn("games", "liar-1", UNVERIFIED).login().account().number())
                .as("not verified there")
                .isNotEqualTo(anne.number());
        assertThat(host.signIn("games", "anne-1", VERIFIED).login().account().number())
                .isEqualTo(anne.number());
        assertThat(host.signIn("games", "anne-1", Map.of()).login().account().number())
                .as("from then on by issuer and subject")
                .isEqualTo(anne.number());
    }
}
