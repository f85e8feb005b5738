package dev.sessionkit.core;

import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.SessionStoreException;
import dev.sessionkit.api.UserId;
import dev.sessionkit.spi.ExpiredSessions;
import dev.sessionkit.spi.SessionRecord;
import dev.sessionkit.spi.SessionStore;
import dev.sessionkit.spi.UserSessions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A correct little store that counts calls, can be broken, and lets a test do something just before or after a replace. */
final class ProbedStore implements SessionStore, UserSessions, ExpiredSessions {

    final Map<SessionId, SessionRecord> records = new ConcurrentHashMap<>();
    final List<String> calls = new ArrayList<>();
    Runnable beforeReplace = () -> {};
    Runnable afterReplace = () -> {};
    Runnable afterCreate = () -> {};
    boolean down;

    @Override
    public synchronized Optional<SessionRecord> find(SessionId id) {
        call("find");
        return Optional.ofNullable(records.get(id));
    }

    @Override
    public synchronized boolean create(SessionRecord session) {
        call("create");
        boolean created = records.putIfAbsent(session.id(), session) == null;
        take(Hook.AFTER_CREATE).run();
        return created;
    }

    @Override
    public synchronized boolean replace(SessionRecord current, SessionRecord next) {
        call("replace");
        take(Hook.BEFORE).run();
        boolean won = records.computeIfPresent(
                        current.id(), (id, held) -> held.revision() == current.revision() ? next : held)
                == next;
        take(Hook.AFTER).run();
        return won;
    }

    @Override
    public synchronized boolean delete(SessionId id) {
        call("delete");
        return records.remove(id) != null;
    }

    @Override
    public synchronized List<SessionRecord> findByUser(UserId user, Optional<SessionId> before, int limit) {
        call("findByUser");
        return records.values().stream()
                .filter(session -> session.user().equals(Optional.of(user)))
                .filter(session -> before.isEmpty() || session.id().compareTo(before.get()) < 0)
                .sorted(Comparator.comparing(SessionRecord::id).reversed())
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized int deleteExpired(Instant purgeBefore, int limit) {
        call("deleteExpired");
        List<SessionRecord> old = records.values().stream()
                .filter(session -> session.purgeAfter().isBefore(purgeBefore))
                .limit(limit)
                .toList();
        old.forEach(session -> records.remove(session.id()));
        return old.size();
    }

    /** The calls since last asked. */
    synchronized List<String> takeCalls() {
        List<String> taken = List.copyOf(calls);
        calls.clear();
        return taken;
    }

    private enum Hook {
        BEFORE,
        AFTER,
        AFTER_CREATE
    }

    /** Each hook runs once. */
    private Runnable take(Hook hook) {
        Runnable taken;
        switch (hook) {
            case BEFORE -> {
                taken = beforeReplace;
                beforeReplace = () -> {};
            }
            case AFTER -> {
                taken = afterReplace;
                afterReplace = () -> {};
            }
            default -> {
                taken = afterCreate;
                afterCreate = () -> {};
            }
        }
        return taken;
    }

    private void call(String name) {
        calls.add(name);
        if (down) {
            throw new SessionStoreException("the store is down");
        }
    }
}
