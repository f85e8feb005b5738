package dev.sessionkit.store.jdbc;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class SqliteAccountsTest implements AccountsDatabaseContract {

    private static final AtomicInteger DATABASES = new AtomicInteger();

    @TempDir
    private static Path directory;

    private static AccountsDatabase database;

    @BeforeAll
    static void open() {
        database = AccountsDatabase.at(url());
    }

    @AfterAll
    static void close() {
        database.close();
    }

    private static String url() {
        return "jdbc:sqlite:" + directory.resolve("accounts" + DATABASES.incrementAndGet() + ".db")
                + "?journal_mode=WAL";
    }

    @Override
    public AccountsDatabase database() {
        return database;
    }

    @Override
    public String newUrl() {
        return url();
    }
}
