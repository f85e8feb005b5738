package com.example.custom;

import com.example.custom.host.InMemoryMap;
import dev.sessionkit.spi.NoSettings;
import dev.sessionkit.spi.SessionStore;
import dev.sessionkit.tck.ExpiredSessionsContract;
import dev.sessionkit.tck.KitContext;
import dev.sessionkit.tck.SessionStoreContract;

/** The kit's rules for {@link MyKeyValueSessionStore}. */
class MyKeyValueSessionStoreTest implements SessionStoreContract, ExpiredSessionsContract {

    private final MyKeyValueSessionStore store = new MyKeyValueSessionStore();

    MyKeyValueSessionStoreTest() {
        store.configure(
                new NoSettings(),
                new KitContext("MyKeyValueSessionStore").hostObject(KeyValueMap.class, new InMemoryMap()));
    }

    @Override
    public SessionStore store() {
        return store;
    }
}
