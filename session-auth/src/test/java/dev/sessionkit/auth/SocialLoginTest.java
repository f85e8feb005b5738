package dev.sessionkit.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sessionkit.api.EndReason;
import dev.sessionkit.api.SessionEvent;
import dev.sessionkit.api.SessionRequest;
import dev.sessionkit.api.SessionRequiredException;
import dev.sessionkit.api.SessionStoreException;
import dev.sessionkit.api.SessionToken;
import dev.sessionkit.api.SessionType;
import dev.sessionkit.auth.oidc.IdentityRefusal;
import dev.sessionkit.core.SessionInfo;
import dev.sessionkit.spi.Account;
import dev.sessionkit.spi.ExternalIdentity;
import dev.sessionkit.spi.Secret;
import dev.sessionkit.spi.SessionRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Logins at a real OpenID provider: who comes back, in which browser, once, and what they get. */
class SocialLoginTest {

    private static final Map<String, ?> ANNE =
            Map.of("sid", "their-1", "preferred_username", "anne", "email", "anne@example.com", "email_verified", true);

    private SocialLoginHost host = SocialLoginHost.inMemory();

    @AfterEach
    void close() {
        host.close();
    }

    private void restart(SocialLoginHost other) {
        host.close();
        host = other;
    }

    private void assertRefused(Map<String, List<String>> callback, String provider, String binding) {
        assertThatExceptionOfType(LoginRefusedException.class)
                .isThrownBy(() -> host.social.finish(SocialLoginHost.client(), provider, callback, List.of(binding)));
    }

    private static Map<String, List<String>> with(Map<String, List<String>> callback, String name, String value) {
        Map<String, List<String>> changed = new LinkedHashMap<>(callback);
        changed.put(name, List.of(value));
        return changed;
    }

    @Test
    @DisplayName(
            "Requirements 56, 57: there and back: an account of issuer and subject, its session, a one-time token, and the target")
    void login_whole() {
        SocialLoginResult.SignedIn in = host.signIn("games", "anne-1", ANNE);
        assertThat(in.target()).isEqualTo(SocialLoginHost.TARGET);
        assertThat(in.login().account().userName()).isEqualTo("anne");
        assertThat(in.login().account().identities())
                .containsExactly(
                        new ExternalIdentity(host.server.issuerUrl("games").toString(), "anne-1"));
        assertThat(host.open(in.login()).require(SessionType.USER_ACCOUNT).get(ProviderLogin.PAYLOAD))
                .get()
                .satisfies(kept -> assertThat(kept.provider()).isEqualTo("games"))
                .satisfies(kept -> assertThat(kept.subject()).contains("anne-1"))
                .satisfies(kept -> assertThat(kept.providerSession()).contains("their-1"));
        SocialLoginResult.SignedIn again = host.signIn("games", "anne-1", Map.of("preferred_username", "renamed"));
        assertThat(again.login().account()).isEqualTo(in.login().account());
        SocialLoginResult.SignedIn other = host.signIn("mail", "anne-1", Map.of());
        assertThat(other.login().account().number())
                .as("the same subject of another issuer is somebody else")
                .isNotEqualTo(in.login().account().number());
    }

    @Test
    @DisplayName("Requirement 35: sending a browser to a provider begins no session, and signs nobody in")
    void begin_noSession() {
        SocialLoginStart start = host.social.begin("games", SocialLoginHost.TARGET);
        assertThat(host.open(start.binding()).session()).isEmpty();
        assertThat(host.events).noneMatch(SessionEvent.Created.class::isInstance);
        assertThat(start.until()).isEqualTo(host.clock.instant().plus(Duration.ofMinutes(10)));
        assertThat(start.toString())
                .doesNotContain(start.binding().secret().reveal())
                .doesNotContain("nonce");
        assertThat(start.location().toString()).doesNotContain(start.binding().reveal());
    }

