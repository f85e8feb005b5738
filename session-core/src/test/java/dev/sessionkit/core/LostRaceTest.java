package dev.sessionkit.core;

import static dev.sessionkit.core.Fixture.ANNE;
import static dev.sessionkit.core.Fixture.COLOUR;
import static dev.sessionkit.core.Fixture.COUNTER;
import static dev.sessionkit.core.Fixture.SIZE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessionkit.api.EndReason;
import dev.sessionkit.api.Entity;
import dev.sessionkit.api.EntityMetadata;
import dev.sessionkit.api.RejectReason;
import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.SessionRequiredException;
import dev.sessionkit.api.SessionStoreException;
import dev.sessionkit.api.SessionToken;
import dev.sessionkit.api.SessionType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A request that loses its race")
class LostRaceTest {

    private final Fixture host = new Fixture();
    private final String token = host.signIn();
    private final SessionId id = SessionToken.parse(token).orElseThrow().id();

    @AfterEach
    void close() {
        host.close();
    }

    @Test
    @DisplayName("against one that changed another key: both survive")
    void differentKeys() {
        SessionContext late = host.request(token);
        late.require(SessionType.VALID_SESSION).set(COLOUR, "red");
        host.framework.sessions().setSessionData(id, SIZE, "large");
        late.commit();

        Session session = host.request(token).session().orElseThrow();
        assertThat(session.get(COLOUR)).contains("red");
        assertThat(session.get(SIZE)).contains("large");
    }

    @Test
    @DisplayName("against one that changed the same key leaves one of the two values, whole")
    void sameKey() {
        SessionContext late = host.request(token);
        late.require(SessionType.VALID_SESSION).set(COLOUR, "red");
        host.framework.sessions().setSessionData(id, COLOUR, "a very long colour");
        late.commit();

        assertThat(host.request(token).session().orElseThrow().get(COLOUR)).contains("red");
    }

    @Test
    @DisplayName("against the end of its session writes nothing: what has ended stays ended")
    void againstEnd() {
        SessionContext late = host.request(token);
        late.require(SessionType.VALID_SESSION).set(COLOUR, "red");
        host.framework.sessions().end(id, EndReason.LOGOUT);

        assertThatThrownBy(late::commit).isInstanceOfSatisfying(SessionRequiredException.class, e -> {
            assertThat(e.reason()).isEqualTo(RejectReason.ENDED);
            assertThat(e.endReason()).contains(EndReason.LOGOUT);
        });
        assertThat(host.stored(token).state().ending()).isPresent();
        assertThat(host.request(token).session()).isEmpty();
    }

    @Test
    @DisplayName("against a sweep writes nothing: what is gone stays gone")
    void againstSweep() {
        SessionContext late = host.request(token);
        late.require(SessionType.VALID_SESSION).set(COLOUR, "red");
        host.store.records.clear();

        assertThatThrownBy(late::commit).isInstanceOf(SessionRequiredException.class);
        assertThat(host.store.records).isEmpty();
    }

    @Test
    @DisplayName("with nothing but a touch drops it, and cannot revive")
    void touchAgainstEnd() {
        host.clock.advance(Duration.ofMinutes(2));
        SessionContext late = host.request(token);
        late.session();
        host.framework.sessions().end(id, EndReason.LOGOUT);
        late.commit();

        assertThat(host.store.takeCalls()).endsWith("replace");
        assertThat(host.stored(token).state().ending()).isPresent();
    }

    @Test
    @DisplayName("against a login does not write into the session after it")
    void againstLogin() {
        SessionContext late = host.request(token);
        late.require(SessionType.VALID_SESSION).set(COLOUR, "red");
        host.framework
                .sessions()
                .setSessionData(id, Entity.ACCOUNT, new Entity("anne", Map.of("role", EntityMetadata.of("admin"))));

        assertThatThrownBy(late::commit)
                .isInstanceOfSatisfying(
                        SessionRequiredException.class,
                        e -> assertThat(e.reason()).isEqualTo(RejectReason.CHANGED));
        assertThat(host.framework.sessions().getSessionData(id, COLOUR)).isEmpty();
    }

    @Test
    @DisplayName("against a renewal of the secret may change data, but not renew in turn")
    void againstRenewal() {
        SessionContext writes = host.request(token);
        writes.require(SessionType.VALID_SESSION).set(COLOUR, "red");
        SessionContext renews = host.request(token);
        renews.require(SessionType.VALID_SESSION).renew();
        SessionContext winner = host.request(token);
        winner.require(SessionType.VALID_SESSION).renew();
        winner.commit();
        String fresh = host.response.one(PlainResolver.HEADER);

        writes.commit();
        assertThatThrownBy(renews::commit).isInstanceOf(SessionRequiredException.class);
        assertThat(host.request(fresh).session().orElseThrow().get(COLOUR)).contains("red");
    }

    @Test
    @DisplayName("to end a session tries again until it is done, and two ends are one")
    void twoEnds() {
        host.store.beforeReplace = () -> host.framework.sessions().setSessionData(id, SIZE, "large");
        assertThat(host.framework.sessions().end(id, EndReason.LOGOUT)).isTrue();
        assertThat(host.framework.sessions().end(id, EndReason.KICKED)).isFalse();

        assertThat(host.stored(token).state().ending().orElseThrow().reason()).isEqualTo(EndReason.LOGOUT);
    }

