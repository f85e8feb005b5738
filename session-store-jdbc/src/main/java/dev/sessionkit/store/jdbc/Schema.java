package dev.sessionkit.store.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Sees to it that tables are there before the first row is. */
final class Schema {

    /** Of nodes that start at once the first makes the table, and the others, refused, find it when they try again. */
    private static final int ATTEMPTS = 5;

    private static final int SECONDS_TO_ANSWER = 1;

    private Schema() {}

    private interface Step {
        void run() throws SQLException;
    }

    /**
     * Checks tables, and makes them where they are missing and may be made.
     *
     * @param connection in auto-commit, and left so
     * @throws IllegalStateException where a table is not as this release needs it; says what to do
     * @throws SQLException where the database gives no answer
     */
    static void prepare(Tables tables, Connection connection, Dialect dialect, boolean create) throws SQLException {
        String script = tables.script(dialect);
        if (isThere(tables, connection) && fault(() -> execute(tables.check, connection), connection) == null) {
            return;
        }
        if (!create) {
            throw new IllegalStateException(
                    "there is no table " + tables.first + " as this release needs it, or the database"
                            + " user may not read it; run the script " + resource(script)
                            + ", or set CreateSchema to true");
        }
        SQLException fault = fault(
                () -> {
                    create(connection, text(script));
                    execute(tables.check, connection);
                },
                connection);
        if (fault != null) {
            throw new IllegalStateException(
                    "the table " + tables.first + " can not be made, or is there and lacks a column that this release"
                            + " needs; compare it with the script " + resource(script),
                    fault);
        }
    }

    /** Whether any schema has it: most databases write down a statement that fails, so none is sent to find out. */
    private static boolean isThere(Tables tables, Connection connection) throws SQLException {
        DatabaseMetaData database = connection.getMetaData();
        String name = database.storesUpperCaseIdentifiers() ? tables.first.toUpperCase(Locale.ROOT) : tables.first;
        try (ResultSet table = database.getTables(null, null, name, null)) {
            return table.next();
        }
    }

    /** What the database says against a step; what says something against the connection is thrown. */
    private static @Nullable SQLException fault(Step step, Connection connection) throws SQLException {
        try {
            step.run();
            return null;
        } catch (SQLException e) {
            if (connection.isValid(SECONDS_TO_ANSWER)) {
                return e;
            }
            throw e;
        }
    }

    private static void create(Connection connection, String script) throws SQLException {
        for (int attempt = 1; ; attempt++) {
            try {
                run(script, connection);
                return;
            } catch (SQLException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /** Runs a script in one transaction, where the database has such for tables. */
    private static void run(String script, Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try {
            for (String statement : script.replaceAll("(?m)^ *--.*$", "").split(";\\s+", 0)) {
                execute(statement, connection);
            }
            connection.commit();
        } catch (SQLException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private static void execute(String sql, Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String resource(String script) {
        return Schema.class.getPackageName().replace('.', '/') + "/" + script;
    }

    private static String text(String script) {
        try (InputStream text = Schema.class.getResourceAsStream(script)) {
            return new String(Objects.requireNonNull(text, script).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(script + " beside this class can not be read", e);
        }
    }
}
