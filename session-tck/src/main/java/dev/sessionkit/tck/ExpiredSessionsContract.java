package dev.sessionkit.tck;

import static dev.sessionkit.tck.Samples.NOON;
import static dev.sessionkit.tck.Samples.newSession;
import static dev.sessionkit.tck.Samples.newSessions;
import static dev.sessionkit.tck.Samples.nothing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.sessionkit.api.EndReason;
import dev.sessionkit.spi.ExpiredSessions;
import dev.sessionkit.spi.SessionRecord;
import dev.sessionkit.spi.SessionStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What a store does that is told to remove old records. Rules E01 to E15. A store may keep a record for up to an hour after
 * its time, so what is old here is older than that.
 */
public interface ExpiredSessionsContract {

    /**
     * The store under test.
     *
     * @return the same one, or one over the same sessions, each time in one test
     */
    SessionStore store();

    /**
     * The store under test, which sweeps.
     *
     * @return {@link #store()}
     */
    default ExpiredSessions expiredSessions() {
        return (ExpiredSessions) store();
    }

    /** Removes what earlier tests have left, so that numbers are this test's. */
    @BeforeEach
    default void sweepBefore() {
        sweepAll();
    }

    @Test
    @DisplayName("E01 What is past its time is removed")
    default void e01_oldIsRemoved() {
        List<SessionRecord> old = Stream.of(Duration.ofMinutes(61), Duration.ofDays(1), Duration.ofDays(40_000))
                .map(age -> created(Change.purgeAfter(newSession(), NOON.minus(age))))
                .toList();
        assertThat(sweep(10)).as("how many were removed").isEqualTo(old.size());
        old.forEach(session -> Stored.lacks(store(), session.id()));
    }

    @Test
    @DisplayName("E02 What is not past its time stays, to the millisecond")
    default void e02_youngStays() {
        List<SessionRecord> young = Stream.of(Duration.ZERO, Duration.ofMillis(1), Duration.ofMinutes(59))
                .map(left -> created(Change.purgeAfter(newSession(), NOON.plus(left))))
                .toList();
        assertThat(sweep(10)).as("how many were removed").isZero();
        young.forEach(session -> Stored.holds(store(), session));
    }

    @Test
    @DisplayName("E03 What is kept for ever stays, however late it is")
    default void e03_neverStays() {
        SessionRecord kept = created(Change.purgeAfter(newSession(), SessionRecord.NEVER));
        SessionRecord late = created(Change.purgeAfter(newSession(), Instant.parse("9999-12-31T23:59:59Z")));
        while (expiredSessions().deleteExpired(SessionRecord.NEVER, 100) == 100) {
            Stored.holds(store(), kept);
        }
        Stored.holds(store(), kept);
        Stored.lacks(store(), late.id());
    }

    @Test
    @DisplayName("E04 Before anything began, nothing is old")
    default void e04_longAgo() {
        SessionRecord session = created(old());
        assertThat(expiredSessions().deleteExpired(Instant.EPOCH, 10)).isZero();
        assertThat(expiredSessions().deleteExpired(Instant.parse("0001-01-01T00:00:00Z"), 10))
                .isZero();
        Stored.holds(store(), session);
    }

    @Test
    @DisplayName("E05 No more are removed than the limit, and less only where there are no more")
    default void e05_limit() {
        List<SessionRecord> old = oldOnes(5);
        assertThat(sweep(3)).as("of five, with the limit 3").isEqualTo(3);
        assertThat(remaining(old)).hasSize(2);
        assertThat(sweep(3)).as("of the two others, with the limit 3").isEqualTo(2);
        assertThat(remaining(old)).isEmpty();
        assertThat(sweep(3)).as("of none").isZero();
    }

    @Test
    @DisplayName("E06 A limit of one removes one at a time")
    default void e06_limitOfOne() {
        List<SessionRecord> old = oldOnes(2);
        assertThat(sweep(1)).isEqualTo(1);
        assertThat(remaining(old)).hasSize(1);
        assertThat(sweep(1)).isEqualTo(1);
        assertThat(sweep(1)).isZero();
    }

    @Test
    @DisplayName("E07 A limit may be as large as a number gets")
    default void e07_largestLimit() {
        List<SessionRecord> old = oldOnes(3);
        assertThat(sweep(Integer.MAX_VALUE)).isEqualTo(3);
        assertThat(remaining(old)).isEmpty();
    }

    @Test
    @DisplayName("E08 A tombstone stays until its time and no longer")
    default void e08_tombstones() {
        SessionRecord young = created(Change.ended(newSession(), EndReason.LOGOUT));
        SessionRecord old = created(Change.ended(old(), EndReason.LOGOUT));
        assertThat(sweep(10)).isEqualTo(1);
        Stored.holds(store(), young);
        Stored.lacks(store(), old.id());
    }

    @Test
    @DisplayName("E09 What was touched in time stays")
    default void e09_touchedStays() {
        SessionRecord old = created(old());
        SessionRecord touched = Change.purgeAfter(old, NOON.plusSeconds(1));
        assertThat(store().replace(old, touched)).isTrue();
        assertThat(sweep(10)).as("how many were removed").isZero();
        Stored.holds(store(), touched);
    }