    @Test
    @DisplayName("to another end leaves the first one's reason")
    void endAgainstEnd() {
        host.store.beforeReplace = () -> host.framework.sessions().end(id, EndReason.LIMIT_EXCEEDED);

        assertThat(host.framework.sessions().end(id, EndReason.LOGOUT)).isFalse();
        assertThat(host.stored(token).state().ending().orElseThrow().reason()).isEqualTo(EndReason.LIMIT_EXCEEDED);
    }

    @Test
    @DisplayName("in an update computes the change again from what won")
    void update() {
        host.framework.sessions().setSessionData(id, COUNTER, 5);
        host.store.beforeReplace = () -> host.framework.sessions().setSessionData(id, COUNTER, 100);
        SessionContext context = host.request(token);
        Session session = context.require(SessionType.VALID_SESSION);
        session.set(COLOUR, "red");

        assertThat(session.update(COUNTER, n -> n.orElse(0) + 1)).isEqualTo(101);

        assertThat(host.framework.sessions().getSessionData(id, COUNTER)).contains(101);
        assertThat(host.framework.sessions().getSessionData(id, COLOUR)).contains("red");
    }

    @Test
    @DisplayName("in an update keeps what it had set before under the same key as its starting point")
    void updateAfterSet() {
        SessionContext context = host.request(token);
        Session session = context.require(SessionType.VALID_SESSION);
        session.set(COUNTER, 10);
        host.store.beforeReplace = () -> host.framework.sessions().setSessionData(id, SIZE, "large");

        assertThat(session.update(COUNTER, n -> n.orElse(0) + 1)).isEqualTo(11);
        assertThat(session.get(COUNTER)).contains(11);
        assertThat(session.get(SIZE)).contains("large");
    }

    @Test
    @DisplayName("16 threads x 1000 updates count exactly")
    void contention() throws Exception {
        int threads = 16;
        int each = 1000;
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            CyclicBarrier start = new CyclicBarrier(threads);
            List<Future<?>> done = new ArrayList<>();
            for (int t = 0; t < threads; t++) {
                done.add(pool.submit(() -> {
                    start.await();
                    for (int i = 0; i < each; i++) {
                        host.framework.sessions().updateSessionData(id, COUNTER, n -> n.orElse(0) + 1);
                    }
                    return null;
                }));
            }
            for (Future<?> one : done) {
                one.get();
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(host.framework.sessions().getSessionData(id, COUNTER)).contains(threads * each);
    }

    @Test
    @DisplayName("A write whose acknowledgement is lost is recognised by its revision, and not applied twice")
    void lostAcknowledgement() {
        host.framework.sessions().setSessionData(id, COUNTER, 5);
        host.store.takeCalls();
        host.store.afterReplace = () -> {
            throw new SessionStoreException("the answer was lost");
        };

        assertThat(host.framework.sessions().updateSessionData(id, COUNTER, n -> n.orElse(0) + 1))
                .isEqualTo(6);

        assertThat(host.store.takeCalls()).containsExactly("find", "replace", "find");
        assertThat(host.framework.sessions().getSessionData(id, COUNTER)).contains(6);
    }

    @Test
    @DisplayName("A write that failed before it was applied is applied once")
    void failedBefore() {
        host.store.beforeReplace = () -> {
            throw new SessionStoreException("the connection was lost");
        };

        assertThat(host.framework.sessions().updateSessionData(id, COUNTER, n -> n.orElse(0) + 1))
                .isEqualTo(1);
        assertThat(host.framework.sessions().getSessionData(id, COUNTER)).contains(1);
    }

    @Test
    @DisplayName(
            "An update whose acknowledgement is lost and that is written over is said to be open, not applied again")
    void lostAcknowledgementThenOverwritten() {
        host.store.afterReplace = () -> {
            host.framework.sessions().setSessionData(id, SIZE, "large");
            throw new SessionStoreException("the answer was lost");
        };

        assertThatThrownBy(() -> host.framework.sessions().updateSessionData(id, COUNTER, n -> n.orElse(0) + 1))
                .isInstanceOf(SessionStoreException.class);
        assertThat(host.framework.sessions().getSessionData(id, COUNTER)).contains(1);
    }

    @Test
    @DisplayName("A renewal whose acknowledgement is lost and that is written over still reaches the client")
    void lostRenewalThenOverwritten() {
        SessionContext context = host.request(token);
        context.require(SessionType.VALID_SESSION).renew();
        host.store.afterReplace = () -> {
            host.framework.sessions().setSessionData(id, SIZE, "large");
            throw new SessionStoreException("the answer was lost");
        };
        context.commit();

        String fresh = host.response.one(PlainResolver.HEADER);
        assertThat(host.request(fresh).session().orElseThrow().get(SIZE)).contains("large");
    }

    @Test
    @DisplayName("A create whose acknowledgement is lost is recognised by its revision")
    void lostCreate() {
        ProbedStore store = host.store;
        SessionContext context = host.request();
        context.newSession(NewSession.of(ANNE, "TEST"));
        store.afterCreate = () -> {
            throw new SessionStoreException("the answer was lost");
        };
        context.commit();

        assertThat(store.takeCalls()).containsExactly("create", "find");
        assertThat(host.request(host.response.one(PlainResolver.HEADER)).session())
                .isPresent();
    }
}
