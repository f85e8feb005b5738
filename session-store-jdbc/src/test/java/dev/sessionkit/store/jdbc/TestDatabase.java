package dev.sessionkit.store.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * A database with a store in it, and a way round the store.
 *
 * @param store on connections of its own
 * @param pool the host's connections to the same database
 */
record TestDatabase(JdbcSessionStore store, HikariDataSource pool) implements AutoCloseable {

    static TestDatabase at(String url) {
        return new TestDatabase(Stores.at(url), pool(url));
    }

    static HikariDataSource pool(String url) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMinimumIdle(0);
        return new HikariDataSource(config);
    }

    /** Sends one statement, its parameters set as they are. */
    int execute(String sql, Object... parameters) {
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new AssertionError("the test's own statement failed: " + sql, e);
        }
    }

    interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    <T> List<T> query(String sql, Reader<T> reader) {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            List<T> read = new ArrayList<>();
            while (row.next()) {
                read.add(reader.read(row));
            }
            return read;
        } catch (SQLException e) {
            throw new AssertionError("the test's own statement failed: " + sql, e);
        }
    }

    @Override
    public void close() {
        store.close();
        pool.close();
    }
}
