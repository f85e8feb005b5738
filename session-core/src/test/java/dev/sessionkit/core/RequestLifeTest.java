package dev.sessionkit.core;

import static dev.sessionkit.core.Fixture.ANNE;
import static dev.sessionkit.core.Fixture.COLOUR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessionkit.api.AccessDeniedException;
import dev.sessionkit.api.EndReason;
import dev.sessionkit.api.Entity;
import dev.sessionkit.api.EntityMetadata;
import dev.sessionkit.api.RejectReason;
import dev.sessionkit.api.SessionEvent;
import dev.sessionkit.api.SessionRequiredException;
import dev.sessionkit.api.SessionStoreException;
import dev.sessionkit.api.SessionToken;
import dev.sessionkit.api.SessionType;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A request")
class RequestLifeTest {

    private final Fixture host = new Fixture();

    @AfterEach
    void close() {
        host.close();
    }

    @Test
    @DisplayName("that asks for no session costs no store call, sends nothing, and works while the store is down")
    void noSessionAsked() {
        host.store.down = true;

        SessionContext context = host.request("whatever");
        context.commit();

        assertThat(host.store.takeCalls()).isEmpty();
        assertThat(host.response.isEmpty()).isTrue();
    }

    @Test
    @DisplayName("that makes a session is one create, with the data in it, and sends the token")
    void newSession_isOneCreate() {
        SessionContext context = host.request();
        context.newSession(NewSession.anonymous()).set(COLOUR, "red");
        context.commit();

        assertThat(host.store.takeCalls()).containsExactly("create");
        String token = host.response.one(PlainResolver.HEADER);
        assertThat(host.request(token).session().orElseThrow().get(COLOUR)).contains("red");
        assertThat(host.events).singleElement().isInstanceOf(SessionEvent.Created.class);
    }

    @Test
    @DisplayName("that only reads is one find, and no write inside the touch interval")
    void read_isOneFind() {
        String token = host.signIn();
        host.clock.advance(Duration.ofSeconds(59));

        SessionContext context = host.request(token);
        assertThat(context.require(SessionType.USER_ACCOUNT).user()).contains(ANNE);
        context.commit();

        assertThat(host.store.takeCalls()).containsExactly("find");
        assertThat(host.response.isEmpty()).isTrue();
    }

    @Test
    @DisplayName("that only reads notes its use once the touch interval has passed")
    void read_touchesWhenDue() {
        String token = host.signIn();
        host.clock.advance(Duration.ofMinutes(1));

        SessionContext context = host.request(token);
        context.session();
        context.commit();

        assertThat(host.store.takeCalls()).containsExactly("find", "replace");
        assertThat(host.stored(token).state().lastSeenAt()).isEqualTo(host.clock.instant());
    }

    @Test
    @DisplayName("that changes is one find and one replace, the touch included")
    void change_isOneReplace() {
        String token = host.signIn();
        host.clock.advance(Duration.ofMinutes(5));

        SessionContext context = host.request(token);
        Session session = context.require(SessionType.VALID_SESSION);
        session.set(COLOUR, "red");
        assertThat(session.get(COLOUR)).contains("red");
        session.set(COLOUR, "blue");
        context.commit();

        assertThat(host.store.takeCalls()).containsExactly("find", "replace");
        assertThat(host.stored(token).state().lastSeenAt()).isEqualTo(host.clock.instant());
        assertThat(host.request(token).session().orElseThrow().get(COLOUR)).contains("blue");
    }

    @Test
    @DisplayName("that sets what is there already writes nothing")
    void sameValue_writesNothing() {
        String token = host.signIn();
        SessionContext first = host.request(token);
        first.require(SessionType.VALID_SESSION).set(COLOUR, "red");
        first.commit();
        host.store.takeCalls();

        SessionContext second = host.request(token);
        second.require(SessionType.VALID_SESSION).set(COLOUR, "red");
        second.commit();

        assertThat(host.store.takeCalls()).containsExactly("find");
    }

