package dev.sessionkit.tck;

import dev.sessionkit.api.SessionId;
import dev.sessionkit.spi.SessionStoreAccessor;
import java.util.function.Function;

/** Runs all contracts of read-only stores on a new store for each rule. Not a test by itself. */
class ReadOnlyOnTrial implements ReadOnlyStoreContract, StoreOutageContract {

    /** For the rules that this thread runs. */
    static final ThreadLocal<Function<OtherArchive, SessionStoreAccessor>> NEXT = new ThreadLocal<>();

    private final OtherArchive archive = new OtherArchive();
    private final SessionStoreAccessor store = NEXT.get().apply(archive);

    @Override
    public SessionStoreAccessor store() {
        return store;
    }

    @Override
    public SessionId held(int number) {
        return OtherArchive.held(number);
    }

    @Override
    public void takeDown() {
        archive.down = true;
    }

    @Override
    public void bringUp() {
        archive.down = false;
    }
}
