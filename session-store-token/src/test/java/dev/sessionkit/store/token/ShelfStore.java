package dev.sessionkit.store.token;

import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.SessionStoreException;
import dev.sessionkit.spi.SessionRecord;
import dev.sessionkit.spi.SessionStore;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A store of records that counts what it is asked, and breaks when told. Thread-safe. */
final class ShelfStore implements SessionStore {

    final Map<SessionId, SessionRecord> records = new ConcurrentHashMap<>();
    final AtomicInteger finds = new AtomicInteger();
    final AtomicInteger writes = new AtomicInteger();
    volatile boolean broken;
    volatile Runnable beforeReplace = () -> {};

    @Override
    public Optional<SessionRecord> find(SessionId id) {
        requireWhole();
        finds.incrementAndGet();
        return Optional.ofNullable(records.get(id));
    }

    @Override
    public boolean create(SessionRecord session) {
        requireWhole();
        writes.incrementAndGet();
        return records.putIfAbsent(session.id(), session) == null;
    }

    @Override
    public boolean replace(SessionRecord current, SessionRecord next) {
        requireWhole();
        beforeReplace.run();
        current.requireReplaceableBy(next);
        writes.incrementAndGet();
        SessionRecord stored = records.get(current.id());
        return stored != null && stored.revision() == current.revision() && records.replace(current.id(), stored, next);
    }

    @Override
    public boolean delete(SessionId id) {
        requireWhole();
        return records.remove(id) != null;
    }

    private void requireWhole() {
        if (broken) {
            throw new SessionStoreException("the shelf is broken");
        }
    }
}