    @Test
    @DisplayName("that is not committed stores nothing")
    void notCommitted() {
        String token = host.signIn();
        host.request(token).require(SessionType.VALID_SESSION).set(COLOUR, "red");

        assertThat(host.request(token).session().orElseThrow().get(COLOUR)).isEmpty();
    }

    @Test
    @DisplayName("can read its session after its commit, even if it asks for it only then, and not change it")
    void readAfterCommit() {
        String token = host.signIn();
        SessionContext context = host.request(token);
        context.commit();

        Session session = context.require(SessionType.USER_ACCOUNT);
        assertThat(session.user()).contains(ANNE);
        assertThat(session.get(COLOUR)).isEmpty();
        assertThatIllegalStateException().isThrownBy(() -> session.set(COLOUR, "late"));
        assertThatIllegalStateException().isThrownBy(session::renew);
        assertThatIllegalStateException().isThrownBy(() -> session.end(EndReason.LOGOUT));
        assertThatIllegalStateException().isThrownBy(context::commit);
        assertThat(host.store.takeCalls()).containsExactly("find");
    }

    @Test
    @DisplayName("can change nothing after its commit")
    void changeAfterCommit() {
        String token = host.signIn();
        SessionContext context = host.request(token);
        Session session = context.require(SessionType.VALID_SESSION);
        context.commit();

        assertThatThrownBy(() -> session.set(COLOUR, "red")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(session::renew).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> session.end(EndReason.LOGOUT)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(context::commit).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> context.newSession(NewSession.anonymous())).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "x",
                "AAAAAAAAAAAAAAAAAAAAAA",
                "AAAAAAAAAAAAAAAAAAAAAA.",
                "AAAAAAAAAAAAAAAAAAAAAB.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "AAAAAAAAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB",
                "AAAAAAAAAAAAAAAAAAAAA\u0000.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "AAAAAAAAAAAAAAAAAAAAA\u00e9.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            })
    @DisplayName("with a malformed token is without a session, at no store call")
    void malformed(String token) {
        SessionContext context = host.request(token);

        assertThat(context.session()).isEmpty();
        assertThat(context.rejection().orElseThrow().reason()).isEqualTo(RejectReason.MALFORMED);
        assertThat(host.store.takeCalls()).isEmpty();
    }

    @Test
    @DisplayName("with the right id and the wrong secret is without a session, and learns nothing of the session")
    void wrongSecret() {
        String token = host.signIn();
        String other = host.signIn();
        String forged = token.substring(0, 23) + other.substring(23);
        host.framework.sessions().end(SessionToken.parse(token).orElseThrow().id(), EndReason.LOGOUT);

        SessionContext context = host.request(forged);

        assertThat(context.rejection()).contains(new Rejection(RejectReason.UNKNOWN));
        assertThat(host.events.get(host.events.size() - 1))
                .isInstanceOfSatisfying(
                        SessionEvent.Rejected.class,
                        event -> assertThat(event.reason()).isEqualTo(RejectReason.UNKNOWN));
    }

    @Test
    @DisplayName("with the token of an ended session is told why it ended")
    void endedSession() {
        String token = host.signIn();
        host.framework.sessions().end(SessionToken.parse(token).orElseThrow().id(), EndReason.KICKED);

        assertThat(host.request(token).rejection())
                .contains(new Rejection(RejectReason.ENDED, Optional.of(EndReason.KICKED)));
        assertThatThrownBy(() -> host.request(token).require(SessionType.VALID_SESSION))
                .isInstanceOfSatisfying(
                        SessionRequiredException.class,
                        e -> assertThat(e.endReason()).contains(EndReason.KICKED));
    }

    @Test
    @DisplayName("that signs in gets a new id and a new secret; the session it came with is ended as replaced")
    void signIn_renewsTheId() {
        SessionContext before = host.request();
        before.newSession(NewSession.anonymous()).set(COLOUR, "red");
        before.commit();
        String old = host.response.one(PlainResolver.HEADER);
        host.store.takeCalls();

        SessionContext signIn = host.request(old);
        signIn.newSession(NewSession.of(ANNE, "TEST"));
        signIn.commit();
        String fresh = host.response.one(PlainResolver.HEADER);

        assertThat(host.store.takeCalls()).containsExactly("find", "create", "replace");
        assertThat(fresh.substring(0, 22)).isNotEqualTo(old.substring(0, 22));
        assertThat(host.request(fresh).session().orElseThrow().get(COLOUR)).isEmpty();
        assertThat(host.request(old).rejection())
                .contains(new Rejection(RejectReason.ENDED, Optional.of(EndReason.REPLACED)));
    }

    @Test
    @DisplayName("that renews gets a new secret under the same id; the old secret is dead")
    void renew() {
        String old = host.signIn();
        SessionContext context = host.request(old);
        context.require(SessionType.VALID_SESSION).renew();
        context.commit();
        String fresh = host.response.one(PlainResolver.HEADER);

        assertThat(fresh.substring(0, 23)).isEqualTo(old.substring(0, 23));
        assertThat(fresh).isNotEqualTo(old);
        assertThat(host.request(fresh).session()).isPresent();
        assertThat(host.request(old).rejection()).contains(new Rejection(RejectReason.UNKNOWN));
    }

    @Test
    @DisplayName("that changes the account's role renews the secret by itself (ASVS 7.2.4)")
    void roleChange_renews() {
        String old = host.signIn(ANNE, "user");
        SessionContext context = host.request(old);
        context.require(SessionType.USER_ACCOUNT)
                .set(Entity.ACCOUNT, new Entity("anne", Map.of("role", EntityMetadata.of("admin"))));
        context.commit();
        String fresh = host.response.one(PlainResolver.HEADER);

        assertThat(fresh).isNotEmpty().isNotEqualTo(old);
        assertThat(host.request(old).session()).isEmpty();
        assertThat(host.request(fresh).require(SessionType.ADMIN_ACCOUNT).id())
                .isEqualTo(SessionToken.parse(old).orElseThrow().id());
    }

    @Test
    @DisplayName("that signs out ends its session at once, and takes the client's copy back")
    void end() {
        String token = host.signIn();
        SessionContext context = host.request(token);
        Session session = context.require(SessionType.VALID_SESSION);
        session.set(COLOUR, "red");
        session.end(EndReason.LOGOUT);

        assertThat(context.session()).isEmpty();
        assertThat(host.request(token).session()).isEmpty();
        context.commit();
        assertThat(host.stored(token).data().json()).isEqualTo("{}".getBytes());
    }

    @Test
    @DisplayName("is refused what its account is too little for")
    void gate() {
        String user = host.signIn(ANNE, "user");
        String admin = host.signIn(ANNE, "admin");
        SessionContext anonymous = host.request();
        anonymous.newSession(NewSession.anonymous());
        anonymous.commit();
        String nobody = host.response.one(PlainResolver.HEADER);

        assertThatThrownBy(() -> host.request(nobody).require(SessionType.USER_ACCOUNT))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> host.request(user).require(SessionType.ADMIN_ACCOUNT))
                .isInstanceOf(AccessDeniedException.class);
        assertThat(host.request(admin).require(SessionType.USER_ACCOUNT).type()).isEqualTo(SessionType.ADMIN_ACCOUNT);
        assertThatThrownBy(() -> host.request().require(SessionType.VALID_SESSION))
                .isInstanceOfSatisfying(
                        SessionRequiredException.class,
                        e -> assertThat(e.reason()).isEqualTo(RejectReason.ABSENT));
    }

    @Test
    @DisplayName("says unavailable, not signed out, while the store is down, and works again when it is back")
    void storeDown() {
        String token = host.signIn();
        host.store.down = true;

        SessionContext context = host.request(token);
        assertThatThrownBy(() -> context.require(SessionType.VALID_SESSION)).isInstanceOf(SessionStoreException.class);
        assertThatThrownBy(context::session).isInstanceOf(SessionStoreException.class);

        host.store.down = false;
        assertThat(context.session()).isPresent();
        assertThat(host.request(token).session()).isPresent();
    }

    @Test
    @DisplayName("whose use cannot be noted because the store went down is served all the same")
    void touchOnBrokenStore() {
        String token = host.signIn();
        host.clock.advance(Duration.ofMinutes(2));
        SessionContext context = host.request(token);
        context.session();
        host.store.down = true;

        context.commit();

        assertThat(host.store.takeCalls()).contains("replace");
    }

    @Test
    @DisplayName("that updates its new session and then gives it an account sends the token that opens it")
    void newSession_updatedThenGivenAnAccount() {
        SessionContext context = host.request();
        Session session = context.newSession(NewSession.of(ANNE, "TEST"));
        session.update(Fixture.COUNTER, n -> n.orElse(0) + 1);
        session.set(Entity.ACCOUNT, new Entity("anne", Map.of("role", EntityMetadata.of("admin"))));
        context.commit();

        Session next = host.request(host.response.one(PlainResolver.HEADER)).require(SessionType.ADMIN_ACCOUNT);
        assertThat(next.get(Fixture.COUNTER)).contains(1);
    }

    @Test
    @DisplayName("whose new session cannot be made keeps the one it came with")
    void newSession_refused() {
        String token = host.signIn();
        SessionContext context = host.request(token);
        context.session();
        assertThatThrownBy(() -> context.newSession(NewSession.of(ANNE, "x".repeat(200))))
                .isInstanceOf(IllegalArgumentException.class);
        context.commit();

        assertThat(host.request(token).session()).isPresent();
    }

    @Test
    @DisplayName("that makes several sessions ends all but the last, and one that comes back to its own keeps it")
    void severalSessions() {
        String presented = host.signIn();
        SessionContext context = host.request(presented);
        Session second = context.newSession(NewSession.of(ANNE, "TEST"));
        second.update(Fixture.COUNTER, n -> 1);
        context.newSession(NewSession.of(ANNE, "TEST"));
        context.commit();
        String last = host.response.one(PlainResolver.HEADER);

        assertThat(host.request(presented).session()).isEmpty();
        assertThat(host.framework.sessions().isSessionValid(second.id())).isFalse();

        SessionContext back = host.request(last);
        Session own = back.require(SessionType.VALID_SESSION);
        back.newSession(NewSession.anonymous());
        back.adopt(own.id());
        back.commit();
        assertThat(host.request(host.response.one(PlainResolver.HEADER))
                        .session()
                        .orElseThrow()
                        .id())
                .isEqualTo(own.id());
    }

    @Test
    @DisplayName("that asks for its own session to be sent keeps what it has set")
    void adopt_ownSession() {
        SessionContext context = host.request(host.signIn());
        Session own = context.require(SessionType.VALID_SESSION);
        own.set(COLOUR, "red");
        context.adopt(own.id());
        context.commit();

        assertThat(host.request(host.response.one(PlainResolver.HEADER))
                        .session()
                        .orElseThrow()
                        .get(COLOUR))
                .contains("red");
    }

    @Test
    @DisplayName("that asked for a new secret, updates, and fails, leaves the client its old one")
    void renewThenUpdateWithoutCommit() {
        String token = host.signIn();
        Session session = host.request(token).require(SessionType.VALID_SESSION);
        session.renew();
        session.update(Fixture.COUNTER, n -> n.orElse(0) + 1);

        assertThat(host.request(token).session().orElseThrow().get(Fixture.COUNTER))
                .contains(1);
    }
}
