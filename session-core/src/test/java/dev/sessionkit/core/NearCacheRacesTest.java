package dev.sessionkit.core;

import static dev.sessionkit.core.Fixture.COLOUR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.sessionkit.api.EndReason;
import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.SessionStoreException;
import dev.sessionkit.spi.SessionRecord;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Of requests at once, where a node remembers sessions")
class NearCacheRacesTest {

    private static final int CALLERS = 16;
    private static final Duration STALENESS = Duration.ofSeconds(2);

    private final Map<SessionId, SessionRecord> records = new ConcurrentHashMap<>();
    private final Node node = new Node(records, "{\"MaxStaleness\": \"PT2S\"}");
    private final String token = node.signIn();
    private final SessionId id = Node.id(token);
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private final List<Thread> threads = new ArrayList<>();

    @AfterEach
    void close() throws InterruptedException {
        released.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        node.close();
    }

    /** Has the first read stop between what it read and its answer. */
    private void holdFirstRead() {
        AtomicBoolean first = new AtomicBoolean(true);
        node.store.afterFind = found -> {
            if (first.getAndSet(false)) {
                hold();
            }
            return found;
        };
    }

    private void hold() {
        reached.countDown();
        try {
            assertThat(released.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private FutureTask<Optional<Session>> caller() {
        FutureTask<Optional<Session>> task = new FutureTask<>(() -> node.read(token));
        started(task);
        return task;
    }

    private Thread started(Runnable task) {
        Thread thread = new Thread(task);
        threads.add(thread);
        thread.start();
        return thread;
    }

    /** One caller that reads and is held, and the others, all of which wait for it. */
    private List<FutureTask<Optional<Session>>> crowd() throws InterruptedException {
        List<FutureTask<Optional<Session>>> crowd = new ArrayList<>();
        crowd.add(caller());
        reached.await();
        for (int i = 1; i < CALLERS; i++) {
            crowd.add(caller());
        }
        await().atMost(Duration.ofSeconds(60))
                .until(() -> threads.stream()
                        .allMatch(thread -> thread.getState() == Thread.State.WAITING
                                || thread.getState() == Thread.State.TIMED_WAITING));
        return crowd;
    }

    @Test
    @DisplayName("that miss on one session, one reads the store and the others take its answer")
    void singleFlight() throws Exception {
        holdFirstRead();
        List<FutureTask<Optional<Session>>> crowd = crowd();
        released.countDown();
        for (FutureTask<Optional<Session>> caller : crowd) {
            assertThat(caller.get()).isPresent();
        }
        assertThat(node.takeReads()).isOne();
    }

    @Test
    @DisplayName("that miss, a failure is everybody's, and is not remembered")
    void singleFlight_failure() throws Exception {
        node.store.afterFind = found -> {
            hold();
            throw new SessionStoreException("down");
        };
        List<FutureTask<Optional<Session>>> crowd = crowd();
        released.countDown();
        for (FutureTask<Optional<Session>> caller : crowd) {
            assertThatThrownBy(caller::get).hasCauseInstanceOf(SessionStoreException.class);
        }
        assertThat(node.takeReads()).isOne();
        node.store.afterFind = found -> found;
        assertThat(node.read(token)).isPresent();
    }

    @Test
    @DisplayName("that miss, an error of the reading thread does not leave the others waiting")
    void singleFlight_error() throws Exception {
        node.store.afterFind = found -> {
            hold();
            throw new StackOverflowError("too deep");
        };
        List<FutureTask<Optional<Session>>> crowd = crowd();
        released.countDown();
        assertThatThrownBy(crowd.get(0)::get).hasCauseInstanceOf(StackOverflowError.class);
        for (FutureTask<Optional<Session>> caller : crowd.subList(1, CALLERS)) {
            assertThatThrownBy(caller::get).hasCauseInstanceOf(SessionStoreException.class);
        }
    }

    @Test
    @DisplayName("that miss, an exception which no signature declares is an outage for all, and leaves nobody waiting")
    void singleFlight_undeclared() throws Exception {
        node.store.afterFind = found -> {
            hold();
            throw NearCacheRacesTest.<RuntimeException>undeclared(new IOException("down"));
        };
        List<FutureTask<Optional<Session>>> crowd = crowd();
        released.countDown();
        for (FutureTask<Optional<Session>> caller : crowd) {
            assertThatThrownBy(() -> caller.get(60, TimeUnit.SECONDS)).hasCauseInstanceOf(SessionStoreException.class);
        }
    }

    @SuppressWarnings("unchecked") // which is how other languages of the JVM throw
    private static <E extends Throwable> E undeclared(Exception failure) throws E {
        throw (E) failure;
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @DisplayName("that miss, one that is interrupted while it reads fails alone: the others read again, one for all")
    void singleFlight_interrupted(boolean flag) throws Exception {
        AtomicBoolean first = new AtomicBoolean(true);
        node.store.afterFind = found -> {
            if (first.getAndSet(false)) {
                hold();
                if (flag) {
                    Thread.currentThread().interrupt();
                    throw new SessionStoreException("the driver gave up");
                }
                throw new SessionStoreException("the driver gave up", new InterruptedException());
            }
            return found;
        };
        List<FutureTask<Optional<Session>>> crowd = crowd();
        released.countDown();
        assertThatThrownBy(crowd.get(0)::get).hasCauseInstanceOf(SessionStoreException.class);
        for (FutureTask<Optional<Session>> caller : crowd.subList(1, CALLERS)) {
            assertThat(caller.get()).isPresent();
        }
        assertThat(node.takeReads()).isLessThanOrEqualTo(CALLERS);
    }

    @Test
    @DisplayName("that miss, each that is interrupted fails alone, and nobody waits more than twice for such")
    void singleFlight_interruptedAgain() throws Exception {
        node.store.afterFind = found -> {
            hold();
            throw new SessionStoreException("the driver gave up", new InterruptedException());
        };
        List<FutureTask<Optional<Session>>> crowd = crowd();
        released.countDown();
        for (FutureTask<Optional<Session>> caller : crowd) {
            assertThatThrownBy(() -> caller.get(60, TimeUnit.SECONDS)).hasCauseInstanceOf(SessionStoreException.class);
        }
        assertThat(node.takeReads()).isLessThanOrEqualTo(CALLERS);
    }

    @Test
    @DisplayName("that wait for a session which is not there, each asks the store before it says so")
    void singleFlight_missing() throws Exception {
        SessionRecord record = records.remove(id);
        holdFirstRead();
        List<FutureTask<Optional<Session>>> crowd = crowd();
        records.put(id, record);
        released.countDown();
        assertThat(crowd.get(0).get()).as("it read before").isEmpty();
        for (FutureTask<Optional<Session>> caller : crowd.subList(1, CALLERS)) {
            assertThat(caller.get()).isPresent();
        }
    }

    @Test
    @DisplayName("none takes the answer of a read that took longer than the staleness")
    void waiter_refusesOldRead() throws Exception {
        holdFirstRead();
        List<FutureTask<Optional<Session>>> crowd = crowd();
        records.computeIfPresent(id, (key, record) -> null);
        node.clock.advance(STALENESS.plusMillis(1));
        released.countDown();
        assertThat(crowd.get(0).get()).as("its own").isPresent();
        for (FutureTask<Optional<Session>> caller : crowd.subList(1, CALLERS)) {
            assertThat(caller.get()).isEmpty();
        }
    }

    @Test
    @DisplayName("none joins a read that began longer ago than the staleness")
    void late_readsItself() throws Exception {
        holdFirstRead();
        FutureTask<Optional<Session>> slow = caller();
        reached.await();
        node.clock.advance(STALENESS.plusMillis(1));
        assertThat(node.read(token)).isPresent();
        assertThat(node.takeReads()).isEqualTo(2);
        released.countDown();
        slow.get();
        assertThat(node.read(token)).isPresent();
        assertThat(node.takeReads())
                .as("the late answer has not displaced the later one")
                .isZero();
    }

    @Test
    @DisplayName(
            "Requirement 28: one that asks after the session was ended is not told what a read under way saw before")
    void endedDuringRead() throws Exception {
        holdFirstRead();
        FutureTask<Optional<Session>> before = caller();
        reached.await();
        assertThat(node.framework.sessions().end(id, EndReason.LOGOUT)).isTrue();
        assertThat(node.read(token)).as("asked while that read is under way").isEmpty();
        released.countDown();
        assertThat(before.get()).as("asked before").isPresent();
        assertThat(node.read(token)).as("asked when that read is done").isEmpty();
    }

    @Test
    @DisplayName("a write whose answer comes late does not bring back what was ended after it")
    void endedAfterLateWrite() throws Exception {
        assertThat(node.read(token)).isPresent();
        AtomicBoolean first = new AtomicBoolean(true);
        node.store.afterReplace = () -> {
            if (first.getAndSet(false)) {
                hold();
            }
        };
        Thread writer = started(() -> node.framework.sessions().setSessionData(id, COLOUR, "red"));
        reached.await();
        assertThat(node.framework.sessions().end(id, EndReason.LOGOUT)).isTrue();
        released.countDown();
        writer.join();
        assertThat(node.read(token)).isEmpty();
    }

    @Test
    @DisplayName("what was read while a write was under way gives way to the store")
    void readDuringWrite() throws Exception {
        assertThat(node.read(token)).isPresent();
        node.store.afterReplace = this::hold;
        Thread writer = started(() -> node.framework.sessions().setSessionData(id, COLOUR, "red"));
        reached.await();
        node.clock.advance(STALENESS.plusMillis(1));
        assertThat(node.read(token)).isPresent();
        released.countDown();
        writer.join();
        node.takeReads();
        assertThat(node.read(token).orElseThrow().get(COLOUR)).contains("red");
        assertThat(node.takeReads()).isOne();
    }
}
