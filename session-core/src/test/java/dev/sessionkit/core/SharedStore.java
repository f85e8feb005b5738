package dev.sessionkit.core;

import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.UserId;
import dev.sessionkit.spi.SessionRecord;
import dev.sessionkit.spi.SessionStore;
import dev.sessionkit.spi.UserSessions;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** One node's way to records that nodes share. Counts reads, and lets a test hold them, or writes, between act and answer. */
final class SharedStore implements SessionStore, UserSessions {

    private final Map<SessionId, SessionRecord> records;
    final AtomicInteger reads = new AtomicInteger();
    final AtomicInteger writes = new AtomicInteger();
    volatile Runnable beforeReplace = () -> {};
    volatile UnaryOperator<Optional<SessionRecord>> afterFind = found -> found;
    volatile Runnable afterReplace = () -> {};

    SharedStore(Map<SessionId, SessionRecord> records) {
        this.records = records;
    }

    @Override
    public Optional<SessionRecord> find(SessionId id) {
        reads.incrementAndGet();
        return afterFind.apply(Optional.ofNullable(records.get(id)));
    }

    @Override
    public boolean create(SessionRecord session) {
        return records.putIfAbsent(session.id(), session) == null;
    }

    @Override
    public boolean replace(SessionRecord current, SessionRecord next) {
        writes.incrementAndGet();
        beforeReplace.run();
        boolean won = records.computeIfPresent(
                        current.id(), (id, held) -> held.revision() == current.revision() ? next : held)
                == next;
        afterReplace.run();
        return won;
    }

    @Override
    public boolean delete(SessionId id) {
        return records.remove(id) != null;
    }

    @Override
    public List<SessionRecord> findByUser(UserId user, Optional<SessionId> before, int limit) {
        return records.values().stream()
                .filter(session -> session.user().equals(Optional.of(user)))
                .filter(session -> before.isEmpty() || session.id().compareTo(before.get()) < 0)
                .sorted(Comparator.comparing(SessionRecord::id).reversed())
                .limit(limit)
                .toList();
    }
}
