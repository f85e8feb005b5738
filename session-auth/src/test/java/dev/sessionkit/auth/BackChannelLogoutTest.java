package dev.sessionkit.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sessionkit.api.EndReason;
import dev.sessionkit.api.SessionRequiredException;
import dev.sessionkit.spi.Accounts;
import dev.sessionkit.spi.ExternalIdentity;
import dev.sessionkit.spi.SessionRecord;
import dev.sessionkit.spi.SessionState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A provider says that its session is over: ours that came from it is, too. */
class BackChannelLogoutTest {

    private final SocialLoginHost host = SocialLoginHost.inMemory();

    @AfterEach
    void close() {
        host.close();
    }

    private LoginResult signIn(String provider, String subject, String session) {
        return host.signIn(provider, subject, Map.of("sid", session)).login();
    }

    private int logout(String provider, Optional<String> subject, Map<String, ?> claims) {
        return host.social.logout(provider, host.logoutToken(provider, subject, claims));
    }

    private EndReason endReason(LoginResult login) {
        return host.framework
                .sessions()
                .describe(SocialLoginHost.id(login))
                .flatMap(info -> info.ending().map(ending -> ending.reason()))
                .orElseThrow();
    }

    @Test
    @DisplayName("Requirements 35, 58: by sub: all sessions of that user that came from this provider, and no others")
    void logout_bySubject() {
        host.accounts.register("carl", Optional.empty(), AuthHost.PASSWORD);
        LoginResult one = signIn("games", "anne-1", "their-1");
        LoginResult two = signIn("games", "anne-1", "their-2");
        LoginResult bob = signIn("games", "bob-1", "their-3");
        LoginResult elsewhere = signIn("mail", "anne-1", "their-1");
        LoginResult carl = host.password("carl");
        assertThat(logout("games", Optional.of("anne-1"), Map.of())).isEqualTo(2);
        assertThat(List.of(host.opens(one), host.opens(two))).containsOnly(false);
        assertThat(List.of(host.opens(bob), host.opens(elsewhere), host.opens(carl)))
                .containsOnly(true);
        assertThat(endReason(one)).isEqualTo(new EndReason("PROVIDER_LOGOUT"));
        assertThat(logout("games", Optional.of("anne-1"), Map.of())).isZero();
    }

    @Test
    @DisplayName("Requirement 58: by sid alone: that one session")
    void logout_bySession() {
        LoginResult one = signIn("games", "anne-1", "their-1");
        LoginResult two = signIn("games", "anne-1", "their-2");
        LoginResult elsewhere = signIn("mail", "anne-1", "their-1");
        assertThat(logout("games", Optional.empty(), Map.of("sid", "their-1"))).isEqualTo(1);
        assertThat(host.opens(one)).isFalse();
        assertThat(host.opens(two)).isTrue();
        assertThat(host.opens(elsewhere)).as("another provider's of that name").isTrue();
    }

    @Test
    @DisplayName("Requirement 58: by both: only where both are right")
    void logout_byBoth() {
        LoginResult one = signIn("games", "anne-1", "their-1");
        LoginResult two = signIn("games", "anne-1", "their-2");
        assertThat(logout("games", Optional.of("anne-1"), Map.of("sid", "their-3")))
                .isZero();
        assertThat(logout("games", Optional.of("bob-1"), Map.of("sid", "their-1")))
                .isZero();
        assertThat(logout("games", Optional.of("anne-1"), Map.of("sid", "their-2")))
                .isEqualTo(1);
        assertThat(host.opens(one)).isTrue();
        assertThat(host.opens(two)).isFalse();
    }

    @Test
    @DisplayName("A logout of somebody who was never here ends nothing")
    void logout_stranger() {
        LoginResult anne = signIn("games", "anne-1", "their-1");
        assertThat(logout("games", Optional.of("stranger"), Map.of())).isZero();
        assertThat(logout("games", Optional.empty(), Map.of("sid", "never"))).isZero();
        assertThat(host.opens(anne)).isTrue();
    }

