package dev.sessionkit.store.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.SessionStoreException;
import dev.sessionkit.spi.ComponentContext;
import dev.sessionkit.spi.SessionData;
import dev.sessionkit.spi.SessionRecord;
import dev.sessionkit.spi.SessionState;
import dev.sessionkit.tck.KitContext;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DenyListTest {

    private static final SessionId ID = SessionId.derived("test", "session");
    private static final Instant UNTIL = Issuer.NOON.plus(Duration.ofDays(1));
    private final ShelfStore shelf = new ShelfStore();
    private final ComponentContext kit =
            new KitContext("Tested"); // one for all nodes, so that no two draw the same numbers

    private DenyList list() {
        return new DenyList(new DenyListSettings("Shelf", Duration.ZERO, Duration.ofDays(2)), new Beside(kit));
    }

    private static SessionRecord session(long revision) {
        SessionState state = SessionState.begin(Issuer.NOON, Optional.empty(), Optional.empty(), List.of());
        return new SessionRecord(ID, revision, Optional.empty(), UNTIL, state, SessionData.empty());
    }

    @Test
    @DisplayName("What is not on the list counts; what is counts from the lowest revision on")
    void raise_refusesLower() {
        DenyList list = list();
        assertThat(list.accepts(session(1))).isTrue();
        list.raise(ID, 3, UNTIL);
        assertThat(list.accepts(session(2))).isFalse();
        assertThat(list.accepts(session(3))).isTrue();
        list.raise(ID, Long.MAX_VALUE, UNTIL);
        assertThat(list.accepts(session(Long.MAX_VALUE - 1))).isFalse();
    }

    @Test
    @DisplayName("Entries never go down, nor are they forgotten earlier than was said before")
    void raise_neverLowers() {
        DenyList list = list();
        list.raise(ID, 7, Issuer.NOON.plus(Duration.ofDays(9)));
        int writes = shelf.writes.get();
        list.raise(ID, 3, UNTIL);
        assertThat(shelf.writes.get()).isEqualTo(writes);
        assertThat(list.accepts(session(6))).isFalse();
        list.raise(ID, 8, UNTIL);
        assertThat(shelf.records.values())
                .singleElement()
                .satisfies(entry -> assertThat(entry.purgeAfter()).isEqualTo(Issuer.NOON.plus(Duration.ofDays(9))));
    }

    @Test
    @DisplayName("Of those that ask for the same, one has raised it")
    void raise_saysWhoDidIt() {
        assertThat(list().raise(ID, 3, UNTIL)).isTrue();
        assertThat(list().raise(ID, 3, UNTIL)).isFalse();
        assertThat(list().raise(ID, 2, UNTIL)).isFalse();
        assertThat(list().raise(ID, Long.MAX_VALUE, UNTIL)).isTrue();
        assertThat(list().raise(ID, Long.MAX_VALUE, UNTIL)).isFalse();
    }

    @Test
    @DisplayName("An entry that is there is remembered longer where a later token needs it")
    void raise_prolongs() {
        list().raise(ID, Long.MAX_VALUE, UNTIL);
        Instant later = Issuer.NOON.plus(Duration.ofDays(60));
        assertThat(list().raise(ID, Long.MAX_VALUE, later)).isFalse();
        assertThat(shelf.records.values())
                .singleElement()
                .satisfies(entry -> assertThat(entry.purgeAfter()).isEqualTo(later));
        assertThat(list().accepts(session(9))).isFalse();
    }

    @Test
    @DisplayName("Nodes that raise one entry at once: the highest stands")
    void raise_atOnce() throws Exception {
        int nodes = 8;
        ExecutorService threads = Executors.newFixedThreadPool(nodes);
        try {
            CyclicBarrier start = new CyclicBarrier(nodes);
            List<Future<?>> raised = new ArrayList<>();
            for (int node = 1; node <= nodes; node++) {
                int lowest = node;
                raised.add(threads.submit(() -> {
                    start.await();
                    list().raise(ID, lowest, UNTIL);
                    return null;
                }));
            }
            for (Future<?> each : raised) {
                each.get();
            }
            assertThat(list().accepts(session(nodes - 1))).isFalse();
            assertThat(list().accepts(session(nodes))).isTrue();
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    @DisplayName("A lost race is tried again; one that is lost for ever is unavailable, not done")
    void raise_lostRaces() {
        DenyList list = list();
        list.raise(ID, 2, UNTIL);
        int[] left = {3};
        shelf.beforeReplace = () -> {
            if (left[0]-- > 0) {
                shelf.records.replaceAll((id, entry) -> new SessionRecord(
                        id, entry.revision() + 1, entry.user(), entry.purgeAfter(), entry.state(), entry.data()));
            }
        };
        list.raise(ID, 5, UNTIL);
        assertThat(list.accepts(session(4))).isFalse();
        left[0] = Integer.MAX_VALUE;
        assertThatThrownBy(() -> list.raise(ID, 6, UNTIL)).isInstanceOf(SessionStoreException.class);
    }

    @Test
    @DisplayName("An entry that cannot be read refuses everybody")
    void unreadable_failsClosed() {
        DenyList list = list();
        list.raise(ID, 2, UNTIL);
        for (String data :
                List.of("{}", "[]", "{\"lowestRevision\":-1}", "{\"lowestRevision\":99999999999999999999}", "")) {
            shelf.records.replaceAll((id, entry) -> new SessionRecord(
                    id,
                    entry.revision() + 1,
                    entry.user(),
                    entry.purgeAfter(),
                    entry.state(),
                    SessionData.ofJson(data.getBytes(StandardCharsets.UTF_8))));
            assertThatThrownBy(() -> list.accepts(session(9)))
                    .as(data)
                    .isInstanceOf(SessionStoreException.class)
                    .hasMessageContaining("Shelf");
        }
    }

    /** A context with one more component. */
    private final class Beside implements ComponentContext {

        private final ComponentContext kit;

        Beside(ComponentContext kit) {
            this.kit = kit;
        }

        @Override
        public String name() {
            return kit.name();
        }

        @Override
        public InstantSource clock() {
            return kit.clock();
        }

        @Override
        public RandomGenerator random() {
            return kit.random();
        }

        @Override
        public <T> Optional<T> hostObject(Class<T> type) {
            return kit.hostObject(type);
        }

        @Override
        public <T> T component(Class<T> type, String name) {
            return type.cast(shelf);
        }
    }
}
