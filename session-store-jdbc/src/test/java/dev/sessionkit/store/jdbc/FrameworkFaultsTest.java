package dev.sessionkit.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.SessionKey;
import dev.sessionkit.api.SessionRequest;
import dev.sessionkit.api.SessionResponse;
import dev.sessionkit.api.SessionStoreException;
import dev.sessionkit.api.SessionType;
import dev.sessionkit.core.NewSession;
import dev.sessionkit.core.SessionContext;
import dev.sessionkit.core.SessionFramework;
import dev.sessionkit.spi.IssuedSession;
import dev.sessionkit.spi.Secret;
import dev.sessionkit.spi.SessionRecord;
import dev.sessionkit.spi.SessionStore;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A host whose network to a real PostgreSQL is bad")
class FrameworkFaultsTest {

    private static final SessionKey<Integer> COUNTER = SessionKey.of("counter", Integer.class);

    private TcpProxy proxy;
    private JdbcSessionStore store;
    private LosingStore losing;
    private SessionFramework framework;

    @BeforeEach
    void connect() throws IOException {
        proxy = new TcpProxy(Postgres.port());
        store = Stores.at(new JdbcSessionStoreSettings(
                Optional.of(Secret.of(Postgres.url(proxy.port(), Postgres.newDatabase()))),
                Optional.empty(),
                Optional.empty(),
                2,
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                true));
        losing = new LosingStore(store, proxy);
        framework = SessionFramework.builder()
                .settings("""
                        {"Authentication": {"SessionResolver": "HeaderSessionResolver"},
                         "Catena": {"SessionStore": {"SessionProvider": "Losing"}}}""")
                .environment(Map.of())
                .store("Losing", losing)
                .build();
    }

    @AfterEach
    void close() {
        framework.close();
        proxy.turn(TcpProxy.Mode.REFUSE);
        proxy.close();
        store.close();
    }

    @Test
    @DisplayName("recognises a committed UPDATE whose answer was lost, and does not apply it twice")
    void lostUpdate() {
        SessionId id = framework
                .sessions()
                .newSession(NewSession.anonymous())
                .session()
                .id();
        framework.sessions().setSessionData(id, COUNTER, 5);

        losing.loseNext = true;
        assertThat(framework.sessions().updateSessionData(id, COUNTER, n -> n.orElse(0) + 1))
                .isEqualTo(6);

        assertThat(losing.lost).as("answers that were lost").isEqualTo(1);
        assertThat(framework.sessions().getSessionData(id, COUNTER)).contains(6);
    }

    @Test
    @DisplayName("recognises a committed INSERT whose answer was lost")
    void lostCreate() {
        losing.loseNext = true;
        IssuedSession issued = framework.sessions().newSession(NewSession.anonymous());

        assertThat(losing.lost).as("answers that were lost").isEqualTo(1);
        assertThat(framework.sessions().isSessionValid(issued.session().id())).isTrue();
    }

    @Test
    @DisplayName("says unavailable while the database is away, and works again by itself")
    void outage() {
        String token = framework
                .sessions()
                .newSession(NewSession.anonymous())
                .token()
                .orElseThrow()
                .reveal();
        proxy.turn(TcpProxy.Mode.REFUSE);
        assertThatThrownBy(() -> open(token).require(SessionType.VALID_SESSION))
                .isInstanceOf(SessionStoreException.class);

        proxy.turn(TcpProxy.Mode.PASS);
        assertThat(untilItAnswers(token)).isTrue();
    }

    /** Each failure may cost the pool one connection that had gone bad meanwhile. */
    private boolean untilItAnswers(String token) {
        for (int failures = 0; ; failures++) {
            try {
                return open(token).session().isPresent();
            } catch (SessionStoreException e) {
                assertThat(failures).as("failures after the network is back").isLessThan(3);
            }
        }
    }

    private SessionContext open(String token) {
        return framework.open(
                SessionRequest.of(Map.of("x-session-id", List.of(token))),
                SessionResponse.of((name, value) -> {}, (name, value) -> {}));
    }

    /** The store, with a network that loses the answer to the next write. */
    private static final class LosingStore implements SessionStore {

        private final SessionStore real;
        private final TcpProxy proxy;
        private boolean loseNext;
        private int lost;

        LosingStore(SessionStore real, TcpProxy proxy) {
            this.real = real;
            this.proxy = proxy;
        }

        @Override
        public Optional<SessionRecord> find(SessionId id) {
            return real.find(id);
        }

        @Override
        public boolean create(SessionRecord session) {
            return losing(() -> real.create(session));
        }

        @Override
        public boolean replace(SessionRecord current, SessionRecord next) {
            return losing(() -> real.replace(current, next));
        }

        @Override
        public boolean delete(SessionId id) {
            return real.delete(id);
        }

        private boolean losing(java.util.function.BooleanSupplier write) {
            if (!loseNext) {
                return write.getAsBoolean();
            }
            loseNext = false;
            proxy.turn(TcpProxy.Mode.LOSE_ANSWER);
            try {
                return write.getAsBoolean();
            } catch (SessionStoreException e) {
                lost++;
                throw e;
            } finally {
                proxy.turn(TcpProxy.Mode.PASS);
            }
        }
    }
}
