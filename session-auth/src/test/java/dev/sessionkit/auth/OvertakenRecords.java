package dev.sessionkit.auth;

import dev.sessionkit.core.SessionRecords;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Records of a node that somebody overtakes, just before one of its calls to the store. */
final class OvertakenRecords {

    private static final Set<String> CALLS = Set.of("find", "findByUser", "create", "replace", "end");

    private OvertakenRecords() {}

    /** Somebody acts before that call, counted from 1; where there are not so many, never. */
    static SessionRecords before(SessionRecords records, int call, Runnable somebody) {
        AtomicInteger calls = new AtomicInteger();
        return (SessionRecords) Proxy.newProxyInstance(
                SessionRecords.class.getClassLoader(),
                new Class<?>[] {SessionRecords.class},
                (proxy, method, given) -> {
                    if (CALLS.contains(method.getName()) && calls.incrementAndGet() == call) {
                        somebody.run();
                    }
                    try {
                        return method.invoke(records, given);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
