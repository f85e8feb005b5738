package dev.sessionkit.store.jdbc;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class MariaDbAccountsTest implements AccountsDatabaseContract {

    private static AccountsDatabase database;

    @BeforeAll
    static void open() {
        database = AccountsDatabase.at(MariaDb.newUrl());
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Override
    public AccountsDatabase database() {
        return database;
    }

    @Override
    public String newUrl() {
        return MariaDb.newUrl();
    }
}
