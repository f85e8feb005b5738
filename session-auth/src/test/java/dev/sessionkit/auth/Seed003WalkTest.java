package dev.sessionkit.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionkit.api.EndReason;
import dev.sessionkit.api.RejectReason;
import dev.sessionkit.api.SessionRequiredException;
import dev.sessionkit.core.Session;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The authentication flow of seed 003, against PostgreSQL, printed step by step. */
class Seed003WalkTest {

    private static final String BROWSER = "Browser";
    private static final String PAIRS = "TokenPairs";
    private static final String API = "API";

    @Test
    @DisplayName("Seed 003: register, use, 401, refresh, retry, log out, log in, a copy, a week away")
    void walk() throws IOException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
                PairHost host = PairHost.on(postgres.getJdbcUrl("postgres", "postgres"))) {
            Walk walk = new Walk("Seed 003 on PostgreSQL, from " + Walk.time(host.clock.instant()), host.framework);
            TokenPairGrant first = registered(host, walk);
            TokenPairGrant second = refreshed(host, walk, first);
            loggedOut(host, walk, second);
            copied(host, walk);
            away(host, walk);
        }
    }

    private static void print(Walk walk, TokenPairGrant grant) {
        walk.answer(
                PAIRS,
                BROWSER,
                "200",
                "accessToken in the body  " + Walk.of(grant.accessToken()),
                "refreshToken in a cookie " + Walk.of(grant.refreshToken()) + "; HttpOnly; Secure; SameSite=Strict");
        walk.record(grant.session());
    }

    private static void use(PairHost host, Walk walk, TokenPairGrant grant, Optional<RejectReason> refused) {
        walk.call(BROWSER, API, "GET /profile", "Authorization: Bearer " + Walk.of(grant.accessToken()));
        Optional<Session> session = host.open(grant).session();
        assertThat(host.rejection(grant)).isEqualTo(refused);
        walk.answer(
                API,
                BROWSER,
                session.map(open -> "200 as " + open.type() + ", session " + open.id())
                        .orElseGet(() -> "401 " + refused.orElseThrow()));
    }

    private static TokenPairGrant registered(PairHost host, Walk walk) {
        walk.chapter("Register, and use the access token");
        walk.call(BROWSER, PAIRS, "POST /auth/register", "anne, anne@example.com, [hidden]");
        TokenPairGrant grant =
                host.pairs.register(PairHost.client(), "anne", Optional.of("anne@example.com"), PairHost.PASSWORD);
        print(walk, grant);
        use(host, walk, grant, Optional.empty());
        return grant;
    }

    private static TokenPairGrant refresh(PairHost host, Walk walk, TokenPairGrant grant) {
        walk.call(BROWSER, PAIRS, "POST /auth/refresh-token", "Cookie: refreshToken=" + Walk.of(grant.refreshToken()));
        TokenPairGrant next = host.refresh(grant);
        print(walk, next);
        return next;
    }

    private static SessionRequiredException refusedRefresh(PairHost host, Walk walk, TokenPairGrant grant) {
        walk.call(BROWSER, PAIRS, "POST /auth/refresh-token", "Cookie: refreshToken=" + Walk.of(grant.refreshToken()));
        return walk.refused(PAIRS, BROWSER, SessionRequiredException.class, () -> host.refresh(grant));
    }

    private static TokenPairGrant refreshed(PairHost host, Walk walk, TokenPairGrant first) {
        walk.chapter("Handle an expired access token");
        host.clock.advance(Duration.ofMinutes(15));
        walk.later(Duration.ofMinutes(15), "the access token has run out");
        use(host, walk, first, Optional.of(RejectReason.EXPIRED));
        TokenPairGrant second = refresh(host, walk, first);
        assertThat(second.session()).isEqualTo(first.session());
        use(host, walk, second, Optional.empty());
        walk.note("another tab refreshed at the same time, by the same cookie: it is given the same pair");
        assertThat(refresh(host, walk, first)).isEqualTo(second);
        return second;
    }

    private static void loggedOut(PairHost host, Walk walk, TokenPairGrant grant) {
        walk.chapter("Log out: both tokens, and both valid");
        walk.call(BROWSER, PAIRS, "POST /auth/logout", "Cookie: refreshToken=" + Walk.of(grant.refreshToken()));
        walk.refused(
                PAIRS,
                BROWSER,
                SessionRequiredException.class,
                () -> host.pairs.logout(
                        Optional.empty(), Optional.of(grant.refreshToken().reveal())));
        walk.call(
                BROWSER,
                PAIRS,
                "POST /auth/logout",
                "Authorization: Bearer " + Walk.of(grant.accessToken()),
                "Cookie: refreshToken=" + Walk.of(grant.refreshToken()));
        assertThat(host.pairs.logout(
                        Optional.of(grant.accessToken().reveal()),
                        Optional.of(grant.refreshToken().reveal())))
                .isTrue();
        walk.answer(PAIRS, BROWSER, "200, and the cookie is cleared");
        walk.record(grant.session());
        use(host, walk, grant, Optional.of(RejectReason.ENDED));
        assertThat(refusedRefresh(host, walk, grant).endReason()).contains(EndReason.LOGOUT);
    }

    private static TokenPairGrant login(PairHost host, Walk walk) {
        walk.call(BROWSER, PAIRS, "POST /auth/login", "anne, [hidden]");
        TokenPairGrant grant = host.login("anne");
        print(walk, grant);
        return grant;
    }

    private static void copied(PairHost host, Walk walk) {
        walk.chapter("Somebody has a copy of the cookie");
        TokenPairGrant owners = login(host, walk);
        TokenPairGrant thiefs = refresh(host, walk, owners);
        host.clock.advance(Duration.ofMinutes(20));
        walk.later(Duration.ofMinutes(20), "its owner presents the replaced one");
        assertThat(refusedRefresh(host, walk, owners).endReason()).contains(EndReason.REUSE_DETECTED);
        walk.record(owners.session());
        assertThat(refusedRefresh(host, walk, thiefs).endReason()).contains(EndReason.REUSE_DETECTED);
    }

    private static void away(PairHost host, Walk walk) {
        walk.chapter("Handle an expired refresh token");
        TokenPairGrant grant = login(host, walk);
        host.clock.advance(Duration.ofDays(7));
        walk.later(Duration.ofDays(7), "nobody has used it");
        assertThat(refusedRefresh(host, walk, grant).reason()).isIn(RejectReason.IDLE, RejectReason.EXPIRED);
        walk.note("the user must log in again");
        use(host, walk, login(host, walk), Optional.empty());
    }
}
