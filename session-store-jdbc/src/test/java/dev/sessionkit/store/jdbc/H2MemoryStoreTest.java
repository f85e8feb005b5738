package dev.sessionkit.store.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class H2MemoryStoreTest implements DatabaseContract {

    private static final AtomicInteger DATABASES = new AtomicInteger();

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
        return "jdbc:h2:mem:store" + DATABASES.incrementAndGet() + ";DB_CLOSE_DELAY=-1";
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
