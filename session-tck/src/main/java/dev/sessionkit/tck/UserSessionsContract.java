package dev.sessionkit.tck;

import static dev.sessionkit.tck.Samples.newId;
import static dev.sessionkit.tck.Samples.newSession;
import static dev.sessionkit.tck.Samples.newSessionOf;
import static dev.sessionkit.tck.Samples.newUser;
import static dev.sessionkit.tck.Samples.nothing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.sessionkit.api.EndReason;
import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.UserId;
import dev.sessionkit.spi.SessionRecord;
import dev.sessionkit.spi.SessionStore;
import dev.sessionkit.spi.UserSessions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a store does that lists a user's sessions. Rules U01 to U17. */
public interface UserSessionsContract {

    /**
     * The store under test.
     *
     * @return the same one, or one over the same sessions, each time in one test
     */
    SessionStore store();

    /**
     * The store under test, which lists.
     *
     * @return {@link #store()}
     */
    default UserSessions userSessions() {
        return (UserSessions) store();
    }

    @Test
    @DisplayName("U01 A user's sessions are listed whole, as they are found")
    default void u01_listedWhole() {
        SessionRecord session = created(Change.data(newSessionOf(newUser()), "{\"city\":\"東京 😀\"}"));
        List<SessionRecord> listed = listed(session.user().orElseThrow());
        assertThat(listed).as("the user's sessions").hasSize(1);
        Stored.isEqual(listed.get(0), session);
    }

    @Test
    @DisplayName("U02 The newest comes first: by descending id, unsigned")
    default void u02_newestFirst() {
        UserId user = newUser();
        List<SessionRecord> sessions = created(sessionsOf(user));
        assertThat(idsOf(listed(user))).isEqualTo(newestFirst(sessions));
    }

    @Test
    @DisplayName("U03 No more are listed than the limit, and they are the newest")
    default void u03_limit() {
        UserId user = newUser();
        List<SessionId> ids = newestFirst(created(sessionsOf(user)));
        for (int limit : new int[] {1, 2, ids.size() - 1, ids.size()}) {
            assertThat(idsOf(userSessions().findByUser(user, Optional.empty(), limit)))
                    .as("with the limit " + limit)
                    .isEqualTo(ids.subList(0, limit));
        }
        assertThat(idsOf(userSessions().findByUser(user, Optional.empty(), Integer.MAX_VALUE)))
                .isEqualTo(ids);
    }

    @Test
    @DisplayName("U04 Page after page, each session is listed once")
    default void u04_pages() {
        UserId user = newUser();
        List<SessionId> ids = newestFirst(created(sessionsOf(user)));
        for (int size : new int[] {1, 2, 4}) {
            List<SessionId> seen = new ArrayList<>();
            Optional<SessionId> last = Optional.empty();
            List<SessionRecord> page = userSessions().findByUser(user, last, size);
            while (!page.isEmpty() && seen.size() < ids.size()) {
                seen.addAll(idsOf(page));
                last = Optional.of(seen.get(seen.size() - 1));
                page = userSessions().findByUser(user, last, size);
            }
            assertThat(seen).as("pages of " + size).isEqualTo(ids);
            assertThat(page).as("after the last page").isEmpty();
        }
    }

    @Test
    @DisplayName("U05 A page may start below an id that is no longer there, or never was")
    default void u05_pageBelowDeleted() {
        UserId user = newUser();
        List<SessionId> ids = newestFirst(created(sessionsOf(user)));
        SessionId gone = ids.get(3);
        assertThat(store().delete(gone)).isTrue();
        assertThat(idsOf(userSessions().findByUser(user, Optional.of(gone), Samples.PLENTY)))
                .isEqualTo(ids.subList(4, ids.size()));
        assertThat(userSessions().findByUser(user, Optional.of(new SessionId(0, 0)), Samples.PLENTY))
                .isEmpty();
        assertThat(idsOf(userSessions().findByUser(user, Optional.of(new SessionId(-1, -1)), Samples.PLENTY)))
                .isEqualTo(ids.stream().filter(id -> !id.equals(gone)).toList());
    }

    @Test
    @DisplayName("U06 Only this very user's sessions are listed: ids of users are compared exactly")
    default void u06_usersAreComparedExactly() {
        String name = newUser().value();
        String longest = name + "x".repeat(UserId.LONGEST - name.length() - 1);
        List<UserId> users = Stream.of(
                        name,
                        name.toUpperCase(Locale.ROOT),
                        name + "e",
                        name + "é",
                        name + "e\u0301",
                        name + "%",
                        name.replace('-', '_'),
                        name + "'",
                        name + "\\",
                        name + "\"; --",
                        name + "😀",
                        name + "😁",
                        name + "ss",
                        name + "ß",
                        longest + "a",
                        longest + "b",
                        longest)
                .map(UserId::new)
                .toList();
        List<SessionRecord> sessions =
                created(users.stream().map(Samples::newSessionOf).toList());
        for (int i = 0; i < users.size(); i++) {
            assertThat(idsOf(listed(users.get(i))))
                    .as("sessions of " + users.get(i))
                    .containsExactly(sessions.get(i).id());
        }
    }

