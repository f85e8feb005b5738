package dev.sessionkit.core;

import static dev.sessionkit.core.Fixture.COUNTER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.SessionKey;
import dev.sessionkit.api.SessionType;
import dev.sessionkit.spi.SessionRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;

@DisplayName("Of many requests at once with one old secret")
class RenewedSecretsRacesTest {

    private static final int CALLERS = 24;
    private static final Duration INTERVAL = Duration.ofMinutes(10);

    private final Map<SessionId, SessionRecord> records = new ConcurrentHashMap<>();
    private final Node node = new Node(records, "{\"RenewalInterval\": \"PT10M\", \"TouchInterval\": \"PT20M\"}");
    private final String token = node.signIn();
    private final ExecutorService pool = Executors.newFixedThreadPool(CALLERS);

    @AfterEach
    void close() {
        pool.shutdownNow();
        node.close();
    }

    /** Nobody writes before everybody has read. */
    private void readTogether() {
        CyclicBarrier read = new CyclicBarrier(CALLERS);
        AtomicInteger arrived = new AtomicInteger();
        node.store.afterFind = found -> {
            if (arrived.incrementAndGet() <= CALLERS) {
                pass(read);
            }
            return found;
        };
    }

    private static void pass(CyclicBarrier barrier) {
        try {
            barrier.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    @RepeatedTest(20)
    @DisplayName("exactly one replaces it, and all are sent the same successor")
    void readers() throws Exception {
        node.clock.advance(INTERVAL);
        readTogether();
        List<Future<String>> callers = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            callers.add(pool.submit(() -> node.sentTo(token).orElseThrow()));
        }
        Set<String> sent = new HashSet<>();
        for (Future<String> caller : callers) {
            sent.add(caller.get());
        }
        assertThat(sent).hasSize(1);
        assertThat(node.takeRenewals()).isOne();
        assertThat(node.read(sent.iterator().next())).isPresent();
        assertThat(node.sentTo(token))
                .as("and whoever comes late")
                .contains(sent.iterator().next());
    }

    @RepeatedTest(20)
    @DisplayName(
            "that change something, exactly one replaces it, every change is kept, and all are sent the same successor")
    void writers() throws Exception {
        node.clock.advance(INTERVAL);
        readTogether();
        List<Future<String>> callers = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            SessionKey<Integer> key = SessionKey.of("key" + i, Integer.class);
            callers.add(pool.submit(() -> {
                TestResponse response = new TestResponse();
                SessionContext context = node.open(response, token);
                context.require(SessionType.VALID_SESSION).set(key, 1);
                context.commit();
                return response.one(PlainResolver.HEADER);
            }));
        }
        Set<String> sent = new HashSet<>();
        for (Future<String> caller : callers) {
            sent.add(caller.get());
        }
        assertThat(sent).hasSize(1);
        assertThat(node.takeRenewals()).isOne();
        Session session = node.read(sent.iterator().next()).orElseThrow();
        for (int i = 0; i < CALLERS; i++) {
            assertThat(session.get(SessionKey.of("key" + i, Integer.class))).contains(1);
        }
    }

    @RepeatedTest(20)
    @DisplayName("one that gives the session another secret wins in the end, and nobody is thrown out")
    void renewalAmongThem() throws Exception {
        node.clock.advance(INTERVAL);
        readTogether();
        List<Future<String>> callers = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            boolean renews = i == 0;
            callers.add(pool.submit(() -> {
                TestResponse response = new TestResponse();
                SessionContext context = node.open(response, token);
                Session session = context.require(SessionType.VALID_SESSION);
                if (renews) {
                    session.renew();
                }
                context.commit();
                return response.one(PlainResolver.HEADER);
            }));
        }
        String renewed = callers.get(0).get();
        for (Future<String> caller : callers) {
            caller.get();
        }
        node.framework.sessions().updateSessionData(Node.id(token), COUNTER, n -> n.orElse(0) + 1);
        assertThat(node.read(renewed)).isPresent();
        assertThat(node.read(token)).isEmpty();
    }
}
