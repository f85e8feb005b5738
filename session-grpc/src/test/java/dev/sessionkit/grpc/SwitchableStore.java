package dev.sessionkit.grpc;

import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.SessionStoreException;
import dev.sessionkit.api.UserId;
import dev.sessionkit.spi.SessionRecord;
import dev.sessionkit.spi.SessionStore;
import dev.sessionkit.spi.UserSessions;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A store that counts what it is asked, and can be broken for readers or writers. Thread-safe. */
final class SwitchableStore implements SessionStore, UserSessions {

    final AtomicInteger reads = new AtomicInteger();
    final AtomicInteger writes = new AtomicInteger();
    volatile boolean readable = true;
    volatile boolean writable = true;
    /** Open once a session has ended. */
    final CountDownLatch ended = new CountDownLatch(1);

    /** Run before each record is made. */
    volatile Runnable beforeCreate = () -> {};

    private final Map<SessionId, SessionRecord> records = new ConcurrentHashMap<>();

    @Override
    public Optional<SessionRecord> find(SessionId id) {
        require(readable);
        reads.incrementAndGet();
        return Optional.ofNullable(records.get(id));
    }

    @Override
    public boolean create(SessionRecord session) {
        require(writable);
        beforeCreate.run();
        writes.incrementAndGet();
        return records.putIfAbsent(session.id(), session) == null;
    }

    @Override
    public boolean replace(SessionRecord current, SessionRecord next) {
        require(writable);
        writes.incrementAndGet();
        boolean[] replaced = new boolean[1];
        records.computeIfPresent(current.id(), (id, stored) -> {
            replaced[0] = stored.revision() == current.revision();
            return replaced[0] ? next : stored;
        });
        if (replaced[0] && next.state().ending().isPresent()) {
            ended.countDown();
        }
        return replaced[0];
    }

    @Override
    public boolean delete(SessionId id) {
        require(writable);
        return records.remove(id) != null;
    }

    @Override
    public List<SessionRecord> findByUser(UserId user, Optional<SessionId> before, int limit) {
        require(readable);
        return records.values().stream()
                .filter(record -> record.user().equals(Optional.of(user)))
                .filter(record -> before.isEmpty() || record.id().compareTo(before.get()) < 0)
                .sorted(Comparator.comparing(SessionRecord::id).reversed())
                .limit(limit)
                .toList();
    }

    private static void require(boolean working) {
        if (!working) {
            throw new SessionStoreException("the test has broken the store");
        }
    }
}
