package dev.sessionkit.store.jdbc;

import dev.sessionkit.spi.Secret;
import dev.sessionkit.spi.Setting;
import java.time.Duration;
import java.util.Optional;

/**
 * The section {@code JdbcAccounts} of the settings: the database of a session store, or one of its own by {@code JdbcUrl}, or
 * with neither the {@code DataSource} that the host has handed over. Immutable.
 *
 * @param sessionStore whose database is used
 * @param jdbcUrl where the database is; a secret, for it may hold a password
 * @param username whom to connect as
 * @param password of that user
 * @param maximumPoolSize how many connections at the most
 * @param connectionTimeout how long to wait for one
 * @param socketTimeout how long to wait for an answer
 * @param createSchema whether to make the tables where they are missing
 */
public record JdbcAccountsSettings(
        @Setting(
                "The name of a JdbcSessionStore in these settings, whose database and connections are used for accounts"
                        + " too. JdbcUrl is left out then.")
        Optional<String> sessionStore,

        @Setting(
                "The database, such as jdbc:h2:file:./accounts or jdbc:postgresql://localhost/app. Without it and without"
                        + " SessionStore, the DataSource that the host has handed over is used.")
        Optional<Secret> jdbcUrl,

        @Setting("The database user, where the JdbcUrl does not name one.")
        Optional<String> username,

        @Setting("That user's password.") Optional<Secret> password,

        @Setting(value = "How many connections its own pool holds, 1 to 1000.", byDefault = "10")
        int maximumPoolSize,

        @Setting(
                value = "How long a request waits for a connection, and a connection for the database to take it,"
                        + " PT0.25S to PT10M.",
                byDefault = "PT5S")
        Duration connectionTimeout,

        @Setting(
                value = "How long a statement waits for the database's answer, PT1S to PT1H. Own pool on PostgreSQL,"
                        + " MariaDB or MySQL.",
                byDefault = "PT10S")
        Duration socketTimeout,

        @Setting(
                value = "Whether to make the tables sessionkit_account and sessionkit_account_identity where they are"
                        + " missing.",
                byDefault = "true")
        boolean createSchema) {

    /**
     * Checks the bounds.
     *
     * @param sessionStore whose database is used
     * @param jdbcUrl where the database is
     * @param username whom to connect as
     * @param password of that user
     * @param maximumPoolSize how many connections at the most
     * @param connectionTimeout how long to wait for one
     * @param socketTimeout how long to wait for an answer
     * @param createSchema whether to make the tables where they are missing
     * @throws IllegalArgumentException where something is out of bounds, or two databases are named
     */
    public JdbcAccountsSettings {
        if (sessionStore.isPresent() && jdbcUrl.isPresent()) {
            throw new IllegalArgumentException("SessionStore and JdbcUrl name two databases; leave one out");
        }
        new ConnectionSettings(jdbcUrl, username, password, maximumPoolSize, connectionTimeout, socketTimeout);
    }

    ConnectionSettings connection() {
        return new ConnectionSettings(jdbcUrl, username, password, maximumPoolSize, connectionTimeout, socketTimeout);
    }
}
