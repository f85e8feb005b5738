package dev.sessionkit.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessionkit.api.EndReason;
import dev.sessionkit.api.SessionToken;
import dev.sessionkit.api.UnreadableSessionException;
import dev.sessionkit.api.UserId;
import dev.sessionkit.spi.Ending;
import dev.sessionkit.spi.Login;
import dev.sessionkit.spi.SessionData;
import dev.sessionkit.spi.SessionRecord;
import dev.sessionkit.spi.SessionState;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What stands in a row, for people and for whoever has a dump of it, and what becomes of one that is damaged. */
interface RowContract extends OnDatabase {

    Set<Integer> BINARY = Set.of(Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB);

    @Test
    @DisplayName("The row shows when a session began, was last seen and ends, and that it has not ended")
    default void timesOfLiveSession() {
        try (TestDatabase empty = TestDatabase.at(newUrl())) {
            SessionRecord session = Records.newSession();
            empty.store().create(session);
            empty.store().replace(session, Records.touched(session));
            assertThat(empty.query("SELECT * FROM sessionkit_session", this::times))
                    .containsExactly(List.of(
                            Records.NOON.toString(),
                            Records.NOON.plusSeconds(60).toString(),
                            Records.NOON.plus(Duration.ofDays(1)).toString(),
                            "null",
                            "null"));
        }
    }

    @Test
    @DisplayName("The row shows when and why a session ended, to the millisecond")
    default void timesOfTombstone() {
        try (TestDatabase empty = TestDatabase.at(newUrl())) {
            SessionRecord session = Records.newSession();
            Instant end = Records.NOON.plusMillis(1_789);
            empty.store().create(session);
            empty.store()
                    .replace(session, Records.with(session.state().ended(new Ending(EndReason.KICKED, end)), session));
            assertThat(empty.query("SELECT * FROM sessionkit_session", this::times))
                    .containsExactly(List.of(
                            Records.NOON.toString(),
                            Records.NOON.toString(),
                            Records.NOON.plus(Duration.ofDays(1)).toString(),
                            end.toString(),
                            "KICKED"));
        }
    }

    @Test
    @DisplayName(
            "A time that does not come, or that the database cannot show, is null in the row and kept in the state")
    default void timesOutOfRange() {
        Instant last = Instant.parse("9999-12-31T23:59:59Z");
        Instant first = Instant.parse("1000-01-01T00:00:00Z");
        try (TestDatabase empty = TestDatabase.at(newUrl())) {
            for (Instant end : List.of(SessionRecord.NEVER, last.plusMillis(1), last, first, first.minusMillis(1))) {
                SessionRecord session = Records.newSession();
                SessionState state = SessionState.begin(Records.NOON, Optional.empty(), Optional.of(end), List.of());
                SessionRecord stored = Records.with(state, session);
                empty.store().create(stored);
                assertThat(empty.store().find(stored.id())).contains(stored);
                assertThat(empty.query(
                                "SELECT * FROM sessionkit_session",
                                row -> times(row).get(2)))
                        .containsExactly(end.equals(first) || end.equals(last) ? end.toString() : "null");
                empty.store().delete(stored.id());
            }
        }
    }

    @Test
    @DisplayName("The data is readable text, and the user is its name")
    default void dataAndUserAreReadable() {
        try (TestDatabase empty = TestDatabase.at(newUrl())) {
            SessionRecord session = Records.newSessionOf(new UserId("zoë"));
            empty.store().create(session);
            assertThat(empty.query(
                            "SELECT * FROM sessionkit_session WHERE data LIKE '%Zürich%'",
                            row -> List.of(row.getString("user_id"), row.getString("data"))))
                    .containsExactly(List.of("zoë", new String(session.data().json(), StandardCharsets.UTF_8)));
        }
    }

    @Test
    @DisplayName("No column holds the secret of a session, neither as bytes nor as text")
    default void noSecretInAnyColumn() {
        try (TestDatabase empty = TestDatabase.at(newUrl())) {
            SessionToken token = Records.newToken();
            SessionRecord session = Records.with(Records.newUser(), Records.newSession(token));
            Ending end = new Ending(EndReason.LOGOUT, Records.NOON.plusSeconds(1));
            empty.store().create(session);
            empty.store().replace(session, Records.with(session.state().ended(end), session));
            List<byte[]> row = empty.query("SELECT * FROM sessionkit_session", RowContract::everyColumn)
                    .get(0);
            assertThat(row).as("columns, none of them null").hasSize(12);
            assertThat(row)
                    .as("holds the hash, so this would find a secret")
                    .anyMatch(column -> contains(column, token.secret().hash().toBytes()));
            assertThat(row)
                    .noneMatch(column -> contains(column, token.secret().toBytes()))
                    .noneMatch(
                            column -> contains(column, token.secret().reveal().getBytes(StandardCharsets.US_ASCII)));
        }
    }

    @Test
    @DisplayName("A row whose state is damaged is found as unreadable, by its public id")
    default void damagedState_isUnreadable() {
        SessionRecord session = Records.newSession();
        database().store().create(session);
        damage(session);
        assertThatThrownBy(() -> database().store().find(session.id()))
                .isInstanceOf(UnreadableSessionException.class)
                .hasMessageContaining(session.id().toString());
    }

