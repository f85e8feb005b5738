package dev.sessionkit.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionkit.api.EndReason;
import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.SessionRequest;
import dev.sessionkit.api.SessionRequiredException;
import dev.sessionkit.api.SessionToken;
import dev.sessionkit.core.Session;
import dev.sessionkit.core.SessionContext;
import dev.sessionkit.tck.Answer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The sequence diagrams of seed 001, against PostgreSQL and a real OpenID provider, printed step by step. */
class Seed001WalkTest {

    private static final String BROWSER = "Browser";
    private static final String HOST = "Host";
    private static final String PROVIDER = "Provider";

    @Test
    @DisplayName("Seed 001: log in, validate, list, log out; social login, one-time token, kick, back-channel logout")
    void walk() throws IOException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
                SocialLoginHost host = SocialLoginHost.on(postgres.getJdbcUrl("postgres", "postgres"))) {
            Walk walk = new Walk("Seed 001 on PostgreSQL, from " + Walk.time(host.clock.instant()), host.framework);
            host.accounts.register("anne", Optional.empty(), AuthHost.PASSWORD);
            walk.note("anne has an account, and an account at " + host.server.issuerUrl("games"));
            link(host, walk, byPassword(host, walk));
            LoginResult redeemed = bySocialLogin(host, walk);
            kick(host, walk, redeemed);
            backChannel(host, walk);
        }
    }

    /** Puts the session into the answer of a request, and shows the cookie. */
    private static void send(SocialLoginHost host, Walk walk, String status, LoginResult login) {
        Answer answer = new Answer();
        SessionContext context = host.framework.open(SessionRequest.of(Map.of()), answer);
        context.adopt(login.session());
        context.commit();
        SessionToken token = login.session().token().orElseThrow();
        String cookie = answer.headers("Set-Cookie").get(0);
        assertThat(cookie).startsWith("qt-auth=" + token.reveal() + ";");
        walk.answer(HOST, BROWSER, status, "Set-Cookie: " + cookie.replace(token.reveal(), Walk.of(token)));
        walk.record(SocialLoginHost.id(login));
    }

    private static LoginResult login(SocialLoginHost host, Walk walk) {
        walk.call(BROWSER, HOST, "POST /api/auth/v1/login", "anne, [hidden]");
        LoginResult login = host.password("anne");
        int count =
                host.authentication.sessionManagement().count(login.account().id());
        send(host, walk, "200, " + count + " active session(s)", login);
        return login;
    }

    private static void validate(SocialLoginHost host, Walk walk, LoginResult login, boolean opens) {
        SessionToken token = login.session().token().orElseThrow();
        walk.call(BROWSER, HOST, "GET /api/auth/v1/sessions/validate", "x-qt-auth: " + Walk.of(token));
        Optional<Session> session = host.open(login).session();
        assertThat(session.isPresent()).isEqualTo(opens);
        walk.answer(
                HOST,
                BROWSER,
                session.map(open -> "200, " + open.type())
                        .orElseGet(() -> "401, "
                                + host.open(login).rejection().orElseThrow().reason()));
    }

    private static List<UserSession> list(SocialLoginHost host, Walk walk, LoginResult login) {
        walk.call(
                BROWSER,
                HOST,
                "GET /api/auth/v1/sessions",
                "x-qt-auth: " + Walk.of(login.session().token().orElseThrow()));
        List<UserSession> sessions = host.authentication.sessionManagement().list(host.open(login));
        walk.answer(
                HOST,
                BROWSER,
                "200, " + sessions.size() + " session(s)",
                sessions.stream()
                        .map(each -> each.info().id()
                                + " by "
                                + each.info().login().orElseThrow().method()
                                + ", "
                                + each.info().login().orElseThrow().agent().orElse("?")
                                + " from "
                                + each.info().login().orElseThrow().address().orElse("?")
                                + (each.current() ? ", this one" : ""))
                        .toArray(String[]::new));
        return sessions;
    }

    private static LoginResult byPassword(SocialLoginHost host, Walk walk) {
        walk.chapter("User sessions by a session cookie");
        LoginResult first = login(host, walk);
        validate(host, walk, first, true);
        LoginResult second = login(host, walk);
        assertThat(list(host, walk, second)).hasSize(2);
        walk.call(
                BROWSER,
                HOST,
                "GET /api/auth/v1/logout",
                "x-qt-auth: " + Walk.of(second.session().token().orElseThrow()));
        Answer answer = new Answer();
        SessionContext context = host.framework.open(
                SessionRequest.of(Map.of(
                        "Cookie",
                        List.of("qt-auth="
                                + second.session().token().orElseThrow().reveal()))),
                answer);
        context.session().orElseThrow().end(EndReason.LOGOUT);
        context.commit();
        walk.answer(
                HOST,
                BROWSER,
                "200",
                "Set-Cookie: " + answer.headers("Set-Cookie").get(0));
        walk.record(SocialLoginHost.id(second));
        validate(host, walk, second, false);
        return first;
    }

    private static SocialLoginStart begin(SocialLoginHost host, Walk walk, SocialLoginStart start, String call) {
        walk.call(BROWSER, HOST, call);
        walk.answer(
                HOST,
                BROWSER,
                "302 to " + start.location().getHost() + start.location().getPath(),
                "with code_challenge, nonce, and state " + start.binding().id(),
                "Set-Cookie: the login " + Walk.of(start.binding()) + ", until " + Walk.time(start.until()));
        host.expects("games", "anne-at-games", Map.of("sid", "their-session"));
        walk.call(BROWSER, PROVIDER, "GET /authorize", "the user signs in there");
        return start;
    }

    private static Map<String, List<String>> callback(SocialLoginHost host, Walk walk, SocialLoginStart start) {
        Map<String, List<String>> callback = host.callback(start);
        walk.answer(
                PROVIDER,
                BROWSER,
                "302 to the callback",
                "code=…&state=" + callback.get("state").get(0));
        walk.call(
                BROWSER,
                HOST,
                "GET /api/auth/v1/games/callback",
                "code=…&state=" + callback.get("state").get(0),
                "Cookie: the login " + Walk.of(start.binding()));
        walk.note("the host redeems the code at the provider, with the code_verifier, and verifies the ID token");
        return callback;
    }

    private static void link(SocialLoginHost host, Walk walk, LoginResult session) {
        walk.chapter("Linking the account at the provider, from a fresh session");
        SocialLoginStart start = begin(
                host, walk, host.social.beginLink(host.open(session), "games", "/settings"), "POST, linking games");
        SocialLoginResult linked = host.social.finish(
                SocialLoginHost.client().insteadOf(SocialLoginHost.id(session)),
                "games",
                callback(host, walk, start),
                List.of(start.binding().reveal()));
        assertThat(linked).isInstanceOf(SocialLoginResult.Linked.class);
        walk.answer(HOST, BROWSER, "302 to " + linked.target() + ", linked");
    }

    private static LoginResult bySocialLogin(SocialLoginHost host, Walk walk) {
        walk.chapter("Social login, and the one-time session token");
        SocialLoginStart start = begin(
                host,
                walk,
                host.social.begin("games", "/inbox"),
                "GET /api/auth/v1/login?auth-provider=games&redirect-url=/inbox");
        SocialLoginResult.SignedIn in = (SocialLoginResult.SignedIn) host.social.finish(
                SocialLoginHost.client(),
                "games",
                callback(host, walk, start),
                List.of(start.binding().reveal()));
        assertThat(in.login().account().userName()).isEqualTo("anne");
        String token = in.oneTimeToken().token().reveal();
        send(
                host,
                walk,
                "302 to " + in.target() + "?access-token="
                        + Walk.of(in.oneTimeToken().token()) + ", until "
                        + Walk.time(in.oneTimeToken().until()),
                in.login());
        walk.record(in.oneTimeToken().token().id());
        redeemRefused(host, walk, token, List.of(), "without the cookie of the login");
        LoginResult redeemed = redeem(host, walk, in, start);
        redeemRefused(host, walk, token, List.of(start.binding().reveal()), "for the second time");
        validate(host, walk, in.login(), false);
        validate(host, walk, redeemed, true);
        return redeemed;
    }

    private static LoginResult redeem(
            SocialLoginHost host, Walk walk, SocialLoginResult.SignedIn in, SocialLoginStart start) {
        SessionToken token = in.oneTimeToken().token();
        walk.call(
                BROWSER,
                HOST,
                "GET /api/auth/v1/sessions/access-token/validate?access-token=" + Walk.of(token),
                "Cookie: the login " + Walk.of(start.binding()));
        LoginResult redeemed = host.authentication
                .oneTimeTokens()
                .redeem(
                        SocialLoginHost.client(),
                        token.reveal(),
                        List.of(start.binding().reveal()));
        send(host, walk, "200", redeemed);
        walk.note("the session of the callback has given way to it");
        walk.record(SocialLoginHost.id(in.login()));
        return redeemed;
    }

    private static void redeemRefused(SocialLoginHost host, Walk walk, String token, List<String> cookies, String how) {
        walk.call(BROWSER, HOST, "GET /api/auth/v1/sessions/access-token/validate, " + how);
        walk.refused(
                HOST,
                BROWSER,
                SessionRequiredException.class,
                () -> host.authentication.oneTimeTokens().redeem(SocialLoginHost.client(), token, cookies));
    }

    private static void kick(SocialLoginHost host, Walk walk, LoginResult current) {
        walk.chapter("Kill all other sessions");
        LoginResult other = login(host, walk);
        assertThat(list(host, walk, current)).hasSize(3);
        walk.call(
                BROWSER,
                HOST,
                "GET /api/auth/v1/kick",
                "x-qt-auth: " + Walk.of(current.session().token().orElseThrow()));
        int kicked = host.authentication.sessionManagement().kick(host.open(current));
        assertThat(kicked).isEqualTo(2);
        walk.answer(HOST, BROWSER, "200, " + kicked + " ended");
        walk.record(SocialLoginHost.id(other));
        validate(host, walk, other, false);
        assertThat(list(host, walk, current)).hasSize(1);
    }

    private static void backChannel(SocialLoginHost host, Walk walk) {
        walk.chapter("The provider signs its user out");
        host.clock.advance(Duration.ofMinutes(5));
        walk.later(Duration.ofMinutes(5), "the user signs out at the provider");
        List<SessionId> before = live(host);
        String notice = host.logoutToken("games", Optional.empty(), Map.of("sid", "their-session"));
        walk.call(PROVIDER, HOST, "POST, back-channel logout", "logout_token: logout+jwt, sid their-session");
        int ended = host.social.logout("games", notice);
        assertThat(ended).isEqualTo(before.size()).isEqualTo(1);
        walk.answer(HOST, PROVIDER, "200, " + ended + " ended");
        before.forEach(walk::record);
        assertThat(live(host)).isEmpty();
    }

    private static List<SessionId> live(SocialLoginHost host) {
        return host
                .framework
                .registry()
                .list(host.accounts.find("anne").orElseThrow().id(), 10)
                .stream()
                .map(info -> info.id())
                .toList();
    }
}
