package dev.sessionkit.store.jdbc;

import dev.sessionkit.spi.Secret;
import dev.sessionkit.tck.KitContext;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;

/** Stores as a host would have them. */
final class Stores {

    private Stores() {}

    /** On connections of the host's. */
    static JdbcSessionStore on(DataSource dataSource) {
        return on(dataSource, true);
    }

    static JdbcSessionStore on(DataSource dataSource, boolean createSchema) {
        JdbcSessionStoreSettings settings = new JdbcSessionStoreSettings(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                10,
                Duration.ofSeconds(5),
                Duration.ofSeconds(10),
                createSchema);
        JdbcSessionStore store = new JdbcSessionStore();
        store.configure(settings, new KitContext("JdbcSessionStore").hostObject(DataSource.class, dataSource));
        return store;
    }

    /** On connections of its own. */
    static JdbcSessionStore at(String url) {
        return at(settings(url));
    }

    static JdbcSessionStore at(JdbcSessionStoreSettings settings) {
        JdbcSessionStore store = new JdbcSessionStore();
        store.configure(settings, new KitContext("JdbcSessionStore"));
        return store;
    }

    static JdbcSessionStoreSettings settings(String url) {
        return new JdbcSessionStoreSettings(
                Optional.of(Secret.of(url)),
                Optional.empty(),
                Optional.empty(),
                10,
                Duration.ofSeconds(5),
                Duration.ofSeconds(10),
                true);
    }
}
