package dev.sessionkit.core.memory;

import dev.sessionkit.spi.SessionStore;
import dev.sessionkit.tck.ExpiredSessionsContract;
import dev.sessionkit.tck.KitContext;
import dev.sessionkit.tck.SessionStoreContract;
import dev.sessionkit.tck.UserSessionsContract;

class MemorySessionStoreTest implements SessionStoreContract, UserSessionsContract, ExpiredSessionsContract {

    private final MemorySessionStore store = new MemorySessionStore();

    MemorySessionStoreTest() {
        store.configure(new MemorySessionStoreSettings(100_000), new KitContext("MemorySessionStore"));
    }

    @Override
    public SessionStore store() {
        return store;
    }
}
