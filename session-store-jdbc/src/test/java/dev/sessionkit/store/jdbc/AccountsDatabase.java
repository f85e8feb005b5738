package dev.sessionkit.store.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import dev.sessionkit.spi.ComponentContext;
import dev.sessionkit.spi.Secret;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * A database with accounts in it, and a way round them.
 *
 * @param accounts on connections of their own
 * @param url where it is
 * @param pool the host's connections to the same database
 */
record AccountsDatabase(JdbcAccounts accounts, String url, HikariDataSource pool) implements AutoCloseable {

    static AccountsDatabase at(String url) {
        return new AccountsDatabase(accountsAt(url), url, TestDatabase.pool(url));
    }

    static JdbcAccounts accountsAt(String url) {
        return made(settings(Optional.empty(), Optional.of(url), true), new SeededContext(Map.of(), Map.of()));
    }

    static JdbcAccounts accountsOn(DataSource hosts) {
        return accountsOn(hosts, true);
    }

    static JdbcAccounts accountsOn(DataSource hosts, boolean createSchema) {
        return made(
                settings(Optional.empty(), Optional.empty(), createSchema),
                new SeededContext(Map.of(DataSource.class, hosts), Map.of()));
    }

    static JdbcAccounts made(JdbcAccountsSettings settings, ComponentContext context) {
        JdbcAccounts accounts = new JdbcAccounts();
        accounts.configure(settings, context);
        return accounts;
    }

    static JdbcAccountsSettings settings(Optional<String> sessionStore, Optional<String> url, boolean createSchema) {
        return new JdbcAccountsSettings(
                sessionStore,
                url.map(Secret::of),
                Optional.empty(),
                Optional.empty(),
                10,
                Duration.ofSeconds(5),
                Duration.ofSeconds(10),
                createSchema);
    }

    /** The host's own view of the database. */
    TestDatabase raw() {
        return new TestDatabase(new JdbcSessionStore(), pool);
    }

    @Override
    public void close() {
        accounts.close();
        pool.close();
    }
}
