package dev.sessionkit.store.jdbc;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class H2AccountsTest implements AccountsDatabaseContract {

    private static final AtomicInteger DATABASES = new AtomicInteger();

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
        return "jdbc:h2:mem:accounts" + DATABASES.incrementAndGet() + ";DB_CLOSE_DELAY=-1";
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
