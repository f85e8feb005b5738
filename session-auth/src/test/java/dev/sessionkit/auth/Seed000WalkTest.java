package dev.sessionkit.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionkit.api.EndReason;
import dev.sessionkit.api.Entity;
import dev.sessionkit.api.SessionRequiredException;
import dev.sessionkit.core.Session;
import dev.sessionkit.spi.Secret;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The sequence diagrams of seed 000, against PostgreSQL, printed step by step. */
class Seed000WalkTest {

    private static final String CLIENT = "Client";
    private static final String SERVICE = "SessionsService";
    private static final String OTHER = "any service";

    @Test
    @DisplayName("Seed 000: create, use, reissue, devices, a stolen token, destroy")
    void walk() throws IOException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
                AuthHost host = AuthHost.on(postgres.getJdbcUrl("postgres", "postgres"))) {
            Walk walk = new Walk("Seed 000 on PostgreSQL, from " + Walk.time(host.clock.instant()), host.framework);
            host.accounts.register("anne", Optional.of("anne@example.com"), AuthHost.PASSWORD);
            walk.note("anne has an account");
            SessionGrant phone = created(host, walk);
            SessionGrant reissued = reissued(host, walk, phone);
            SessionGrant moved = devices(host, walk, reissued);
            SessionGrant last = stolen(host, walk, moved);
            destroyed(host, walk, last);
        }
    }

    private static SessionGrant create(AuthHost host, Walk walk, String device, String resource) {
        walk.call(
                CLIENT,
                SERVICE,
                "CreateSessionRequest",
                "username     anne",
                "password     [hidden]",
                "device_uuid  " + device + ", the client is " + resource);
        SessionGrant grant = host.signIn("anne", device, resource);
        print(walk, "CreateSessionResponse", grant);
        walk.record(grant.authToken().id());
        return grant;
    }

    private static void print(Walk walk, String name, SessionGrant grant) {
        walk.answer(
                SERVICE,
                CLIENT,
                name,
                "auth_token     " + Walk.of(grant.authToken()),
                "reissue_token  " + Walk.of(grant.reissueToken()),
                "exp            " + grant.exp(),
                "user_id        " + grant.userId(),
                "username       " + grant.username(),
                "user_uuid      " + grant.userUuid());
    }

    private static void use(AuthHost host, Walk walk, SessionGrant grant, boolean opens) {
        walk.call(CLIENT, OTHER, "a request with auth_token " + Walk.of(grant.authToken()));
        Optional<Session> session = host.open(grant.authToken());
        assertThat(session.isPresent()).isEqualTo(opens);
        walk.answer(
                OTHER,
                CLIENT,
                session.map(open -> "served as " + open.type() + ", account "
                                + open.get(Entity.ACCOUNT)
                                        .orElseThrow()
                                        .string("name")
                                        .orElseThrow())
                        .orElse("refused: no valid session"));
    }

    private static SessionGrant created(AuthHost host, Walk walk) {
        walk.chapter("Create session");
        walk.call(CLIENT, SERVICE, "CreateSessionRequest with a wrong password");
        walk.refused(
                SERVICE,
                CLIENT,
                LoginRefusedException.class,
                () -> host.service.create(
                        AuthHost.client("app/1.0"), "anne", Secret.of("a wrong password"), AuthHost.PHONE));
        SessionGrant grant = create(host, walk, AuthHost.PHONE, "app/1.0");
        assertThat(grant.exp())
                .isEqualTo(host.clock.instant().plus(Duration.ofDays(14)).getEpochSecond());
        use(host, walk, grant, true);
        return grant;
    }

    private static SessionGrant reissue(AuthHost host, Walk walk, SessionGrant grant) {
        walk.call(CLIENT, SERVICE, "ReissueSessionRequest", "reissue_token  " + Walk.of(grant.reissueToken()));
        SessionGrant next = host.service.reissue(
                AuthHost.client("app/1.0"), grant.reissueToken().reveal());
        print(walk, "ReissueSessionResponse", next);
        return next;
    }

    private static SessionGrant reissued(AuthHost host, Walk walk, SessionGrant first) {
        walk.chapter("Re-issue session");
        host.clock.advance(Duration.ofDays(13));
        walk.later(Duration.ofDays(13), "the auth token has a day left");
        SessionGrant next = reissue(host, walk, first);
        assertThat(next.exp())
                .isEqualTo(host.clock.instant().plus(Duration.ofDays(14)).getEpochSecond());
        walk.record(next.authToken().id());
        host.clock.advance(Duration.ofSeconds(10));
        walk.later(
                Duration.ofSeconds(10), "the answer was lost, and the client asks again: the same pair, not another");
        assertThat(reissue(host, walk, first)).isEqualTo(next);
        host.clock.advance(Duration.ofSeconds(20));
        walk.later(Duration.ofSeconds(20), "the old auth token is dead, the new one works");
        use(host, walk, first, false);
        use(host, walk, next, true);
        return next;
    }

    private static SessionGrant devices(AuthHost host, Walk walk, SessionGrant phone) {
        walk.chapter("The same device_uuid from another resource ends all other sessions");
        SessionGrant tablet = create(host, walk, AuthHost.TABLET, "app/1.0");
        use(host, walk, phone, true);
        SessionGrant moved = create(host, walk, AuthHost.PHONE, "browser/1.0");
        use(host, walk, phone, false);
        walk.record(phone.authToken().id());
        use(host, walk, tablet, false);
        walk.record(tablet.authToken().id());
        use(host, walk, moved, true);
        return moved;
    }

    private static SessionGrant stolen(AuthHost host, Walk walk, SessionGrant owners) {
        walk.chapter("A thief has a copy of the reissue token");
        SessionGrant thiefs = reissue(host, walk, owners);
        host.clock.advance(Duration.ofHours(1));
        walk.later(Duration.ofMinutes(60), "its owner presents the replaced one: somebody has a copy");
        walk.call(CLIENT, SERVICE, "ReissueSessionRequest", "reissue_token  " + Walk.of(owners.reissueToken()));
        SessionRequiredException refused = walk.refused(
                SERVICE,
                CLIENT,
                SessionRequiredException.class,
                () -> host.service.reissue(
                        AuthHost.client("app/1.0"), owners.reissueToken().reveal()));
        assertThat(refused.endReason()).contains(EndReason.REUSE_DETECTED);
        walk.record(owners.authToken().id());
        use(host, walk, thiefs, false);
        return create(host, walk, AuthHost.PHONE, "app/1.0");
    }

    private static void destroyed(AuthHost host, Walk walk, SessionGrant grant) {
        walk.chapter("Destroy session");
        walk.call(
                CLIENT,
                SERVICE,
                "DestroySessionRequest",
                "(empty; the call's auth_token is " + Walk.of(grant.authToken()) + ")");
        assertThat(host.service.destroy(grant.authToken().reveal())).isTrue();
        walk.answer(SERVICE, CLIENT, "DestroySessionResponse", "(empty)");
        walk.record(grant.authToken().id());
        use(host, walk, grant, false);
        walk.call(CLIENT, SERVICE, "ReissueSessionRequest", "reissue_token  " + Walk.of(grant.reissueToken()));
        SessionRequiredException refused = walk.refused(
                SERVICE,
                CLIENT,
                SessionRequiredException.class,
                () -> host.service.reissue(
                        AuthHost.client("app/1.0"), grant.reissueToken().reveal()));
        assertThat(refused.endReason()).contains(EndReason.LOGOUT);
    }
}
