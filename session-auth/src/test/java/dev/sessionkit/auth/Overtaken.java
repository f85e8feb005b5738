package dev.sessionkit.auth;

import dev.sessionkit.core.SessionRecords;
import dev.sessionkit.spi.Accounts;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** What a node sees that somebody overtakes, just before one of its calls. */
final class Overtaken {

    private static final Set<String> OF_RECORDS = Set.of("find", "findByUser", "create", "replace", "end");
    private static final Set<String> OF_ACCOUNTS = Set.of("find", "create", "replace", "delete");

    private Overtaken() {}

    /** Records of which somebody changes some before that call of them, counted from 1. */
    static SessionRecords records(SessionRecords records, int call, Runnable somebody) {
        return before(SessionRecords.class, records, OF_RECORDS, call, somebody);
    }

    /** The same of accounts. */
    static Accounts accounts(Accounts accounts, int call, Runnable somebody) {
        return before(Accounts.class, accounts, OF_ACCOUNTS, call, somebody);
    }

    private static <T> T before(Class<T> type, T real, Set<String> counted, int call, Runnable somebody) {
        AtomicInteger calls = new AtomicInteger();
        return type.cast(Proxy.newProxyInstance(
                Overtaken.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, given) -> {
                    if (counted.contains(method.getName()) && calls.incrementAndGet() == call) {
                        somebody.run();
                    }
                    try {
                        return method.invoke(real, given);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
