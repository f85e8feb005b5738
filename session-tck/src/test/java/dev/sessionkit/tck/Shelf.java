package dev.sessionkit.tck;

import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.UserId;
import dev.sessionkit.spi.SessionRecord;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A tiny store that keeps all rules, open for those who make a wrong one of it. */
final class Shelf {

    final ConcurrentHashMap<SessionId, SessionRecord> records = new ConcurrentHashMap<>();

    FunctionStore store() {
        return new FunctionStore(this::find, this::create, this::replace, this::delete, this::list, this::sweep);
    }

    Optional<SessionRecord> find(SessionId id) {
        return Optional.ofNullable(records.get(id));
    }

    boolean create(SessionRecord session) {
        return records.putIfAbsent(session.id(), session) == null;
    }

    boolean replace(SessionRecord current, SessionRecord next) {
        check(current, next);
        SessionRecord stored = records.get(current.id());
        return has(stored, current) && records.replace(current.id(), stored, next);
    }

    boolean delete(SessionId id) {
        return records.remove(id) != null;
    }

    List<SessionRecord> list(UserId user, Optional<SessionId> before, int limit) {
        check(user, before, limit);
        return listed(session -> session.user().equals(Optional.of(user)), before)
                .limit(limit)
                .toList();
    }

    /** Newest first. */
    Stream<SessionRecord> listed(Predicate<SessionRecord> condition, Optional<SessionId> before) {
        return records.values().stream()
                .filter(condition)
                .filter(session -> before.isEmpty() || session.id().compareTo(before.get()) < 0)
                .sorted(Comparator.comparing(SessionRecord::id).reversed());
    }

    int sweep(Instant purgeBefore, int limit) {
        check(purgeBefore, limit);
        return sweepIf(session -> session.purgeAfter().isBefore(purgeBefore), limit);
    }

    int sweepIf(Predicate<SessionRecord> condition, long limit) {
        return (int) records.values().stream()
                .filter(condition)
                .filter(session -> records.remove(session.id(), session))
                .limit(limit)
                .count();
    }

    static boolean has(SessionRecord stored, SessionRecord current) {
        return stored != null && stored.revision() == current.revision();
    }

    static void check(SessionRecord current, SessionRecord next) {
        if (!current.id().equals(next.id()) || current.revision() == next.revision()) {
            throw new IllegalArgumentException();
        }
    }

    static void check(UserId user, Optional<SessionId> before, int limit) {
        Objects.requireNonNull(user);
        Objects.requireNonNull(before);
        check(Instant.EPOCH, limit);
    }

    static void check(Instant purgeBefore, int limit) {
        Objects.requireNonNull(purgeBefore);
        if (limit < 1) {
            throw new IllegalArgumentException();
        }
    }
}
