package dev.sessionkit.tck;

import static dev.sessionkit.tck.Samples.NOON;
import static dev.sessionkit.tck.Samples.newSession;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.sessionkit.api.EndReason;
import dev.sessionkit.api.UserId;
import dev.sessionkit.spi.SessionRecord;
import dev.sessionkit.spi.SessionStore;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What holds when several write at once: first each dangerous order, forced, then threads that start at the same moment. A
 * part of the {@link SessionStoreContract}.
 */
public interface ConcurrentWritesContract {

    /**
     * The store under test.
     *
     * @return the same one, or one over the same sessions, each time in one test
     */
    SessionStore store();

    @Test
    @DisplayName("S31 A late write does not undo an end")
    default void s31_lateWriteAfterEnd() {
        SessionRecord read = created(newSession());
        SessionRecord tombstone = Change.ended(read, EndReason.LOGOUT);
        assertThat(store().replace(read, tombstone)).as("the end").isTrue();
        assertThat(store().replace(read, Change.data(read, "{\"late\":true}")))
                .as("the late write")
                .isFalse();
        Stored.holds(store(), tombstone);
    }

    @Test
    @DisplayName("S32 An end that lost to a write is refused, and wins once it has read again")
    default void s32_endAfterWrite() {
        SessionRecord read = created(newSession());
        SessionRecord written = Change.data(read, "{\"first\":true}");
        assertThat(store().replace(read, written)).as("the write").isTrue();
        assertThat(store().replace(read, Change.ended(read, EndReason.KICKED)))
                .as("the end that had not seen the write")
                .isFalse();
        Stored.holds(store(), written);
        SessionRecord again = store().find(read.id()).orElseThrow();
        SessionRecord tombstone = Change.ended(again, EndReason.KICKED);
        assertThat(store().replace(again, tombstone))
                .as("the end that has read again")
                .isTrue();
        Stored.holds(store(), tombstone);
    }

    @Test
    @DisplayName("S33 A touch does not undo an end")
    default void s33_touchAfterEnd() {
        SessionRecord read = created(newSession());
        SessionRecord tombstone = Change.ended(read, EndReason.LIMIT_EXCEEDED);
        assertThat(store().replace(read, tombstone)).as("the end").isTrue();
        assertThat(store().replace(read, Change.touched(read))).as("the touch").isFalse();
        Stored.holds(store(), tombstone);
    }

    @Test
    @DisplayName("S34 Of two ends the first stands, with its reason")
    default void s34_twoEnds() {
        SessionRecord read = created(newSession());
        SessionRecord first = Change.ended(read, EndReason.REUSE_DETECTED);
        assertThat(store().replace(read, first)).as("the first end").isTrue();
        assertThat(store().replace(read, Change.ended(read, EndReason.LOGOUT)))
                .as("the second end")
                .isFalse();
        Stored.holds(store(), first);
    }

    @Test
    @DisplayName("S35 What one thread has written, another finds")
    default void s35_writesAreSeenElsewhere() {
        SessionRecord first = newSession();
        Race.elsewhere(() -> store().find(first.id())); // whoever remembers, remembers nothing
        assertThat(store().create(first)).as("create").isTrue();
        SessionRecord second = Change.data(first, "{\"by\":2}");
        Stored.holds(store(), first);
        boolean replaced = Race.elsewhere(() -> {
            Stored.holds(store(), first);
            return store().replace(first, second);
        });
        assertThat(replaced).as("replace in another thread").isTrue();
        Stored.holds(store(), second);
        assertThat(Race.<Boolean>elsewhere(() -> store().delete(first.id())))
                .as("delete in another thread")
                .isTrue();
        Stored.lacks(store(), first.id());
    }

    @Test
    @DisplayName("S36 Of several creates of one id exactly one wins, and its record is there whole")
    default void s36_createsAtOnce() {
        for (int round = 0; round < Race.ROUNDS; round++) {
            SessionRecord any = newSession();
            exactlyOneWins(
                    n -> Change.data(Change.user(newSession(any.id()), Samples.newUser()), "{\"by\":" + n + "}"),
                    session -> store().create(session));
        }
    }

    @Test
    @DisplayName("S37 Of several writers who read the same revision exactly one wins, and its record is there whole")
    default void s37_writersAtOnce() {
        for (int round = 0; round < Race.ROUNDS; round++) {
            SessionRecord read = created(newSession());
            exactlyOneWins(
                    n -> Change.data(Change.user(read, Samples.newUser()), "{\"by\":" + n + "}"),
                    next -> store().replace(read, next));
        }
    }

    @Test
    @DisplayName("S38 An end and a touch at once: one wins, and stands")
    default void s38_endAgainstTouch() {
        for (int round = 0; round < Race.ROUNDS; round++) {
            SessionRecord read = created(newSession());
            List<SessionRecord> writes = List.of(Change.ended(read, EndReason.KICKED), Change.touched(read));
            exactlyOneWins(writes, next -> store().replace(read, next));
        }
    }

