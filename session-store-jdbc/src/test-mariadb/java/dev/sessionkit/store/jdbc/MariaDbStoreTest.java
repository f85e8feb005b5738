package dev.sessionkit.store.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class MariaDbStoreTest implements DatabaseContract, ListRecipeContract {

    private static TestDatabase database;

    @BeforeAll
    static void open() {
        database = TestDatabase.at(MariaDb.newUrl());
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Override
    public TestDatabase database() {
        return database;
    }

    @Override
    public String newUrl() {
        return MariaDb.newUrl();
    }

    @Override
    public String product() {
        return "MariaDB";
    }

    @Override
    public Instant time(String column, ResultSet row) throws SQLException {
        return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
    }
}