    @Test
    @DisplayName("E10 What shall be kept for less long than before goes by its new time")
    default void e10_shortenedGoes() {
        SessionRecord forEver = created(Change.purgeAfter(newSession(), SessionRecord.NEVER));
        assertThat(store().replace(forEver, Change.purgeAfter(forEver, NOON.minusSeconds(7_200))))
                .isTrue();
        assertThat(sweep(10)).as("how many were removed").isEqualTo(1);
        Stored.lacks(store(), forEver.id());
    }

    @Test
    @DisplayName("E11 A late write does not bring back what was swept")
    default void e11_lateWriteAfterSweep() {
        SessionRecord old = created(old());
        assertThat(sweep(10)).isEqualTo(1);
        assertThat(store().replace(old, Change.purgeAfter(old, NOON.plusSeconds(1))))
                .as("the late write")
                .isFalse();
        assertThat(store().delete(old.id())).as("the late delete").isFalse();
        Stored.lacks(store(), old.id());
    }

    @Test
    @DisplayName("E12 A sweep and a touch at once: either it was swept, or it was touched and stays")
    default void e12_sweepAgainstTouch() {
        for (int round = 0; round < Race.ROUNDS; round++) {
            SessionRecord old = created(old());
            SessionRecord touched = Change.purgeAfter(old, NOON.plusSeconds(1));
            List<Integer> done = Race.between(() -> sweep(10), () -> store().replace(old, touched) ? 1 : 0);
            boolean wasTouched = done.get(1) == 1;
            int swept = done.get(0) + sweep(10); // one that stepped aside comes again
            assertThat(swept)
                    .as("how many were swept, where the touch " + (wasTouched ? "was done" : "was refused"))
                    .isEqualTo(wasTouched ? 0 : 1);
            if (wasTouched) {
                Stored.holds(store(), touched);
            } else {
                Stored.lacks(store(), old.id());
            }
        }
    }

    @Test
    @DisplayName("E13 Of several sweepers at once, each removed record is counted by one")
    default void e13_sweepersAtOnce() {
        int batch = 4;
        List<SessionRecord> old = oldOnes(Race.ROUNDS);
        Callable<Integer> sweeper = () -> {
            int swept = 0;
            for (int i = 0; i < Race.ROUNDS; i++) {
                int now = sweep(batch);
                assertThat(now).as("how many one sweep removed").isBetween(0, batch);
                swept += now;
            }
            return swept;
        };
        int swept = Race.between(sweeper, sweeper, sweeper).stream()
                .mapToInt(Integer::intValue)
                .sum();
        assertThat(swept + sweepAll())
                .as("how many all together say they removed")
                .isEqualTo(old.size());
        assertThat(remaining(old)).isEmpty();
    }

    @Test
    @DisplayName("E14 A sweep and a delete at once: the record is counted by one of them")
    default void e14_sweepAgainstDelete() {
        for (int round = 0; round < Race.ROUNDS; round++) {
            SessionRecord old = created(old());
            List<Integer> done = Race.between(() -> sweep(10), () -> store().delete(old.id()) ? 1 : 0);
            assertThat(done.get(0) + done.get(1) + sweep(10))
                    .as("how many say that they removed it")
                    .isEqualTo(1);
            Stored.lacks(store(), old.id());
        }
    }

    @Test
    @DisplayName(
            "E15 null is a NullPointerException, a limit below 1 an IllegalArgumentException; neither removes anything")
    default void e15_arguments() {
        SessionRecord old = created(old());
        assertThatNullPointerException()
                .as("no time")
                .isThrownBy(() -> expiredSessions().deleteExpired(nothing(), 10));
        for (int limit : new int[] {0, -1, Integer.MIN_VALUE}) {
            assertThatIllegalArgumentException().as("the limit " + limit).isThrownBy(() -> sweep(limit));
        }
        Stored.holds(store(), old);
    }

    private int sweep(int limit) {
        return expiredSessions().deleteExpired(NOON, limit);
    }

    private int sweepAll() {
        int all = 0;
        int now;
        do {
            now = sweep(100);
            all += now;
        } while (now > 0);
        return all;
    }

    private SessionRecord created(SessionRecord session) {
        assertThat(store().create(session)).as("create").isTrue();
        return session;
    }

    private List<SessionRecord> oldOnes(int count) {
        List<SessionRecord> old = new ArrayList<>();
        newSessions(count).forEach(session -> old.add(created(Change.purgeAfter(session, old().purgeAfter()))));
        return old;
    }

    private List<SessionRecord> remaining(List<SessionRecord> sessions) {
        return sessions.stream()
                .filter(session -> store().find(session.id()).isPresent())
                .toList();
    }

    /** Not stored yet. */
    private static SessionRecord old() {
        return Change.purgeAfter(newSession(), NOON.minus(Duration.ofHours(2)));
    }
}