    @Test
    @DisplayName(
            "A browser's session at the provider under which another account signs in later is that one's from then on")
    void logout_sessionOfAnother() {
        LoginResult first = signIn("games", "anne-1", "their-1");
        host.accounts.delete(first.account().number());
        LoginResult second = signIn("games", "anne-1", "their-1");
        assertThat(second.account().number()).isNotEqualTo(first.account().number());
        assertThat(logout("games", Optional.empty(), Map.of("sid", "their-1"))).isEqualTo(1);
        assertThat(host.opens(second)).isFalse();
    }

    @Test
    @DisplayName(
            "Requirement 58: a one-time token that nobody has redeemed ends with it; one that was redeemed does not escape")
    void logout_oneTimeTokens() {
        SocialLoginResult.SignedIn waiting = host.signIn("games", "anne-1", Map.of("sid", "their-1"));
        SocialLoginResult.SignedIn used = host.signIn("games", "anne-1", Map.of("sid", "their-1"));
        LoginResult redeemed = redeem(used);
        assertThat(logout("games", Optional.empty(), Map.of("sid", "their-1"))).isEqualTo(2);
        assertThat(host.opens(redeemed)).isFalse();
        assertThatExceptionOfType(SessionRequiredException.class)
                .isThrownBy(() -> redeem(waiting))
                .satisfies(refused -> assertThat(refused.endReason()).contains(new EndReason("PROVIDER_LOGOUT")));
    }

    private LoginResult redeem(SocialLoginResult.SignedIn in) {
        return host.authentication
                .oneTimeTokens()
                .redeem(
                        SocialLoginHost.client().insteadOf(SocialLoginHost.id(in.login())),
                        in.oneTimeToken().token().reveal(),
                        List.of());
    }

    @Test
    @DisplayName("Requirement 58: an ID token, one with a nonce, one of another provider, and garbage end nothing")
    void logout_noLogoutToken() {
        LoginResult anne = signIn("games", "anne-1", "their-1");
        Optional<String> subject = Optional.of("anne-1");
        for (String token : List.of(
                "",
                "a.b.c",
                host.logoutToken("games", "JWT", subject, Map.of()),
                host.logoutToken("games", subject, Map.of("nonce", "n")),
                host.logoutToken("games", subject, Map.of("events", Map.of())),
                host.logoutToken("mail", subject, Map.of()))) {
            assertThatExceptionOfType(LogoutTokenRefusedException.class)
                    .isThrownBy(() -> host.social.logout("games", token))
                    .satisfies(refused -> assertThat(refused.reason()).isNotNull());
        }
        assertThatExceptionOfType(UnknownProviderException.class)
                .isThrownBy(() -> host.social.logout("nobody", host.logoutToken("games", subject, Map.of())));
        assertThat(host.opens(anne)).isTrue();
    }

    private Optional<SessionRecord> pointer(String session) {
        return host.framework.records().find(ProviderPointers.ofSession(host.issuer("games"), session));
    }

    private Instant keptUntil(String session) {
        return pointer(session)
                .flatMap(there -> there.state().ending())
                .orElseThrow()
                .at();
    }