    @Test
    @DisplayName("U07 An unknown user has no sessions, nor has one whose name only looks like a pattern")
    default void u07_unknownUser() {
        UserId user = newUser();
        created(newSessionOf(user));
        created(newSession());
        Stream.of(
                        newUser().value(),
                        "%",
                        "_",
                        "*",
                        "null",
                        user.value() + "x",
                        user.value().substring(1))
                .forEach(name -> assertThat(listed(new UserId(name))).as(name).isEmpty());
    }

    @Test
    @DisplayName("U08 What was deleted is no longer listed")
    default void u08_deletedIsNotListed() {
        UserId user = newUser();
        SessionRecord kept = created(newSessionOf(user));
        SessionRecord deleted = created(newSessionOf(user));
        assertThat(store().delete(deleted.id())).isTrue();
        assertThat(idsOf(listed(user))).containsExactly(kept.id());
        assertThat(store().delete(kept.id())).isTrue();
        assertThat(listed(user)).isEmpty();
    }

    @Test
    @DisplayName("U09 Tombstones are listed, and so is what is past its time")
    default void u09_endedIsListed() {
        UserId user = newUser();
        SessionRecord live = created(newSessionOf(user));
        SessionRecord tombstone = Change.ended(live, EndReason.KICKED);
        assertThat(store().replace(live, tombstone)).isTrue();
        SessionRecord old = created(Change.purgeAfter(newSessionOf(user), Samples.NOON.minusSeconds(86_400)));
        assertThat(listed(user)).containsExactlyInAnyOrder(tombstone, old);
    }

    @Test
    @DisplayName("U10 What was replaced is listed as it is now, once")
    default void u10_replacedIsListedOnce() {
        UserId user = newUser();
        SessionRecord first = created(newSessionOf(user));
        SessionRecord second = Change.data(first, "{\"by\":2}");
        assertThat(store().replace(first, second)).isTrue();
        assertThat(listed(user)).containsExactly(second);
    }

    @Test
    @DisplayName("U11 A session that changes its user is listed by the new one and no longer by the old one")
    default void u11_listingFollowsUser() {
        UserId one = newUser();
        UserId two = newUser();
        SessionRecord nobodys = created(newSession());
        SessionRecord ones = replaced(nobodys, Change.user(nobodys, one));
        assertThat(listed(one)).as("after it got a user").containsExactly(ones);
        SessionRecord twos = replaced(ones, Change.user(ones, two));
        assertThat(listed(two)).as("the new user").containsExactly(twos);
        assertThat(listed(one)).as("the old user").isEmpty();
        replaced(twos, Change.user(twos, Optional.empty()));
        assertThat(listed(two)).as("after it became nobody's").isEmpty();
    }

    @Test
    @DisplayName("U12 A write that was refused changes no listing")
    default void u12_refusedWritesAreNotListed() {
        UserId owner = newUser();
        UserId intruder = newUser();
        SessionRecord first = created(newSessionOf(owner));
        SessionRecord second = replaced(first, Change.touched(first));
        assertThat(store().create(newSessionOf(intruder, first.id()))).isFalse();
        assertThat(store().replace(first, Change.user(first, intruder))).isFalse();
        SessionRecord unknown = newSession();
        assertThat(store().replace(unknown, Change.user(unknown, intruder))).isFalse();
        assertThat(listed(intruder)).as("of whose writes none was done").isEmpty();
        assertThat(listed(owner)).containsExactly(second);
    }

    @Test
    @DisplayName("U13 Every create that has returned is listed, in whichever threads both happen")
    default void u13_createsAtOnceAreListed() {
        UserId user = newUser();
        int each = 5;
        List<Callable<List<SessionRecord>>> racers = new ArrayList<>();
        for (int n = 0; n < Race.THREADS; n++) {
            racers.add(() -> {
                List<SessionRecord> mine = new ArrayList<>();
                for (int i = 0; i < each; i++) {
                    mine.add(created(newSessionOf(user)));
                    assertThat(listed(user)).as("after create").containsAll(mine);
                }
                return mine;
            });
        }
        List<SessionRecord> sessions =
                Race.between(racers).stream().flatMap(List::stream).toList();
        assertThat(listed(user)).containsExactlyInAnyOrderElementsOf(sessions);
    }

