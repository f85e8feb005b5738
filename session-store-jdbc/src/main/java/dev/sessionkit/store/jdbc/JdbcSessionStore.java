package dev.sessionkit.store.jdbc;

import com.google.auto.service.AutoService;
import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.UnreadableSessionException;
import dev.sessionkit.api.UserId;
import dev.sessionkit.spi.ComponentContext;
import dev.sessionkit.spi.Configurable;
import dev.sessionkit.spi.ExpiredSessions;
import dev.sessionkit.spi.SessionRecord;
import dev.sessionkit.spi.SessionStore;
import dev.sessionkit.spi.SessionStoreAccessor;
import dev.sessionkit.spi.UserSessions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps sessions in H2, SQLite, PostgreSQL, MariaDB or MySQL: one row each of the table {@code sessionkit_session}.
 *
 * <p>Each call takes a connection of its own in auto-commit, so it is never part of a transaction of the host's: to read is
 * one SELECT by primary key, to write is one statement with its condition in it. A write that the database took back whole to
 * let another one pass is sent again, a few times at the most.
 *
 * <p>The database must answer when the host starts, because {@link #configure} looks at the table. What fails later ends that
 * call with {@link dev.sessionkit.api.SessionStoreException}, and the next call tries anew. Thread-safe.
 */
@AutoService(SessionStoreAccessor.class)
@SuppressWarnings("exports") // AutoService is needed to compile only
public final class JdbcSessionStore
        implements SessionStore, UserSessions, ExpiredSessions, Configurable<JdbcSessionStoreSettings>, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(JdbcSessionStore.class);

    private @Nullable Database database;

    /** For whoever loads components. The store works once it is configured. */
    public JdbcSessionStore() {}

    /**
     * Connects, and looks at the table.
     *
     * @param settings which database
     * @param context may hold the host's {@link javax.sql.DataSource}
     * @throws IllegalStateException where the settings, the class path or the table must be mended; it says how
     * @throws dev.sessionkit.api.SessionStoreException where the database does not answer
     */
    @Override
    public void configure(JdbcSessionStoreSettings settings, ComponentContext context) {
        database = Database.open(Tables.SESSIONS, settings.connection(), settings.createSchema(), context);
    }

    /** Closes the store's own connections; a {@code DataSource} of the host's stays open. */
    @Override
    public void close() {
        if (database != null) {
            database.close();
        }
    }

    @Override
    public Optional<SessionRecord> find(SessionId id) {
        return database().read("find session", id, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(Dialect.FIND)) {
                statement.setBytes(1, id.toBytes());
                try (ResultSet row = statement.executeQuery()) {
                    return row.next() ? Optional.of(SessionRow.read(id, row)) : Optional.empty();
                }
            }
        });
    }

    @Override
    public boolean create(SessionRecord session) {
        String json = SessionRow.json(session.data());
        Dialect dialect = database().dialect();
        return database().write("create session", session.id(), connection -> {
            try (PreparedStatement statement = connection.prepareStatement(dialect.create)) {
                int next = SessionRow.bind(session, statement);
                statement.setString(next++, json);
                statement.setBytes(next, session.id().toBytes());
                return Database.update(statement) == 1;
            } catch (SQLException e) {
                if (dialect.saysDuplicateKey(e)) {
                    return false;
                }
                throw e;
            }
        });
    }

    @Override
    public boolean replace(SessionRecord current, SessionRecord next) {
        current.requireReplaceableBy(next);
        boolean sameData = next.data().equals(current.data());
        String json = sameData ? "" : SessionRow.json(next.data());
        Dialect dialect = database().dialect();
        return database().write("replace session", next.id(), connection -> {
            String replace = sameData ? dialect.replaceAllButData : dialect.replace;
            try (PreparedStatement statement = connection.prepareStatement(replace)) {
                int index = SessionRow.bind(next, statement);
                if (!sameData) {
                    statement.setString(index++, json);
                }
                statement.setBytes(index++, current.id().toBytes());
                statement.setLong(index, current.revision());
                return Database.update(statement) == 1;
            }
        });
    }

    @Override
    public boolean delete(SessionId id) {
        return database().write("delete session", id, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(Dialect.DELETE)) {
                statement.setBytes(1, id.toBytes());
                return Database.update(statement) == 1;
            }
        });
    }

    /** {@inheritDoc} Where some are left out, it reads on, so that fewer than {@code limit} are the last ones. */
    @Override
    public List<SessionRecord> findByUser(UserId user, Optional<SessionId> before, int limit) {
        checkLimit(limit);
        return database().read("list", "sessions of a user", connection -> {
            List<SessionRecord> found = new ArrayList<>();
            byte @Nullable [] last = before.map(SessionId::toBytes).orElse(null);
            int missing;
            int rows;
            do {
                missing = limit - found.size();
                rows = 0;
                try (PreparedStatement statement = prepareList(user, last, missing, connection);
                        ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        rows++;
                        last = row.getBytes(6);
                        addIfReadable(SessionId.ofBytes(last), row, found);
                    }
                }
            } while (rows == missing && found.size() < limit);
            return found;
        });
    }

    private static PreparedStatement prepareList(
            UserId user, byte @Nullable [] before, int limit, Connection connection) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(before == null ? Dialect.LIST : Dialect.LIST_BEFORE);
        int index = 1;
        statement.setString(index++, user.value());
        if (before != null) {
            statement.setBytes(index++, before);
        }
        statement.setInt(index, limit);
        return statement;
    }

    private static void addIfReadable(SessionId id, ResultSet row, List<SessionRecord> found) throws SQLException {
        try {
            found.add(SessionRow.read(id, row));
        } catch (UnreadableSessionException e) {
            log.warn("session {} is left out of its user's list: its row cannot be understood", id, e);
        }
    }

    @Override
    public int deleteExpired(Instant purgeBefore, int limit) {
        checkLimit(limit);
        long bucket = SessionRow.lastExpiredBucket(purgeBefore);
        if (database().dialect() == Dialect.POSTGRESQL) {
            return database().write("delete", "expired sessions", connection -> {
                try (PreparedStatement statement = connection.prepareStatement(Dialect.FIND_AND_DELETE_EXPIRED)) {
                    statement.setLong(1, bucket);
                    statement.setLong(2, bucket);
                    statement.setInt(3, limit);
                    return Database.update(statement);
                }
            });
        }
        List<byte[]> ids = findExpired(bucket, limit);
        int deleted = 0;
        for (int from = 0; from < ids.size(); from += Dialect.EXPIRED_AT_ONCE) {
            deleted += deleteExpired(bucket, ids.subList(from, Math.min(ids.size(), from + Dialect.EXPIRED_AT_ONCE)));
        }
        return deleted;
    }

    /** Sorted, so that two nodes at the same rows do not wait for each other. */
    private List<byte[]> findExpired(long bucket, int limit) {
        return database().read("find", "expired sessions", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(Dialect.FIND_EXPIRED)) {
                statement.setLong(1, bucket);
                statement.setInt(2, limit);
                try (ResultSet row = statement.executeQuery()) {
                    List<byte[]> ids = new ArrayList<>();
                    while (row.next()) {
                        ids.add(row.getBytes(1));
                    }
                    ids.sort(Arrays::compareUnsigned);
                    return ids;
                }
            }
        });
    }

    /** Takes the last id several times where there are fewer than the statement has room for. */
    private int deleteExpired(long bucket, List<byte[]> ids) {
        return database().write("delete", "expired sessions", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(Dialect.DELETE_EXPIRED)) {
                statement.setLong(1, bucket);
                for (int i = 0; i < Dialect.EXPIRED_AT_ONCE; i++) {
                    statement.setBytes(i + 2, ids.get(Math.min(i, ids.size() - 1)));
                }
                return Database.update(statement);
            }
        });
    }

    private static void checkLimit(int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("a limit is at least 1, not " + limit);
        }
    }

    /** Also for accounts that are kept beside the sessions. */
    Database database() {
        if (database == null) {
            throw new IllegalStateException("JdbcSessionStore is used before it is configured");
        }
        return database;
    }
}
