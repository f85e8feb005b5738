package dev.sessionkit.auth;

import dev.sessionkit.core.SessionRecords;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;

/** Records of which somebody counts how many are created. */
final class Counted {

    private Counted() {}

    static SessionRecords creating(SessionRecords records, AtomicInteger created) {
        return (SessionRecords) Proxy.newProxyInstance(
                Counted.class.getClassLoader(), new Class<?>[] {SessionRecords.class}, (proxy, method, given) -> {
                    if (method.getName().equals("create")) {
                        created.incrementAndGet();
                    }
                    try {
                        return method.invoke(records, given);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