    @Test
    @DisplayName("A row that is damaged can be deleted, and be replaced by who has read it before")
    default void damagedState_isNotInTheWay() {
        SessionRecord session = Records.newSession();
        SessionRecord next = Records.touched(session);
        database().store().create(session);
        damage(session);
        assertThat(database().store().replace(session, next)).isTrue();
        assertThat(database().store().find(session.id())).contains(next);
        damage(session);
        assertThat(database().store().delete(session.id())).isTrue();
    }

    @Test
    @DisplayName("Damaged rows are left out of a list, and the list goes on behind them up to its limit")
    default void damagedState_isLeftOutOfList() {
        UserId user = Records.newUser();
        List<SessionRecord> sessions = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            sessions.add(Records.newSessionOf(user));
            database().store().create(sessions.get(i));
        }
        List<SessionRecord> newestFirst = database().store().findByUser(user, Optional.empty(), 10);
        assertThat(newestFirst).hasSize(6);
        damage(newestFirst.get(0));
        damage(newestFirst.get(1));
        damage(newestFirst.get(3));
        assertThat(database().store().findByUser(user, Optional.empty(), 2))
                .containsExactly(newestFirst.get(2), newestFirst.get(4));
        assertThat(database().store().findByUser(user, Optional.empty(), 10))
                .containsExactly(newestFirst.get(2), newestFirst.get(4), newestFirst.get(5));
    }

    @Test
    @DisplayName("Ready values, which are not JSON, are refused and not lost")
    default void readyValues_areRefused() {
        SessionRecord session = Records.newSession();
        SessionRecord emulated = Records.with(SessionData.ofValues(Map.of("cart", List.of())), session);
        assertThatThrownBy(() -> database().store().create(emulated)).isInstanceOf(IllegalArgumentException.class);
        database().store().create(session);
        assertThatThrownBy(() -> database().store().replace(session, emulated))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(database().store().find(session.id())).contains(session);
    }

    @Test
    @DisplayName("A state of 12 KB and data of a million characters are stored")
    default void largest() {
        String million = "{\"a\":\"" + "ü".repeat(1_000_000 - 8) + "\"}";
        SessionRecord session = Records.with(Records.json(million), Records.newSession());
        Optional<String> name = Optional.of("字".repeat(Login.LONGEST_NAME));
        Optional<String> agent = Optional.of("字".repeat(Login.LONGEST_AGENT));
        SessionState large = session.state()
                .withVouchers(Collections.nCopies(16, "字".repeat(SessionState.LONGEST_VOUCHER)))
                .withLogin(new Login(session.state().createdAt(), name.get(), name, name, agent, name));
        assertThat(large.toBytes()).hasSizeBetween(12_000, SessionState.MOST_BYTES);
        SessionRecord largest = Records.with(large, session);
        assertThat(database().store().create(largest)).isTrue();
        assertThat(database().store().find(largest.id())).contains(largest);
    }

    @Test
    @DisplayName("Sixteen threads that count 100 times each, and try again when they lose, count to 1,600")
    default void sixteenThreadsCount() {
        int each = Integer.getInteger("sessionkit.jdbc.increments", 100);
        SessionRecord session = Records.with(Records.json("0"), Records.newSession());
        database().store().create(session);
        Together.times(16, n -> {
            for (int i = 0; i < each; i++) {
                increment(session);
            }
            return n;
        });
        assertThat(count(database().store().find(session.id()).orElseThrow())).isEqualTo(16 * each);
    }

    private void increment(SessionRecord session) {
        SessionRecord read;
        SessionRecord next;
        do {
            read = database().store().find(session.id()).orElseThrow();
            next = Records.with(Records.json(String.valueOf(count(read) + 1)), read);
        } while (!database().store().replace(read, next));
    }

    private static int count(SessionRecord session) {
        return Integer.parseInt(new String(session.data().json(), StandardCharsets.UTF_8));
    }

    private void damage(SessionRecord session) {
        assertThat(database()
                        .execute(
                                "UPDATE sessionkit_session SET state = ? WHERE id = ?",
                                new byte[] {99, 1, 2},
                                session.id().toBytes()))
                .isEqualTo(1);
    }

    private List<String> times(ResultSet row) throws SQLException {
        List<String> times = new ArrayList<>();
        for (String column : List.of("created_at", "last_seen_at", "ends_at", "ended_at")) {
            times.add(row.getString(column) == null ? "null" : time(column, row).toString());
        }
        times.add(String.valueOf(row.getString("end_reason")));
        return times;
    }

    private static List<byte[]> everyColumn(ResultSet row) throws SQLException {
        List<byte[]> columns = new ArrayList<>();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            boolean binary = BINARY.contains(row.getMetaData().getColumnType(i));
            columns.add(binary ? row.getBytes(i) : row.getString(i).getBytes(StandardCharsets.UTF_8));
        }
        return columns;
    }

    private static boolean contains(byte[] where, byte[] what) {
        return new String(where, StandardCharsets.ISO_8859_1).contains(new String(what, StandardCharsets.ISO_8859_1));
    }
}
