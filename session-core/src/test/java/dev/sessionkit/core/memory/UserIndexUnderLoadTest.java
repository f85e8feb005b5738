package dev.sessionkit.core.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.UserId;
import dev.sessionkit.spi.SessionData;
import dev.sessionkit.spi.SessionRecord;
import dev.sessionkit.spi.SessionState;
import dev.sessionkit.tck.KitContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Threads create, move, delete, sweep and push out the same few sessions; then the listings must say what is there. */
class UserIndexUnderLoadTest {

    private static final int THREADS = 4;
    private static final int STEPS = 5_000;
    private static final Instant NOW = Instant.parse("2026-11-01T10:00:00Z");
    private static final List<SessionId> IDS =
            IntStream.range(0, 60).mapToObj(n -> new SessionId(n, n)).toList();
    private static final List<UserId> USERS =
            IntStream.range(0, 20).mapToObj(n -> new UserId("user " + n)).toList();

    private final MemorySessionStore store = new MemorySessionStore();

    @Test
    void listings_sayWhatIsThere() throws Exception {
        store.configure(new MemorySessionStoreSettings(40), new KitContext("MemorySessionStore"));
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Callable<Void>> workers = new ArrayList<>();
            for (int seed = 0; seed < THREADS; seed++) {
                Random random = new Random(seed);
                workers.add(() -> {
                    IntStream.range(0, STEPS).forEach(step -> doSomething(random));
                    return null;
                });
            }
            for (Future<Void> worker : threads.invokeAll(workers)) {
                worker.get();
            }
        } finally {
            threads.shutdownNow();
        }
        List<SessionRecord> there =
                IDS.stream().flatMap(id -> store.find(id).stream()).toList();
        for (UserId user : USERS) {
            assertThat(store.findByUser(user, Optional.empty(), 100))
                    .as(user.value())
                    .containsExactlyInAnyOrderElementsOf(there.stream()
                            .filter(session -> session.user().equals(Optional.of(user)))
                            .toList());
        }
        assertThat(store.users.count()).as("users that take room").isEqualTo((int) there.stream()
                .flatMap(session -> session.user().stream())
                .distinct()
                .count());
    }

    private void doSomething(Random random) {
        SessionId id = IDS.get(random.nextInt(IDS.size()));
        switch (random.nextInt(8)) {
            case 0 -> store.delete(id);
            case 1 -> store.deleteExpired(NOW, 2);
            case 2, 3, 4 -> store.find(id).ifPresent(read -> store.replace(read, session(id, random)));
            default -> store.create(session(id, random));
        }
    }

    /** Of somebody or of nobody, old or not. */
    private static SessionRecord session(SessionId id, Random random) {
        int user = random.nextInt(USERS.size() + 5);
        return new SessionRecord(
                id,
                random.nextLong(),
                user < USERS.size() ? Optional.of(USERS.get(user)) : Optional.empty(),
                random.nextInt(4) == 0 ? NOW.minusSeconds(1) : NOW,
                SessionState.begin(NOW, Optional.empty(), Optional.empty(), List.of()),
                SessionData.empty());
    }
}
