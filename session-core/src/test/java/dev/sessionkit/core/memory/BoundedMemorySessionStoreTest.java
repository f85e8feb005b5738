package dev.sessionkit.core.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.UserId;
import dev.sessionkit.spi.SessionData;
import dev.sessionkit.spi.SessionRecord;
import dev.sessionkit.spi.SessionState;
import dev.sessionkit.tck.KitContext;
import dev.sessionkit.tck.StoppedClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class BoundedMemorySessionStoreTest {

    private static final int MAXIMUM = 10;

    private final Random random = new Random(1);
    private final StoppedClock clock = new StoppedClock(Instant.parse("2026-11-01T10:00:00Z"));
    private final MemorySessionStore store = new MemorySessionStore();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void start() {
        store.configure(new MemorySessionStoreSettings(MAXIMUM), new KitContext("MemorySessionStore", clock));
        log.start();
        logger().addAppender(log);
    }

    @AfterEach
    void stop() {
        logger().detachAppender(log);
    }

    @Test
    void keepsAllUpToTheMaximum_withoutAWord() {
        List<SessionRecord> created = create(MAXIMUM);
        assertThat(created).allMatch(session -> store.find(session.id()).isPresent());
        assertThat(log.list).isEmpty();
    }

    @Test
    void keepsNoMoreThanTheMaximum() {
        List<SessionRecord> created = create(20 * MAXIMUM);
        assertThat(found(created)).hasSize(MAXIMUM);
    }

    @Test
    void lostSession_isNeitherListedNorIndexedNorWritten() {
        List<SessionRecord> created = create(20 * MAXIMUM);
        List<SessionRecord> found = found(created);
        for (SessionRecord session : created) {
            if (!found.contains(session)) {
                assertThat(store.findByUser(session.user().orElseThrow(), Optional.empty(), 10))
                        .isEmpty();
                assertThat(store.replace(session, newSession(session.id()))).isFalse();
                assertThat(store.delete(session.id())).isFalse();
            }
        }
        assertThat(store.users.count()).isEqualTo(MAXIMUM);
    }

    @Test
    void loss_isToldAtOnce_andNamesTheSetting() {
        create(MAXIMUM + 1);
        assertThat(log.list).hasSize(1);
        assertThat(log.list.get(0).getLevel()).isEqualTo(Level.WARN);
        assertThat(log.list.get(0).getFormattedMessage())
                .startsWith("Sessions lost: 1.")
                .contains("No more than 10", "MaximumSessions", "MemorySessionStore");
    }

    @Test
    void loss_isToldAtMostOnceAMinute_withAllThatWereLostMeanwhile() {
        create(MAXIMUM + 1);
        clock.advance(Duration.ofSeconds(59));
        create(5);
        assertThat(log.list).as("within the minute").hasSize(1);
        clock.advance(Duration.ofSeconds(1));
        create(1);
        assertThat(log.list).as("after the minute").hasSize(2);
        assertThat(log.list.get(1).getFormattedMessage()).startsWith("Sessions lost: 6.");
    }

    @Test
    void refusesToKeepNothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MemorySessionStoreSettings(0))
                .withMessageContaining("MaximumSessions");
    }

    private List<SessionRecord> create(int count) {
        List<SessionRecord> sessions =
                IntStream.range(0, count).mapToObj(i -> newSession()).toList();
        sessions.forEach(session -> assertThat(store.create(session)).isTrue());
        return sessions;
    }

    private List<SessionRecord> found(List<SessionRecord> sessions) {
        return sessions.stream()
                .filter(session -> store.find(session.id()).isPresent())
                .toList();
    }

    /** Each of a user of its own. */
    private SessionRecord newSession() {
        return newSession(SessionId.create(clock.instant(), random));
    }

    private SessionRecord newSession(SessionId id) {
        return new SessionRecord(
                id,
                random.nextLong(),
                Optional.of(new UserId("user of " + id)),
                SessionRecord.NEVER,
                SessionState.begin(clock.instant(), Optional.empty(), Optional.empty(), List.of()),
                SessionData.empty());
    }

    private static Logger logger() {
        return (Logger) LoggerFactory.getLogger(MemorySessionStore.class);
    }
}
