package com.example.custom;

import dev.sessionkit.spi.ForeignToken;
import dev.sessionkit.spi.Secret;
import dev.sessionkit.spi.SessionRecord;
import dev.sessionkit.tck.KitContext;
import dev.sessionkit.tck.StoppedClock;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A {@link MyCustomSessionStore}, the server that it asks, and its clock. */
final class Asking implements AutoCloseable {

    static final Instant NOON = Instant.parse("2100-01-01T12:00:00Z");

    static final int CACHED_TOKENS = 8;

    final StoppedClock clock = new StoppedClock(NOON);
    final IntrospectionServer server = new IntrospectionServer();
    final MyCustomSessionStore store;

    Asking(Duration timeout, Duration maxStaleness) {
        this(Optional.empty(), timeout, maxStaleness);
    }

    Asking(Optional<String> audience, Duration timeout, Duration maxStaleness) {
        store = new MyCustomSessionStore();
        store.configure(
                settings(server.uri(), audience, timeout, maxStaleness), new KitContext("MyCustomSessionStore", clock));
    }

    private static MyCustomSessionStoreSettings settings(
            String uri, Optional<String> audience, Duration timeout, Duration maxStaleness) {
        return new MyCustomSessionStoreSettings(
                URI.create(uri),
                "https://id.example",
                audience,
                "me & co",
                Secret.of("p:ss%"),
                timeout,
                maxStaleness,
                CACHED_TOKENS);
    }

    Optional<SessionRecord> find(String token) {
        return store.find(new ForeignToken(token));
    }

    @Override
    public void close() {
        server.close();
    }
}
