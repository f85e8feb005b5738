package dev.sessionkit.servlet.login;

import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.UserId;
import dev.sessionkit.servlet.SwitchableStore;
import dev.sessionkit.spi.SessionRecord;
import dev.sessionkit.spi.SessionStore;
import dev.sessionkit.spi.UserSessions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A store that lists, and can be broken or watched. Thread-safe. */
final class PairStore implements SessionStore, UserSessions {

    final SwitchableStore records = new SwitchableStore();
    /** Called after each read, before the reader has the answer. */
    volatile Runnable afterRead = () -> {};

    private final Set<SessionId> known = ConcurrentHashMap.newKeySet();

    void works(boolean works) {
        records.readable = works;
        records.writable = works;
    }

    @Override
    public Optional<SessionRecord> find(SessionId id) {
        Optional<SessionRecord> found = records.find(id);
        afterRead.run();
        return found;
    }

    @Override
    public boolean create(SessionRecord session) {
        boolean created = records.create(session);
        known.add(session.id());
        return created;
    }

    @Override
    public boolean replace(SessionRecord current, SessionRecord next) {
        return records.replace(current, next);
    }

    @Override
    public boolean delete(SessionId id) {
        return records.delete(id);
    }

    @Override
    public List<SessionRecord> findByUser(UserId user, Optional<SessionId> before, int limit) {
        return known.stream()
                .filter(id -> before.isEmpty() || id.compareTo(before.get()) < 0)
                .sorted((one, other) -> other.compareTo(one))
                .flatMap(id -> records.find(id).stream())
                .filter(session -> session.user().equals(Optional.of(user)))
                .limit(limit)
                .toList();
    }
}
