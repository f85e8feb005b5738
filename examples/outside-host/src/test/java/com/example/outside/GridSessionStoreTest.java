package com.example.outside;

import dev.sessionkit.spi.SessionStore;
import dev.sessionkit.tck.KitContext;
import dev.sessionkit.tck.SessionStoreContract;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

class GridSessionStoreTest implements SessionStoreContract {

    private final GridSessionStore store = new GridSessionStore();

    GridSessionStoreTest() {
        ConcurrentMap<String, String> map = new ConcurrentHashMap<>();
        store.configure(new GridSettings("sessions"), new KitContext("test").hostObject(Grid.class, name -> map));
    }

    @Override
    public SessionStore store() {
        return store;
    }
}
