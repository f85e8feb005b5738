package dev.sessionkit.benchmarks;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** A real PostgreSQL on loopback TCP that syncs every commit to disk, and one pool that all contenders share. */
final class Postgres implements AutoCloseable {

    private static final int CONNECTIONS = 4;

    private final EmbeddedPostgres server;
    private final HikariDataSource pool;

    private Postgres(EmbeddedPostgres server, HikariDataSource pool) {
        this.server = server;
        this.pool = pool;
    }

    static Postgres start() throws IOException, SQLException {
        // the embedded server's own defaults trade durability for quick tests
        EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .start();
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(server.getJdbcUrl("postgres", "postgres"));
        config.setMaximumPoolSize(CONNECTIONS);
        Postgres postgres = new Postgres(server, new HikariDataSource(config));
        for (String setting : new String[] {"fsync", "synchronous_commit"}) {
            if (!postgres.show(setting).equals("on")) {
                postgres.close();
                throw new IllegalStateException("PostgreSQL runs with " + setting + " off");
            }
        }
        return postgres;
    }

    DataSource pool() {
        return pool;
    }

    String version() throws SQLException {
        return show("server_version");
    }

    private String show(String setting) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW " + setting)) {
            row.next();
            return row.getString(1);
        }
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws IOException {
        pool.close();
        server.close();
    }
}
