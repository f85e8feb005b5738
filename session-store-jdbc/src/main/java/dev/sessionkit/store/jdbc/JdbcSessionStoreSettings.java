package dev.sessionkit.store.jdbc;

import dev.sessionkit.spi.Secret;
import dev.sessionkit.spi.Setting;
import java.time.Duration;
import java.util.Optional;

/**
 * The section {@code JdbcSessionStore} of the settings. Without {@code JdbcUrl} the store uses the {@code DataSource} that the
 * host has handed over, and all but {@code CreateSchema} is that pool's own affair. Immutable.
 *
 * @param jdbcUrl where the database is; a secret, for it may hold a password
 * @param username whom to connect as
 * @param password of that user
 * @param maximumPoolSize how many connections at the most
 * @param connectionTimeout how long to wait for one
 * @param socketTimeout how long to wait for an answer
 * @param createSchema whether to make the table where it is missing
 */
public record JdbcSessionStoreSettings(
        @Setting(
                "The database, such as jdbc:h2:file:./sessions or jdbc:postgresql://localhost/app. Without it, the store"
                        + " uses the DataSource that the host has handed over.")
        Optional<Secret> jdbcUrl,

        @Setting("The database user, where the JdbcUrl does not name one.")
        Optional<String> username,

        @Setting("That user's password.") Optional<Secret> password,

        @Setting(value = "How many connections the store's own pool holds, 1 to 1000.", byDefault = "10")
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

        @Setting(value = "Whether to make the table sessionkit_session where it is missing.", byDefault = "true")
        boolean createSchema) {

    /**
     * Checks the bounds.
     *
     * @param jdbcUrl where the database is
     * @param username whom to connect as
     * @param password of that user
     * @param maximumPoolSize how many connections at the most
     * @param connectionTimeout how long to wait for one
     * @param socketTimeout how long to wait for an answer
     * @param createSchema whether to make the table where it is missing
     * @throws IllegalArgumentException where something is out of bounds
     */
    public JdbcSessionStoreSettings {
        new ConnectionSettings(jdbcUrl, username, password, maximumPoolSize, connectionTimeout, socketTimeout);
    }

    ConnectionSettings connection() {
        return new ConnectionSettings(jdbcUrl, username, password, maximumPoolSize, connectionTimeout, socketTimeout);
    }
}
