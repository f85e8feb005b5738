package dev.sessionkit.auth;

import dev.sessionkit.api.SessionEvent;
import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.SessionRequest;
import dev.sessionkit.api.SessionSecret;
import dev.sessionkit.api.SessionToken;
import dev.sessionkit.api.UserId;
import dev.sessionkit.core.Rejection;
import dev.sessionkit.core.SessionFramework;
import dev.sessionkit.core.SessionRecords;
import dev.sessionkit.spi.Login;
import dev.sessionkit.spi.SessionData;
import dev.sessionkit.spi.SessionRecord;
import dev.sessionkit.spi.SessionState;
import dev.sessionkit.tck.Answer;
import dev.sessionkit.tck.StoppedClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/** A framework with renewable tokens on some store, and short ways to use them. */
final class RenewalHost implements AutoCloseable {

    static final Instant NOON = Instant.parse("2100-01-01T12:00:00Z");
    static final UserId ANNE = new UserId("7");
    static final Duration WINDOW = Duration.ofSeconds(30);

    final StoppedClock clock = new StoppedClock(NOON);
    final List<SessionEvent> events = Collections.synchronizedList(new ArrayList<>());
    final SessionFramework framework;
    final SessionRecords records;
    final Renewals renewals;

    RenewalHost(String store, Duration window) {
        framework = SessionFramework.builder()
                .settings("""
                        {"Authentication": {"SessionResolver": "HeaderSessionResolver"},
                         "Catena": {"SessionStore": {"SessionProvider": "%s"}},
                         "JdbcSessionStore": {"JdbcUrl": "${env:URL}"}}""".formatted(store.startsWith("jdbc:") ? "JdbcSessionStore" : store))
                .environment(Map.of("URL", store.startsWith("jdbc:") ? store : "jdbc:h2:mem:unused"))
                .clock(clock)
                .listener(events::add)
                .build();
        records = framework.records();
        renewals = new Renewals(
                records,
                new RenewalTerms(
                        "RenewalHost",
                        "IdleTimeout",
                        Optional.of(Duration.ofDays(14)),
                        Duration.ofDays(28),
                        Optional.of(Duration.ofDays(180)),
                        window));
    }

    static RenewalHost inMemory() {
        return new RenewalHost("MemorySessionStore", WINDOW);
    }

    TokenPair signIn() {
        Instant now = records.now();
        SessionId id = SessionId.create(now, records.random());
        SessionSecret first = renewals.first();
        SessionState begun = renewals.begun(id, first, login(now));
        SessionRecord session = records.first(id, Optional.of(ANNE), begun, SessionData.empty());
        if (!records.create(session)) {
            throw new AssertionError("the id is taken");
        }
        return renewals.pair(session, first);
    }

    private static Login login(Instant at) {
        return new Login(at, "PASSWORD", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    TokenPair renewed(SessionToken token) {
        RenewalOutcome outcome = renewals.renew(RenewalClient.UNKNOWN, token, session -> {});
        if (outcome instanceof RenewalOutcome.Renewed renewed) {
            return renewed.pair();
        }
        throw new AssertionError("refused: " + outcome);
    }

    Optional<Rejection> refusal(SessionToken token) {
        return renewals.renew(RenewalClient.UNKNOWN, token, session -> {}) instanceof RenewalOutcome.Refused refused
                ? Optional.of(refused.why())
                : Optional.empty();
    }

    /** Every caller has read the session before any of them writes. */
    List<RenewalOutcome> heldUntilAllHaveRead(int callers, SessionToken token) throws Exception {
        CyclicBarrier allHaveRead = new CyclicBarrier(callers);
        ExecutorService threads = Executors.newFixedThreadPool(callers);
        try {
            List<Future<RenewalOutcome>> running = new ArrayList<>();
            for (int i = 0; i < callers; i++) {
                AtomicBoolean first = new AtomicBoolean(true);
                WatchedRecords waiting = new WatchedRecords(
                        records, Duration.ZERO, new LiveCount(), () -> awaitOnce(first, allHaveRead));
                Renewals held = new Renewals(waiting, renewals.terms());
                running.add(threads.submit(() -> held.renew(RenewalClient.UNKNOWN, token, session -> {})));
            }
            List<RenewalOutcome> outcomes = new ArrayList<>();
            for (Future<RenewalOutcome> each : running) {
                outcomes.add(each.get());
            }
            return outcomes;
        } finally {
            threads.shutdownNow();
        }
    }

    private static void awaitOnce(AtomicBoolean first, CyclicBarrier allHaveRead) {
        if (first.getAndSet(false)) {
            try {
                allHaveRead.await();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }
    }

    boolean opens(SessionToken token) {
        SessionRequest request = SessionRequest.of(Map.of("x-session-id", List.of(token.reveal())));
        return framework.open(request, new Answer()).session().isPresent();
    }

    SessionState state(SessionId id) {
        return records.find(id).orElseThrow().state();
    }

    @Override
    public void close() {
        framework.close();
    }
}
