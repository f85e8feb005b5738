package dev.sessionkit.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.sessionkit.api.SessionStoreException;
import dev.sessionkit.spi.Secret;
import dev.sessionkit.spi.SessionRecord;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Between the store and a real PostgreSQL things get lost. */
class NetworkFaultsTest {

    /** Much longer than the time-outs set below, and much shorter than for ever. */
    private static final Duration IN_TIME = Duration.ofSeconds(30);

    private TcpProxy proxy;
    private JdbcSessionStore direct;
    private JdbcSessionStore store;

    @BeforeEach
    void connect() throws IOException {
        String name = Postgres.newDatabase();
        proxy = new TcpProxy(Postgres.port());
        direct = Stores.at(Postgres.url(Postgres.port(), name));
        store = Stores.at(new JdbcSessionStoreSettings(
                Optional.of(Secret.of(Postgres.url(proxy.port(), name))),
                Optional.empty(),
                Optional.empty(),
                2,
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                true));
    }

    @AfterEach
    void close() {
        proxy.turn(TcpProxy.Mode.REFUSE);
        proxy.close();
        store.close();
        direct.close();
    }

    @Test
    void replace_answerLost_failsAndIsRecognisedByItsRevision() {
        SessionRecord first = Records.newSession();
        SessionRecord second = Records.touched(first);
        store.create(first);
        proxy.turn(TcpProxy.Mode.LOSE_ANSWER);
        assertThatThrownBy(() -> store.replace(first, second)).isInstanceOf(SessionStoreException.class);
        assertThat(direct.find(first.id())).contains(second);
        proxy.turn(TcpProxy.Mode.PASS);
        assertThat(store.find(first.id()).orElseThrow().revision()).isEqualTo(second.revision());
        assertThat(store.replace(first, second)).as("the same again").isFalse();
    }

    @Test
    void create_answerLost_failsAndIsThereWhole() {
        SessionRecord session = Records.newSession();
        proxy.turn(TcpProxy.Mode.LOSE_ANSWER);
        assertThatThrownBy(() -> store.create(session)).isInstanceOf(SessionStoreException.class);
        proxy.turn(TcpProxy.Mode.PASS);
        assertThat(store.create(session)).as("the same again").isFalse();
        assertThat(store.find(session.id())).contains(session);
    }

    @Test
    void find_stalled_failsInTimeAndWorksAgainByItself() {
        SessionRecord session = Records.newSession();
        store.create(session);
        proxy.turn(TcpProxy.Mode.STALL);
        assertTimeoutPreemptively(
                IN_TIME,
                () -> assertThatThrownBy(() -> store.find(session.id())).isInstanceOf(SessionStoreException.class));
        proxy.turn(TcpProxy.Mode.PASS);
        assertThat(assertTimeoutPreemptively(IN_TIME, () -> untilItAnswers(session)))
                .isEqualTo(session);
    }

    @Test
    void find_refused_failsInTimeAndWorksAgainByItself() {
        SessionRecord session = Records.newSession();
        store.create(session);
        proxy.turn(TcpProxy.Mode.REFUSE);
        for (int i = 0; i < 3; i++) {
            assertTimeoutPreemptively(
                    IN_TIME,
                    () -> assertThatThrownBy(() -> store.find(session.id()))
                            .isInstanceOf(SessionStoreException.class)
                            .hasMessageContaining(session.id().toString())
                            .hasMessageContaining("SQLState 08"));
        }
        proxy.turn(TcpProxy.Mode.PASS);
        assertThat(assertTimeoutPreemptively(IN_TIME, () -> untilItAnswers(session)))
                .isEqualTo(session);
    }

    @Test
    void configure_databaseDown_failsInTime() {
        proxy.turn(TcpProxy.Mode.STALL);
        JdbcSessionStoreSettings settings = new JdbcSessionStoreSettings(
                Optional.of(Secret.of(Postgres.url(proxy.port(), "postgres"))),
                Optional.empty(),
                Optional.empty(),
                1,
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                true);
        assertTimeoutPreemptively(
                IN_TIME,
                () -> assertThatThrownBy(() -> Stores.at(settings))
                        .isInstanceOf(SessionStoreException.class)
                        .hasMessageContaining("cannot connect to its JdbcUrl")
                        .hasMessageContaining("SQLState 08"));
    }

    /** Each failure may cost the pool one connection that had gone bad meanwhile. */
    private SessionRecord untilItAnswers(SessionRecord session) {
        for (int failures = 0; ; failures++) {
            try {
                return store.find(session.id()).orElseThrow();
            } catch (SessionStoreException e) {
                assertThat(failures).as("failures after the network is back").isLessThan(3);
            }
        }
    }
}
