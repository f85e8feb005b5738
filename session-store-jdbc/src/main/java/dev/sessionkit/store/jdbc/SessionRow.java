package dev.sessionkit.store.jdbc;

import dev.sessionkit.api.EndReason;
import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.UnreadableSessionException;
import dev.sessionkit.api.UserId;
import dev.sessionkit.spi.Ending;
import dev.sessionkit.spi.SessionData;
import dev.sessionkit.spi.SessionRecord;
import dev.sessionkit.spi.SessionState;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Optional;

/** A record as a row: parameters of the statements in {@link Dialect}, and what their results mean. */
final class SessionRow {

    private static final long SECONDS_AN_HOUR = 3_600;

    /** Every database here can show times from 1000 to 9999. */
    private static final long EARLIEST_SHOWN =
            Instant.parse("1000-01-01T00:00:00Z").toEpochMilli();

    private static final long LATEST_SHOWN =
            Instant.parse("9999-12-31T23:59:59Z").toEpochMilli();

    private SessionRow() {}

    /**
     * The first hour, counted from 1970, that begins after a record's time is over: coarse, because it is indexed, and a row
     * whose indexed columns stay is cheaper to update.
     */
    static long purgeBucket(SessionRecord session) {
        return Math.floorDiv(session.purgeAfter().getEpochSecond(), SECONDS_AN_HOUR) + 1;
    }

    /** The last bucket whose records all have a {@code purgeAfter} before this. */
    static long lastExpiredBucket(Instant purgeBefore) {
        long seconds = Math.min(purgeBefore.getEpochSecond(), SessionRecord.NEVER.getEpochSecond());
        return Math.floorDiv(seconds, SECONDS_AN_HOUR);
    }

    /** Binds all columns but the data and the id; returns the index of the next parameter. */
    static int bind(SessionRecord session, PreparedStatement statement) throws SQLException {
        SessionState state = session.state();
        statement.setLong(1, session.revision());
        statement.setString(2, session.user().map(UserId::value).orElse(null));
        statement.setLong(3, purgeBucket(session));
        statement.setLong(4, session.purgeAfter().toEpochMilli());
        statement.setBytes(5, state.toBytes());
        bindTime(Optional.of(state.createdAt()), 6, statement);
        bindTime(Optional.of(state.lastSeenAt()), 7, statement);
        bindTime(state.endsAt(), 8, statement);
        bindTime(state.ending().map(Ending::at), 9, statement);
        statement.setString(
                10, state.ending().map(Ending::reason).map(EndReason::code).orElse(null));
        return 11;
    }

    /** What a database can not show, such as a time that does not come, is null there. */
    private static void bindTime(Optional<Instant> time, int index, PreparedStatement statement) throws SQLException {
        long millis = time.map(Instant::toEpochMilli).orElse(Long.MAX_VALUE);
        if (millis < EARLIEST_SHOWN || millis > LATEST_SHOWN) {
            statement.setNull(index, Types.BIGINT);
        } else {
            statement.setLong(index, millis);
        }
    }

    static String json(SessionData data) {
        if (data.values().isPresent()) {
            throw new IllegalArgumentException(
                    "a database keeps session data as JSON, and this session's are ready values of another system");
        }
        return new String(data.json(), StandardCharsets.UTF_8);
    }

    /**
     * Reads the current row.
     *
     * @throws UnreadableSessionException where it is not a record
     */
    static SessionRecord read(SessionId id, ResultSet row) throws SQLException {
        long revision = row.getLong(1);
        boolean missing = row.wasNull();
        String user = row.getString(2);
        long purgeAfter = row.getLong(3);
        missing |= row.wasNull();
        byte[] state = row.getBytes(4);
        byte[] json = row.getBytes(5);
        if (missing || state == null || json == null) {
            throw new UnreadableSessionException("the row of session " + id + " lacks a value that every session has");
        }
        try {
            return new SessionRecord(
                    id,
                    revision,
                    user == null ? Optional.empty() : Optional.of(new UserId(user)),
                    Instant.ofEpochMilli(purgeAfter),
                    SessionState.ofBytes(state),
                    SessionData.ofJson(json));
        } catch (UnreadableSessionException | IllegalArgumentException e) {
            throw new UnreadableSessionException("the row of session " + id + " cannot be understood", e);
        }
    }
}