    @Test
    @DisplayName(
            "What says whose a provider's session is, is kept as long as the last session from it can live, and a year where that never ends")
    void pointer_life() {
        LoginResult first = signIn("games", "anne-1", "their-1");
        Instant end = first.session().session().state().endsAt().orElseThrow();
        assertThat(keptUntil("their-1")).isEqualTo(end);
        assertThat(pointer("their-1").orElseThrow().purgeAfter()).isBetween(end, end.plus(Duration.ofDays(3)));
        host.clock.advance(Duration.ofDays(10));
        LoginResult later = signIn("games", "anne-1", "their-1");
        assertThat(keptUntil("their-1"))
                .isEqualTo(later.session().session().state().endsAt().orElseThrow())
                .isAfter(end);
        ProviderSessions sessions =
                new ProviderSessions(host.framework.records(), host.framework.component(Accounts.class));
        SessionRecord read = later.session().session();
        SessionState endless = SessionState.begin(host.clock.instant(), Optional.empty(), Optional.empty(), List.of());
        sessions.note(
                new ExternalLogin(
                        new ExternalIdentity(host.issuer("games"), "anne-1"),
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        Optional.of("their-9"),
                        Map.of()),
                host.framework.records().next(read, endless, read.data()));
        assertThat(keptUntil("their-9")).isEqualTo(host.clock.instant().plus(ProviderSessions.LONGEST_KEPT));
    }

    @Test
    @DisplayName("A login that is refused leaves no pointer behind")
    void pointer_refused() {
        try (SocialLoginHost full = SocialLoginHost.withLogin("{\"SessionLimit\": 1, \"LimitPolicy\": \"REJECT\"}")) {
            full.signIn("games", "anne-1", Map.of("sid", "their-1"));
            SocialLoginStart start = full.social.begin("games", "/");
            full.expects("games", "anne-1", Map.of("sid", "their-2"));
            assertThat(full.social.finish(
                            SocialLoginHost.client(),
                            "games",
                            full.callback(start),
                            List.of(start.binding().reveal())))
                    .isInstanceOf(SocialLoginResult.LimitReached.class);
            assertThat(full.framework.records().find(ProviderPointers.ofSession(full.issuer("games"), "their-2")))
                    .isEmpty();
            assertThat(full.framework.records().find(ProviderPointers.ofSession(full.issuer("games"), "their-1")))
                    .isPresent();
        }
    }

    @Test
    @DisplayName(
            "Requirement 58: a session that its provider has ended begins none here for an hour; others of that user do")
    void logout_isRemembered() {
        logout("games", Optional.empty(), Map.of("sid", "their-1"));
        assertThat(keptUntil("their-1")).isEqualTo(host.clock.instant().plus(Duration.ofHours(1)));
        assertRefused("anne-1", "their-1");
        assertThat(host.opens(signIn("games", "anne-1", "their-2"))).isTrue();
        assertThat(host.opens(signIn("mail", "anne-1", "their-1"))).isTrue();
        host.clock.advance(Duration.ofHours(1));
        assertThat(host.opens(signIn("games", "anne-1", "their-1"))).isTrue();
    }

    @Test
    @DisplayName(
            "Requirement 58: a logout of both is about that user's session; two that name two users are about whoever's")
    void logout_ofAnother() {
        logout("games", Optional.of("bob-1"), Map.of("sid", "their-1"));
        assertRefused("bob-1", "their-1");
        assertThat(host.opens(signIn("games", "anne-1", "their-1"))).isTrue();
        logout("games", Optional.of("carl-1"), Map.of("sid", "their-1"));
        assertRefused("bob-1", "their-1");
        assertRefused("anne-1", "their-1");
    }

    @Test
    @DisplayName("Requirement 58: after a logout of all of a user's sessions the user signs in again at once")
    void logout_thenAgain() {
        signIn("games", "anne-1", "their-1");
        assertThat(logout("games", Optional.of("anne-1"), Map.of())).isEqualTo(1);
        host.clock.advance(Duration.ofMillis(1));
        assertThat(host.opens(signIn("games", "anne-1", "their-1"))).isTrue();
    }

    private void assertRefused(String subject, String session) {
        SocialLoginStart start = host.social.begin("games", "/");
        host.expects("games", subject, Map.of("sid", session));
        assertThatExceptionOfType(LoginRefusedException.class)
                .isThrownBy(() -> host.social.finish(
                        SocialLoginHost.client(),
                        "games",
                        host.callback(start),
                        List.of(start.binding().reveal())));
    }
}
