package dev.sessionkit.store.jdbc;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class H2FileStoreTest implements DatabaseContract {

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
        return "jdbc:h2:file:" + directory.resolve("store" + DATABASES.incrementAndGet());
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
        return "H2";
    }

    @Override
    public Instant time(String column, ResultSet row) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