    @Test
    @DisplayName("Requirement 56: what another browser has begun is refused, and that browser can still finish it")
    void finish_otherBrowser() {
        SocialLoginStart mine = host.social.begin("games", SocialLoginHost.TARGET);
        SocialLoginStart theirs = host.social.begin("games", SocialLoginHost.TARGET);
        host.expects("games", "anne-1", ANNE);
        Map<String, List<String>> callback = host.callback(mine);
        SessionToken forged =
                new SessionToken(mine.binding().id(), theirs.binding().secret());
        for (String binding : List.of("", "x".repeat(5_000), theirs.binding().reveal(), forged.reveal())) {
            assertRefused(callback, "games", binding);
        }
        assertRefused(
                with(callback, "state", theirs.binding().id().toString()),
                "games",
                mine.binding().reveal());
        assertThat(host.social.finish(
                        SocialLoginHost.client(),
                        "games",
                        callback,
                        List.of(mine.binding().reveal())))
                .isInstanceOf(SocialLoginResult.SignedIn.class);
    }

    @Test
    @DisplayName("Requirement 63: a login at another system that fails is told, and so is the account that one makes")
    void finish_isTold() {
        SocialLoginStart start = host.social.begin("games", SocialLoginHost.TARGET);
        host.expects("games", "anne-1", ANNE);
        Map<String, List<String>> callback = host.callback(start);
        assertRefused(callback, "games", "");
        assertThat(host.events)
                .filteredOn(SessionEvent.LoginFailed.class::isInstance)
                .singleElement()
                .extracting(event -> ((SessionEvent.LoginFailed) event).provider())
                .isEqualTo("games");
        host.social.finish(
                SocialLoginHost.client(),
                "games",
                callback,
                List.of(start.binding().reveal()));
        assertThat(host.events)
                .filteredOn(SessionEvent.AccountChanged.class::isInstance)
                .singleElement()
                .extracting(event -> ((SessionEvent.AccountChanged) event).change())
                .isEqualTo("REGISTERED");
    }

    @Test
    @DisplayName("Requirement 56: a code of another login is refused, though state and browser are right")
    void finish_injectedCode() {
        SocialLoginStart victims = host.social.begin("games", SocialLoginHost.TARGET);
        SocialLoginStart attackers = host.social.begin("games", SocialLoginHost.TARGET);
        String code = host.callback(attackers).get("code").get(0);
        SocialLoginResult result = host.social.finish(
                SocialLoginHost.client(),
                "games",
                with(host.callback(victims), "code", code),
                List.of(victims.binding().reveal()));
        assertThat(result).isInstanceOf(SocialLoginResult.Refused.class);
    }

    @Test
    @DisplayName("Requirement 55: a callback counts once, with whatever came of it")
    void finish_replayed() {
        SocialLoginStart start = host.social.begin("games", SocialLoginHost.TARGET);
        host.expects("games", "anne-1", ANNE);
        Map<String, List<String>> callback = host.callback(start);
        host.social.finish(
                SocialLoginHost.client(),
                "games",
                callback,
                List.of(start.binding().reveal()));
        assertRefused(callback, "games", start.binding().reveal());
        SocialLoginStart cancelled = host.social.begin("games", SocialLoginHost.TARGET);
        Map<String, List<String>> no =
                Map.of("state", List.of(cancelled.binding().id().toString()), "error", List.of("access_denied"));
        assertThat(host.social.finish(
                        SocialLoginHost.client(),
                        "games",
                        no,
                        List.of(cancelled.binding().reveal())))
                .as("the page that they came from knows where they wanted to go, and why they are not there")
                .isEqualTo(new SocialLoginResult.Refused(IdentityRefusal.CANCELLED, SocialLoginHost.TARGET));
        assertRefused(host.callback(cancelled), "games", cancelled.binding().reveal());
    }

