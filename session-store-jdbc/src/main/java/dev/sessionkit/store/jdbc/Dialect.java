package dev.sessionkit.store.jdbc;

import java.sql.SQLException;

/** What differs between databases, and every statement that is sent for sessions. Immutable. */
enum Dialect {
    H2("TIMESTAMP WITH TIME ZONE '1970-01-01 00:00:00+00' + CAST(? AS BIGINT) * INTERVAL '0.001' SECOND"),
    SQLITE("strftime('%Y-%m-%dT%H:%M:%fZ', ? / 1000.0, 'unixepoch')"),
    POSTGRESQL("to_timestamp(?::float8 / 1000)"),
    /** MySQL too. */
    MARIADB("TIMESTAMPADD(MICROSECOND, ? * 1000, TIMESTAMP '1970-01-01 00:00:00')");

    static final String FIND = """
            SELECT revision, user_id, purge_after, state, data
            FROM sessionkit_session
            WHERE id = ?
            """;

    static final String LIST = """
            SELECT revision, user_id, purge_after, state, data, id
            FROM sessionkit_session
            WHERE user_id = ?
            ORDER BY id DESC LIMIT ?
            """;

    static final String LIST_BEFORE = """
            SELECT revision, user_id, purge_after, state, data, id
            FROM sessionkit_session
            WHERE user_id = ? AND id < ?
            ORDER BY id DESC LIMIT ?
            """;

    static final String DELETE = "DELETE FROM sessionkit_session WHERE id = ?";

    static final String FIND_EXPIRED = """
            SELECT id
            FROM sessionkit_session
            WHERE purge_bucket <= ?
            ORDER BY purge_bucket LIMIT ?
            """;

    /** How many ids {@link #DELETE_EXPIRED} takes. */
    static final int EXPIRED_AT_ONCE = 100;

    static final String DELETE_EXPIRED = """
            DELETE FROM sessionkit_session
            WHERE purge_bucket <= ? AND id IN (%s)
            """.formatted("?, ".repeat(EXPIRED_AT_ONCE - 1) + "?");

    /** PostgreSQL's: both in one statement, past rows that another node is at. */
    static final String FIND_AND_DELETE_EXPIRED = """
            DELETE FROM sessionkit_session
            WHERE purge_bucket <= ? AND id = ANY (ARRAY(
                SELECT id
                FROM sessionkit_session
                WHERE purge_bucket <= ?
                ORDER BY purge_bucket LIMIT ?
                FOR UPDATE SKIP LOCKED))
            """;

    /** Every column and no row: fails unless the table is as this release needs it. */
    static final String CHECK_TABLE = """
            SELECT id, revision, user_id, purge_bucket, purge_after, state, data,
                created_at, last_seen_at, ends_at, ended_at, end_reason
            FROM sessionkit_session
            WHERE 1 = 0
            """;

    /** Its parameters stand in the order that {@link SessionRow} binds, the id last. */
    final String create;

    /** The parameters of {@link #create}, then the revision that was read. */
    final String replace;

    /** The parameters of {@link #replace} but for the data. */
    final String replaceAllButData;

    /**
     * @param time an expression that makes the database's own timestamp of one parameter, milliseconds since 1970 or null
     */
    Dialect(String time) {
        create = """
                INSERT INTO sessionkit_session (revision, user_id, purge_bucket, purge_after, state,
                    created_at, last_seen_at, ends_at, ended_at, end_reason, data, id)
                VALUES (?, ?, ?, ?, ?, {time}, {time}, {time}, {time}, ?, ?, ?)
                """.replace("{time}", time);
        replaceAllButData = """
                UPDATE sessionkit_session
                SET revision = ?, user_id = ?, purge_bucket = ?, purge_after = ?, state = ?,
                    created_at = {time}, last_seen_at = {time}, ends_at = {time}, ended_at = {time}, end_reason = ?
                WHERE id = ? AND revision = ?
                """.replace("{time}", time);
        replace = """
                UPDATE sessionkit_session
                SET revision = ?, user_id = ?, purge_bucket = ?, purge_after = ?, state = ?,
                    created_at = {time}, last_seen_at = {time}, ends_at = {time}, ended_at = {time}, end_reason = ?,
                    data = ?
                WHERE id = ? AND revision = ?
                """.replace("{time}", time);
    }

    /**
     * The dialect of a database, by what it calls itself.
     *
     * @throws IllegalStateException where it is none of these
     */
    static Dialect of(String product) {
        return switch (product) {
            case "H2" -> H2;
            case "SQLite" -> SQLITE;
            case "PostgreSQL" -> POSTGRESQL;
            case "MariaDB", "MySQL" -> MARIADB;
            default ->
                throw new IllegalStateException("sessions and accounts are kept in H2, SQLite, PostgreSQL, MariaDB"
                        + " or MySQL; the database that was given calls itself " + product);
        };
    }

    /** Whether a row of that key was there already. The tables have no constraint that a value could break but their keys. */
    boolean saysDuplicateKey(SQLException failure) {
        if (this == SQLITE) {
            return failure.getErrorCode() == 19; // SQLITE_CONSTRAINT; its driver gives no SQLState
        }
        return failure.getSQLState() != null && failure.getSQLState().startsWith("23");
    }
}
