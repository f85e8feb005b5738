package dev.sessionkit.store.jdbc;

import dev.sessionkit.api.SessionStoreException;
import dev.sessionkit.spi.ComponentContext;
import dev.sessionkit.spi.Secret;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;

/** Lends connections in auto-commit, and makes one exception of whatever goes wrong on them. Thread-safe. */
final class Database {

    /** What is done on one connection. */
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /** What is sent to the database, whole. */
    interface Sending<T> {
        T send() throws SQLException;
    }

    private static final String NO_DATABASE = """
            %s has no database. Either name one in the settings,
                "%s": { %s }
            or hand over the host's: SessionFramework.builder().hostObject(DataSource.class, dataSource)""";

    private static final String NO_POOL =
            "a JdbcUrl needs a connection pool: add the dependency com.zaxxer:HikariCP and, on the"
                    + " module path, `requires com.zaxxer.hikari` to the host's module; or hand over the host's own DataSource";

    /** How often a write is sent at the most. */
    private static final int ATTEMPTS = 5;

    /** SQLStates of what lost to another transaction and was undone: a conflict, and PostgreSQL's deadlock. */
    private static final Set<String> TAKEN_BACK = Set.of("40001", "40P01");

    private final DataSource dataSource;
    private final Runnable closing;
    private final Dialect dialect;
    private final Duration patience;

    /** SQLite lets one writer in at a time and does not queue the others, so they queue here. */
    private final ReentrantLock writer = new ReentrantLock(true);

    private Database(DataSource dataSource, Runnable closing, Dialect dialect, Duration patience) {
        this.dataSource = dataSource;
        this.closing = closing;
        this.dialect = dialect;
        this.patience = patience;
    }

    /** Connects and sees to the tables; throws what {@link JdbcSessionStore#configure} says. */
    static Database open(Tables tables, ConnectionSettings settings, boolean createSchema, ComponentContext context) {
        Duration patience = settings.connectionTimeout();
        Optional<Secret> url = settings.jdbcUrl();
        if (url.isEmpty()) {
            DataSource hosts = context.hostObject(DataSource.class)
                    .orElseThrow(() -> new IllegalStateException(
                            NO_DATABASE.formatted(context.name(), context.name(), tables.example)));
            return new Database(hosts, () -> {}, prepare(tables, hosts, createSchema), patience);
        }
        OwnPool pool = ownPool(url.get(), settings, context.name());
        try {
            Dialect dialect = prepare(tables, pool.dataSource(), createSchema);
            return new Database(pool.dataSource(), pool::close, dialect, patience);
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
    }

    private static OwnPool ownPool(Secret url, ConnectionSettings settings, String name) {
        try {
            return OwnPool.open(url.reveal(), settings, name);
        } catch (NoClassDefFoundError e) {
            if (String.valueOf(e.getMessage()).contains("hikari")) {
                throw new IllegalStateException(NO_POOL, e);
            }
            throw e;
        }
    }

    private static Dialect prepare(Tables tables, DataSource dataSource, boolean createSchema) {
        try {
            return onConnection(dataSource, connection -> {
                if (connection.isReadOnly()) {
                    throw new IllegalStateException("the DataSource for " + tables.content + " gives connections that"
                            + " only read; " + tables.content + " are written, and read where they were written");
                }
                Dialect found = Dialect.of(connection.getMetaData().getDatabaseProductName());
                Schema.prepare(tables, connection, found, createSchema);
                return found;
            });
        } catch (SQLException e) {
            throw failure("be made ready for", tables.content, e);
        }
    }

    /** Sees to the tables of another component that shares this database; throws what {@link #open} does. */
    void prepare(Tables tables, boolean createSchema) {
        prepare(tables, dataSource, createSchema);
    }

    Dialect dialect() {
        return dialect;
    }

    void close() {
        closing.run();
    }

    /**
     * Does what only reads.
     *
     * @param act what it is, for the exception
     * @param subject what it is done to, in public terms
     */
    <T> T read(String act, Object subject, Work<T> work) {
        try {
            return onConnection(dataSource, work);
        } catch (SQLException e) {
            throw failure(act, subject, e);
        }
    }

    /** Does what also writes, one after the other where the database wants it so. */
    <T> T write(String act, Object subject, Work<T> work) {
        if (dialect != Dialect.SQLITE) {
            return read(act, subject, work);
        }
        awaitTurn(act, subject);
        try {
            return read(act, subject, work);
        } finally {
            writer.unlock();
        }
    }

    private void awaitTurn(String act, Object subject) {
        try {
            if (!writer.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new SessionStoreException("the database could not " + act + " " + subject + ": others have been"
                        + " writing for " + patience);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SessionStoreException("interrupted before the database could " + act + " " + subject, e);
        }
    }

    /** Sends a single conditional write, again where the database took it back whole. */
    static int update(PreparedStatement statement) throws SQLException {
        return again(statement::executeUpdate);
    }

    /** Does several things, all or none, again from the start where the database took them back whole. */
    static <T> T inTransaction(Connection connection, Work<T> work) throws SQLException {
        return again(() -> allOrNone(connection, work));
    }

    /** Does what is one transaction, again where the database took it back whole. */
    static <T> T again(Sending<T> sending) throws SQLException {
        for (int attempt = 1; ; attempt++) {
            try {
                return sending.send();
            } catch (SQLException e) {
                if (attempt == ATTEMPTS || !TAKEN_BACK.contains(String.valueOf(e.getSQLState()))) {
                    throw e;
                }
            }
        }
    }

    private static <T> T allOrNone(Connection connection, Work<T> work) throws SQLException {
        connection.setAutoCommit(false);
        try {
            T done = work.on(connection);
            connection.commit();
            connection.setAutoCommit(true);
            return done;
        } catch (SQLException | RuntimeException e) {
            undo(connection, e);
            throw e;
        }
    }

    private static void undo(Connection connection, Exception failure) {
        try {
            connection.rollback();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    @SuppressWarnings("try") // to close it is all that is wanted of asItWas
    private static <T> T onConnection(DataSource dataSource, Work<T> work) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            if (connection.getAutoCommit()) {
                return work.on(connection);
            }
            connection.setAutoCommit(true);
            try (Restoring asItWas = () -> connection.setAutoCommit(false)) {
                return work.on(connection);
            }
        }
    }

    private interface Restoring extends AutoCloseable {
        @Override
        void close() throws SQLException;
    }

    private static SessionStoreException failure(String act, Object subject, SQLException e) {
        return new SessionStoreException(
                "the database could not " + act + " " + subject + ": SQLState " + e.getSQLState() + ", vendor code "
                        + e.getErrorCode(),
                e);
    }
}