    @Test
    @DisplayName("U14 A listing during a create does not hide what is being created")
    default void u14_listingAgainstCreate() {
        UserId user = newUser();
        List<SessionRecord> sessions = new ArrayList<>();
        for (int round = 0; round < Race.ROUNDS; round++) {
            SessionRecord session = newSessionOf(user);
            sessions.add(session);
            Race.between(() -> created(session), () -> listed(user), () -> listed(user));
            assertThat(listed(user)).as("after create").containsExactlyInAnyOrderElementsOf(sessions);
        }
    }

    @Test
    @DisplayName("U15 Of several who give one session to different users one wins, and only that user lists it")
    default void u15_movesAtOnce() {
        for (int round = 0; round < Race.ROUNDS; round++) {
            SessionRecord read = created(newSessionOf(newUser()));
            List<SessionRecord> moves = IntStream.range(0, Race.THREADS)
                    .mapToObj(n -> Change.user(read, newUser()))
                    .toList();
            List<Callable<Boolean>> racers = new ArrayList<>();
            moves.forEach(next -> racers.add(() -> store().replace(read, next)));
            List<Boolean> won = Race.between(racers);
            assertThat(won).as("moves at once, and which of them won").containsOnlyOnce(true);
            List<SessionRecord> seen = moves.stream()
                    .flatMap(move -> listed(move.user().orElseThrow()).stream())
                    .toList();
            assertThat(seen).as("by all of these users").containsExactly(moves.get(won.indexOf(true)));
            assertThat(listed(read.user().orElseThrow())).as("by the old user").isEmpty();
        }
    }

    @Test
    @DisplayName("U16 A session that stays is in every listing, whatever comes and goes beside it")
    default void u16_stayingIsAlwaysListed() {
        UserId user = newUser();
        SessionRecord oldest = created(newSessionOf(user));
        SessionRecord newest = newSessionOf(user, new SessionId(-1, newId().low()));
        created(newest);
        AtomicBoolean done = new AtomicBoolean();
        Callable<Void> comingAndGoing = () -> {
            try {
                for (int i = 0; i < 5 * Race.ROUNDS; i++) {
                    SessionRecord session = created(newSessionOf(user));
                    assertThat(store().delete(session.id())).isTrue();
                }
            } finally {
                done.set(true);
            }
            return null;
        };
        Callable<Void> listing = () -> {
            do {
                assertThat(listed(user)).as("beside creates and deletes").contains(oldest, newest);
            } while (!done.get());
            return null;
        };
        Race.between(comingAndGoing, listing);
        assertThat(listed(user)).containsExactly(newest, oldest);
    }

    @Test
    @DisplayName("U17 null is a NullPointerException, a limit below 1 an IllegalArgumentException")
    default void u17_arguments() {
        UserId user = newUser();
        assertThatNullPointerException()
                .as("no user")
                .isThrownBy(() -> userSessions().findByUser(nothing(), Optional.empty(), 1));
        assertThatNullPointerException()
                .as("no before")
                .isThrownBy(() -> userSessions().findByUser(user, nothing(), 1));
        for (int limit : new int[] {0, -1, Integer.MIN_VALUE}) {
            assertThatIllegalArgumentException()
                    .as("the limit " + limit)
                    .isThrownBy(() -> userSessions().findByUser(user, Optional.empty(), limit));
        }
    }

    private SessionRecord created(SessionRecord session) {
        assertThat(store().create(session)).as("create").isTrue();
        return session;
    }

    private List<SessionRecord> created(List<SessionRecord> sessions) {
        sessions.forEach(this::created);
        return sessions;
    }

    private SessionRecord replaced(SessionRecord current, SessionRecord next) {
        assertThat(store().replace(current, next)).as("replace").isTrue();
        return next;
    }

    private List<SessionRecord> listed(UserId user) {
        return userSessions().findByUser(user, Optional.empty(), Samples.PLENTY);
    }

    /** Ids that an order by signed numbers, by the first half alone or by text would put otherwise; not in order. */
    private static List<SessionRecord> sessionsOf(UserId user) {
        SessionId some = newId();
        long half = (some.low() & Long.MAX_VALUE) | 1;
        return Stream.of(
                        some,
                        new SessionId(half, half),
                        new SessionId(-half, half),
                        new SessionId(half, -half),
                        new SessionId(-half, -half),
                        new SessionId(half, half ^ 1),
                        newId(),
                        newId())
                .map(id -> newSessionOf(user, id))
                .toList();
    }

    private static List<SessionId> newestFirst(List<SessionRecord> sessions) {
        return sessions.stream()
                .map(SessionRecord::id)
                .sorted(Comparator.reverseOrder())
                .toList();
    }

    private static List<SessionId> idsOf(List<SessionRecord> sessions) {
        return sessions.stream().map(SessionRecord::id).toList();
    }
}