    @Test
    @DisplayName(
            "Requirement 56: the answer of one provider at the callback of another is refused, and uses nothing up")
    void finish_mixedUp() {
        SocialLoginStart start = host.social.begin("games", SocialLoginHost.TARGET);
        host.expects("games", "anne-1", ANNE);
        Map<String, List<String>> callback = host.callback(start);
        assertRefused(callback, "mail", start.binding().reveal());
        assertThatExceptionOfType(UnknownProviderException.class)
                .isThrownBy(() -> host.social.finish(
                        SocialLoginHost.client(),
                        "nobody",
                        callback,
                        List.of(start.binding().reveal())));
        assertRefused(with(callback, "state", "x"), "games", start.binding().reveal());
        assertRefused(Map.of(), "games", start.binding().reveal());
        assertThat(host.social.finish(
                        SocialLoginHost.client(),
                        "games",
                        callback,
                        List.of(start.binding().reveal())))
                .isInstanceOf(SocialLoginResult.SignedIn.class);
    }

    @Test
    @DisplayName("A login that takes longer than SocialLoginLife is over")
    void finish_expired() {
        SocialLoginStart start = host.social.begin("games", SocialLoginHost.TARGET);
        Map<String, List<String>> callback = host.callback(start);
        host.clock.advance(Duration.ofMinutes(10));
        assertRefused(callback, "games", start.binding().reveal());
    }

    @Test
    @DisplayName("A provider that there is not, and a target that is too long, are refused")
    void begin_refused() {
        assertThatExceptionOfType(UnknownProviderException.class)
                .isThrownBy(() -> host.social.begin("nobody", "/"))
                .withMessageNotContaining("nobody");
        assertThatIllegalArgumentException().isThrownBy(() -> host.social.begin("games", "/".repeat(2049)));
        assertThat(host.social.providers()).containsExactlyInAnyOrder("games", "mail");
    }

    @Test
    @DisplayName("Requirement 22: the session that the browser had is replaced")
    void finish_replaces() {
        LoginResult before = host.signIn("games", "anne-1", ANNE).login();
        SocialLoginStart start = host.social.begin("games", SocialLoginHost.TARGET);
        host.expects("games", "anne-1", ANNE);
        host.social.finish(
                SocialLoginHost.client().insteadOf(SocialLoginHost.id(before)),
                "games",
                host.callback(start),
                List.of(start.binding().reveal()));
        assertThat(host.opens(before)).isFalse();
    }

    @Test
    @DisplayName("Requirement 29: a disabled account is refused, though the provider knows its user")
    void finish_disabled() {
        Account anne = host.signIn("games", "anne-1", ANNE).login().account();
        host.accounts.disable(anne.number());
        SocialLoginStart start = host.social.begin("games", SocialLoginHost.TARGET);
        host.expects("games", "anne-1", ANNE);
        assertRefused(host.callback(start), "games", start.binding().reveal());
    }

    @Test
    @DisplayName("Without CreateAccounts whoever has no account is refused")
    void finish_noAccounts() {
        restart(SocialLoginHost.withLogin("{\"CreateAccounts\": false}"));
        SocialLoginStart start = host.social.begin("games", SocialLoginHost.TARGET);
        host.expects("games", "anne-1", ANNE);
        assertRefused(host.callback(start), "games", start.binding().reveal());
    }