    @Test
    @DisplayName("S39 Of several deletes of one record exactly one says that it was there")
    default void s39_deletesAtOnce() {
        for (int round = 0; round < Race.ROUNDS; round++) {
            SessionRecord session = created(newSession());
            List<Boolean> deleted = Race.between(
                    Collections.nCopies(Race.THREADS, (Callable<Boolean>) () -> store().delete(session.id())));
            assertThat(deleted).as("deletes at once").containsOnlyOnce(true);
            Stored.lacks(store(), session.id());
        }
    }

    @Test
    @DisplayName("S40 A delete and a write at once: the record is gone, whoever was first")
    default void s40_deleteAgainstWrite() {
        for (int round = 0; round < Race.ROUNDS; round++) {
            SessionRecord session = created(newSession());
            List<Boolean> done = Race.between(
                    () -> store().delete(session.id()), () -> store().replace(session, Change.touched(session)));
            assertThat(done.get(0)).as("delete, while a record was there").isTrue();
            Stored.lacks(store(), session.id());
        }
    }

    @Test
    @DisplayName("S41 Eight threads that count 200 times each, and try again when they lose, count to 1,600")
    default void s41_noLostUpdates() {
        int each = 200;
        SessionRecord session = created(Change.data(newSession(), "{\"count\":0}"));
        Race.between(Collections.nCopies(Race.THREADS, (Callable<Void>) () -> {
            for (int i = 0; i < each; i++) {
                countOnce(session);
            }
            return null;
        }));
        assertThat(count(store().find(session.id()).orElseThrow()))
                .as("the count at the end")
                .isEqualTo(Race.THREADS * each);
    }

    @Test
    @DisplayName("S42 Who reads during a write finds the record before it or after it, whole")
    default void s42_readsAreWhole() {
        UserId even = Samples.newUser();
        UserId odd = Samples.newUser();
        SessionRecord any = newSession();
        List<SessionRecord> versions = IntStream.rangeClosed(0, 10 * Race.ROUNDS)
                .mapToObj(n -> new SessionRecord(
                        any.id(),
                        any.revision() + n,
                        Optional.of(n % 2 == 0 ? even : odd),
                        any.purgeAfter().plus(Duration.ofHours(n)),
                        any.state().touched(NOON.plusSeconds(n)),
                        Samples.json("{\"n\":\"" + "x".repeat(n) + "\"}")))
                .toList();
        created(versions.get(0));
        AtomicBoolean written = new AtomicBoolean();
        Callable<Void> writer = () -> {
            try {
                for (int n = 1; n < versions.size(); n++) {
                    assertThat(store().replace(versions.get(n - 1), versions.get(n)))
                            .as("replace by the only writer")
                            .isTrue();
                }
            } finally {
                written.set(true);
            }
            return null;
        };
        Callable<Void> reader = () -> {
            do {
                SessionRecord found = store().find(any.id()).orElseThrow();
                Stored.isEqual(found, versions.get((int) (found.revision() - any.revision())));
            } while (!written.get());
            return null;
        };
        Race.between(writer, reader, reader);
        Stored.holds(store(), versions.get(versions.size() - 1));
    }

    private SessionRecord created(SessionRecord session) {
        assertThat(store().create(session)).as("create").isTrue();
        return session;
    }

    private void exactlyOneWins(IntFunction<SessionRecord> writes, Predicate<SessionRecord> write) {
        exactlyOneWins(IntStream.range(0, Race.THREADS).mapToObj(writes).toList(), write);
    }

    private void exactlyOneWins(List<SessionRecord> writes, Predicate<SessionRecord> write) {
        List<Callable<Boolean>> racers = new ArrayList<>();
        writes.forEach(next -> racers.add(() -> write.test(next)));
        List<Boolean> won = Race.between(racers);
        assertThat(won).as("writes at once, and which of them won").containsOnlyOnce(true);
        Stored.holds(store(), writes.get(won.indexOf(true)));
    }

    private void countOnce(SessionRecord session) {
        for (int attempt = 0; attempt < Race.MOST_ATTEMPTS; attempt++) {
            SessionRecord read = store().find(session.id()).orElseThrow();
            if (store().replace(read, Change.data(read, "{\"count\":" + (count(read) + 1) + "}"))) {
                return;
            }
        }
        fail("a writer lost " + Race.MOST_ATTEMPTS + " times in a row, reading again each time");
    }

    private static int count(SessionRecord session) {
        String json = new String(session.data().json(), StandardCharsets.UTF_8);
        return Integer.parseInt(json.replaceAll("\\D", ""));
    }
}
