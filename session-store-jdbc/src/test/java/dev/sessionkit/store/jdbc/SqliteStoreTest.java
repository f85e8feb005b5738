package dev.sessionkit.store.jdbc;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreTest implements DatabaseContract {

    private static final AtomicInteger DATABASES = new AtomicInteger();

    @TempDir
    private static Path directory;

    private static TestDatabase database;

    @BeforeAll
    static void open() {
        database = TestDatabase.at(url());
    }

    @AfterAll
    static void close() {
        database.close();
    }

    private static String url() {
        return "jdbc:sqlite:" + directory.resolve("store" + DATABASES.incrementAndGet() + ".db") + "?journal_mode=WAL";
    }

    @Override
    public TestDatabase database() {
        return database;
    }

    @Override
    public String newUrl() {
        return url();
    }

    @Override
    public String product() {
        return "SQLite";
    }

    @Override
    public Instant time(String column, ResultSet row) throws SQLException {
        return Instant.parse(row.getString(column));
    }
}
