package dev.sessionkit.tck;

import dev.sessionkit.spi.SessionStore;
import java.util.function.Supplier;

/** Runs all contracts of stores on a new store for each rule. Not a test by itself. */
class StoreOnTrial implements SessionStoreContract, UserSessionsContract, ExpiredSessionsContract {

    /** For the rules that this thread runs. */
    static final ThreadLocal<Supplier<FunctionStore>> NEXT = new ThreadLocal<>();

    private final FunctionStore store = NEXT.get().get();

    @Override
    public SessionStore store() {
        return store;
    }
}
