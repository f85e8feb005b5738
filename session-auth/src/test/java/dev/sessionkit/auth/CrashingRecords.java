package dev.sessionkit.auth;

import dev.sessionkit.core.SessionRecords;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Records of a node that dies at one of its writes: just before the write, or once it is done. */
final class CrashingRecords {

    /** The node is gone. */
    static final class Crash extends Error {
        private static final long serialVersionUID = 1L;
    }

    private static final Set<String> WRITES = Set.of("create", "replace", "end");

    private CrashingRecords() {}

    static SessionRecords before(SessionRecords records, int write) {
        return dying(records, write, true);
    }

    static SessionRecords after(SessionRecords records, int write) {
        return dying(records, write, false);
    }

    private static SessionRecords dying(SessionRecords records, int at, boolean before) {
        AtomicInteger writes = new AtomicInteger();
        return (SessionRecords) Proxy.newProxyInstance(
                SessionRecords.class.getClassLoader(),
                new Class<?>[] {SessionRecords.class},
                (proxy, method, given) -> {
                    boolean dies = WRITES.contains(method.getName()) && writes.incrementAndGet() == at;
                    if (dies && before) {
                        throw new Crash();
                    }
                    try {
                        Object answer = method.invoke(records, given);
                        if (dies) {
                            throw new Crash();
                        }
                        return answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
