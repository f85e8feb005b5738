package dev.sessionkit.store.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PostgresStoreTest implements DatabaseContract, ListRecipeContract {

    private static TestDatabase database;

    @BeforeAll
    static void open() {
        database = TestDatabase.at(Postgres.newUrl());
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
        return Postgres.newUrl();
    }

    @Override
    public String product() {
        return "PostgreSQL";
    }

    @Override
    public Instant time(String column, ResultSet row) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
