package com.example.custom;

import dev.sessionkit.spi.ForeignSessions;
import dev.sessionkit.spi.ForeignToken;
import dev.sessionkit.tck.ForeignSessionsContract;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;

/** The kit's rules for {@link MyCustomSessionStore}. */
class MyCustomSessionStoreContractTest implements ForeignSessionsContract {

    private final Asking asking = new Asking(Duration.ofSeconds(20), Duration.ofSeconds(10));

    @Override
    public ForeignSessions foreignSessions() {
        return asking.store;
    }

    @Override
    public ForeignToken issued(int number) {
        String token = "opaque-token-" + number;
        asking.server.answer(token, "{\"active\":true,\"sub\":\"user-" + number + "\",\"sid\":\"" + number + "\"}");
        return new ForeignToken(token);
    }

    @Override
    public void takeDown() {
        asking.server.takeDown();
    }

    @Override
    public void bringUp() {
        asking.server.bringUp();
    }

    @AfterEach
    void close() {
        asking.close();
    }
}