    @Test
    @DisplayName("AuthenticationService.login by OIDC takes the callback as its payload, once")
    void authenticationService_oidc() {
        SocialLoginStart start = host.social.begin("games", SocialLoginHost.TARGET);
        host.expects("games", "anne-1", ANNE);
        Secret payload = host.payload("games", start);
        LoginResult login =
                host.authentication.authenticationService().login(SocialLoginHost.client(), "OIDC", payload);
        assertThat(host.open(login).require(SessionType.USER_ACCOUNT).user())
                .contains(login.account().id());
        assertThatExceptionOfType(LoginRefusedException.class)
                .isThrownBy(() ->
                        host.authentication.authenticationService().login(SocialLoginHost.client(), "OIDC", payload));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"provider\": \"games\"}",
                "{\"provider\": 1, \"callback\": \"a=b\", \"bindings\": [\"c\"]}",
                "{\"provider\": \"games\", \"provider\": \"mail\", \"callback\": \"a=b\", \"bindings\": [\"c\"]}",
                "{\"provider\": \"games\", \"callback\": \"a=b\", \"bindings\": \"c\"}",
                "{\"provider\": \"games\", \"callback\": \"a=b\", \"bindings\": [\"c\", null]}",
                "{\"provider\": \"games\", \"callback\": \"state=%zz\", \"bindings\": [\"c\"]}",
            })
    @DisplayName("A payload that is none is told so, without a word of it")
    void authenticationService_malformed(String payload) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> host.authentication
                        .authenticationService()
                        .login(SocialLoginHost.client(), "OIDC", Secret.of(payload)))
                .withMessage(
                        "the payload is a JSON object with the texts provider and callback, and bindings, an array of texts")
                .withNoCause();
    }

    @Test
    @DisplayName("Requirement 60: while the provider is down nobody is refused: it is unavailable")
    void provider_down() {
        SocialLoginStart start = host.social.begin("games", SocialLoginHost.TARGET);
        Map<String, List<String>> callback = host.callback(start);
        String logoutToken = host.logoutToken("mail", Optional.of("anne-1"), Map.of());
        host.server.shutdown();
        assertThatExceptionOfType(SessionStoreException.class)
                .isThrownBy(() -> host.social.begin("mail", SocialLoginHost.TARGET));
        assertThatExceptionOfType(SessionStoreException.class)
                .isThrownBy(() -> host.social.finish(
                        SocialLoginHost.client(),
                        "games",
                        callback,
                        List.of(start.binding().reveal())));
        assertThatExceptionOfType(SessionStoreException.class)
                .isThrownBy(() -> host.social.logout("mail", logoutToken));
    }

    @Test
    @DisplayName("Requirement 60: a login at a provider that is down leaves no record behind")
    void begin_providerDown() {
        AtomicInteger written = new AtomicInteger();
        SocialLogin node = host.over(Counted.creating(host.framework.records(), written));
        node.begin("games", SocialLoginHost.TARGET);
        assertThat(written).hasValue(1);
        host.server.shutdown();
        assertThatExceptionOfType(SessionStoreException.class)
                .isThrownBy(() -> node.begin("mail", SocialLoginHost.TARGET));
        assertThat(written).hasValue(1);
    }

    @Test
    @DisplayName(
            "Requirement 56: logins in several tabs are told apart by their state; at most 8 of their cookies are looked at")
    void finish_severalTabs() {
        SocialLoginStart start = host.social.begin("games", SocialLoginHost.TARGET);
        String other = host.social.begin("games", "/other").binding().reveal();
        String forged = new SessionToken(
                        start.binding().id(),
                        SessionToken.parse(other).orElseThrow().secret())
                .reveal();
        Map<String, List<String>> callback = host.callback(start);
        List<String> tooMany = new ArrayList<>(Collections.nCopies(SocialLogin.MOST_BINDINGS, other));
        tooMany.add(start.binding().reveal());
        assertThatExceptionOfType(LoginRefusedException.class)
                .isThrownBy(() -> host.social.finish(SocialLoginHost.client(), "games", callback, tooMany));
        host.expects("games", "anne-1", ANNE);
        assertThat(host.social
                        .finish(
                                SocialLoginHost.client(),
                                "games",
                                callback,
                                List.of(
                                        "garbage",
                                        other,
                                        forged,
                                        start.binding().reveal()))
                        .target())
                .isEqualTo(SocialLoginHost.TARGET);
    }

    @Test
    @DisplayName("A callback that a browser fetches ahead of its user is refused, and uses nothing up")
    void finish_prefetched() {
        SocialLoginStart start = host.social.begin("games", SocialLoginHost.TARGET);
        host.expects("games", "anne-1", ANNE);
        Map<String, List<String>> callback = host.callback(start);
        List<String> bindings = List.of(start.binding().reveal());
        SessionRequest ahead = SessionRequest.of(Map.of("Sec-Purpose", List.of("prefetch;prerender")));
        assertThatExceptionOfType(LoginRefusedException.class)
                .isThrownBy(() -> host.social.finish(LoginClient.of(ahead), "games", callback, bindings));
        assertThat(host.social.finish(SocialLoginHost.client(), "games", callback, bindings))
                .isInstanceOf(SocialLoginResult.SignedIn.class);
    }

    @Test
    @DisplayName(
            "Requirement 34: at the limit the answer is the list and the target; who then insists is signed in there, alone")
    void finish_atTheLimit() {
        restart(SocialLoginHost.withLogin("{\"SessionLimit\": 1, \"LimitPolicy\": \"ASK\"}"));
        LoginResult first = host.signIn("games", "anne-1", ANNE).login();
        SocialLoginResult full = finished(host.social.begin("games", SocialLoginHost.TARGET));
        assertThat(full)
                .isInstanceOfSatisfying(
                        SocialLoginResult.LimitReached.class,
                        reached -> assertThat(reached.sessions())
                                .extracting(SessionInfo::id)
                                .containsExactly(SocialLoginHost.id(first)));
        assertThat(full.target()).isEqualTo(SocialLoginHost.TARGET);
        assertThat(host.opens(first)).isTrue();
        SocialLoginRequest insisting =
                SocialLoginRequest.of("games", SocialLoginHost.TARGET).insisting();
        assertThat(finished(host.social.begin(insisting))).isInstanceOf(SocialLoginResult.SignedIn.class);
        assertThat(host.opens(first)).isFalse();
        SocialLoginStart start = host.social.begin(insisting);
        host.expects("games", "anne-1", ANNE);
        LoginResult third = host.authentication
                .authenticationService()
                .login(SocialLoginHost.client(), "OIDC", host.payload("games", start));
        assertThat(host.live("games", "anne-1"))
                .extracting(SessionRecord::id)
                .containsExactly(SocialLoginHost.id(third));
    }

    private SocialLoginResult finished(SocialLoginStart start) {
        host.expects("games", "anne-1", ANNE);
        return host.social.finish(
                SocialLoginHost.client(),
                "games",
                host.callback(start),
                List.of(start.binding().reveal()));
    }

    @Test
    @DisplayName(
            "Requirements 55, 56: the one-time token is redeemed once, by the browser of the login or by the session that came with it")
    void oneTimeToken_redeemed() {
        for (boolean byCookie : List.of(true, false)) {
            SocialLoginStart start = host.social.begin("games", SocialLoginHost.TARGET);
            host.expects("games", "anne-1", ANNE);
            SocialLoginResult.SignedIn in = (SocialLoginResult.SignedIn) host.social.finish(
                    SocialLoginHost.client(),
                    "games",
                    host.callback(start),
                    List.of(start.binding().reveal()));
            LoginClient client = byCookie
                    ? SocialLoginHost.client()
                    : SocialLoginHost.client().insteadOf(SocialLoginHost.id(in.login()));
            List<String> cookies = byCookie ? List.of(start.binding().reveal()) : List.of();
            String token = in.oneTimeToken().token().reveal();
            LoginResult redeemed = host.authentication.oneTimeTokens().redeem(client, token, cookies);
            assertThat(host.opens(redeemed)).isTrue();
            assertThat(host.opens(in.login())).as("replaced").isFalse();
            assertThat(host.open(redeemed).require(SessionType.USER_ACCOUNT).get(ProviderLogin.PAYLOAD))
                    .as("still the provider's, so that the provider can end it")
                    .get()
                    .satisfies(kept -> assertThat(kept.providerSession()).contains("their-1"));
            assertThatExceptionOfType(SessionRequiredException.class)
                    .isThrownBy(() -> host.authentication.oneTimeTokens().redeem(client, token, cookies));
            assertThat(host.opens(redeemed)).isTrue();
        }
    }

    @Test
    @DisplayName(
            "Requirement 56: without the cookie of the login, with another's, or ahead of its user, nothing is redeemed or used up")
    void oneTimeToken_refused() {
        SocialLoginStart start = host.social.begin("games", SocialLoginHost.TARGET);
        host.expects("games", "anne-1", ANNE);
        SocialLoginResult.SignedIn in = (SocialLoginResult.SignedIn) host.social.finish(
                SocialLoginHost.client(),
                "games",
                host.callback(start),
                List.of(start.binding().reveal()));
        String token = in.oneTimeToken().token().reveal();
        List<String> cookies = List.of(start.binding().reveal());
        LoginResult bob = host.signIn("games", "bob-1", Map.of()).login();
        SessionRequest prefetch = SessionRequest.of(Map.of("Sec-Purpose", List.of("prefetch;prerender")));
        List<Consumer<OneTimeTokens>> attempts = List.of(
                tokens -> tokens.redeem(SocialLoginHost.client(), token, List.of()),
                tokens -> tokens.redeem(SocialLoginHost.client(), token, List.of("garbage")),
                tokens -> tokens.redeem(SocialLoginHost.client().insteadOf(SocialLoginHost.id(bob)), token, List.of()),
                tokens -> tokens.redeem(
                        SocialLoginHost.client(),
                        token,
                        List.of(host.social.begin("games", "/").binding().reveal())),
                tokens -> tokens.redeem(LoginClient.of(prefetch), token, cookies));
        for (Consumer<OneTimeTokens> attempt : attempts) {
            assertThatExceptionOfType(SessionRequiredException.class)
                    .isThrownBy(() -> attempt.accept(host.authentication.oneTimeTokens()));
        }
        assertThat(host.opens(host.authentication.oneTimeTokens().redeem(SocialLoginHost.client(), token, cookies)))
                .isTrue();
    }

    @Test
    @DisplayName("The one-time token dies after a minute, and with a kick: it is neither listed nor counted")
    void oneTimeToken_dies() {
        SocialLoginStart start = host.social.begin("games", SocialLoginHost.TARGET);
        host.expects("games", "anne-1", ANNE);
        SocialLoginResult.SignedIn in = (SocialLoginResult.SignedIn) host.social.finish(
                SocialLoginHost.client(),
                "games",
                host.callback(start),
                List.of(start.binding().reveal()));
        List<String> cookies = List.of(start.binding().reveal());
        SessionManagement management = host.authentication.sessionManagement();
        assertThat(management.count(in.login().account().id())).isEqualTo(1);
        SocialLoginResult.SignedIn second = host.signIn("games", "anne-1", ANNE);
        assertThat(management.kick(host.open(second.login()))).isEqualTo(1);
        assertThatExceptionOfType(SessionRequiredException.class)
                .isThrownBy(() -> host.authentication
                        .oneTimeTokens()
                        .redeem(
                                SocialLoginHost.client(),
                                in.oneTimeToken().token().reveal(),
                                cookies))
                .satisfies(refused -> assertThat(refused.endReason()).contains(EndReason.KICKED));
        SocialLoginResult.SignedIn third = host.signIn("games", "anne-1", ANNE);
        host.clock.advance(Duration.ofMinutes(1));
        assertThatExceptionOfType(SessionRequiredException.class)
                .isThrownBy(() -> host.authentication
                        .oneTimeTokens()
                        .redeem(
                                SocialLoginHost.client().insteadOf(SocialLoginHost.id(third.login())),
                                third.oneTimeToken().token().reveal(),
                                List.of()));
    }
}
