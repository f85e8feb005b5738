package dev.sessionkit.core.memory;

import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.UserId;
import dev.sessionkit.spi.SessionRecord;
import java.util.Collections;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;

/**
 * Which ids each user has, in order. It changes only while the cache holds the lock of the session in question, so it says
 * exactly what the cache says. A user without sessions takes no room. Thread-safe.
 */
final class UserIndex {

    private final ConcurrentHashMap<UserId, NavigableSet<SessionId>> ids = new ConcurrentHashMap<>();

    void add(SessionRecord session) {
        session.user()
                .ifPresent(user -> ids.compute(user, (same, known) -> {
                    NavigableSet<SessionId> all = known == null ? new ConcurrentSkipListSet<>() : known;
                    all.add(session.id());
                    return all;
                }));
    }

    void remove(SessionRecord session) {
        session.user()
                .ifPresent(user -> ids.computeIfPresent(user, (same, all) -> {
                    all.remove(session.id());
                    return all.isEmpty() ? null : all;
                }));
    }

    void move(SessionRecord from, SessionRecord to) {
        if (!from.user().equals(to.user())) {
            remove(from);
            add(to);
        }
    }

    /** The user's ids, greatest first. */
    Iterable<SessionId> idsOf(UserId user, Optional<SessionId> before) {
        NavigableSet<SessionId> all = ids.getOrDefault(user, Collections.emptyNavigableSet());
        return before.map(id -> all.headSet(id, false)).orElse(all).descendingSet();
    }

    /** How many users have sessions. */
    int count() {
        return ids.size();
    }
}
