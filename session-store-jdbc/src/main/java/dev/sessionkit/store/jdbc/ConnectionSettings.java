package dev.sessionkit.store.jdbc;

import dev.sessionkit.spi.Secret;
import java.time.Duration;
import java.util.Optional;

/** How to come by connections: what the settings of sessions and of accounts have in common. Immutable. */
record ConnectionSettings(
        Optional<Secret> jdbcUrl,
        Optional<String> username,
        Optional<Secret> password,
        int maximumPoolSize,
        Duration connectionTimeout,
        Duration socketTimeout) {

    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException where something is out of bounds
     */
    ConnectionSettings {
        if (jdbcUrl.isEmpty() && (username.isPresent() || password.isPresent())) {
            throw new IllegalArgumentException("Username and Password go with a JdbcUrl, and there is none");
        }
        if (maximumPoolSize < 1 || maximumPoolSize > 1000) {
            throw new IllegalArgumentException("MaximumPoolSize is 1 to 1000, not " + maximumPoolSize);
        }
        check("ConnectionTimeout", connectionTimeout, Duration.ofMillis(250), Duration.ofMinutes(10));
        check("SocketTimeout", socketTimeout, Duration.ofSeconds(1), Duration.ofHours(1));
    }

    private static void check(String key, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException(key + " is " + least + " to " + most + ", not " + value);
        }
    }
}
