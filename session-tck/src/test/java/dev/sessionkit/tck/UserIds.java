package dev.sessionkit.tck;

import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.UserId;
import dev.sessionkit.spi.SessionRecord;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** An index of ids by user, for stores that keep one and keep it wrong. It does not look at whose a record is. */
final class UserIds {

    final Map<UserId, Set<SessionId>> ids = new ConcurrentHashMap<>();

    boolean add(SessionRecord session) {
        session.user().ifPresent(user -> of(user).add(session.id()));
        return true;
    }

    boolean remove(SessionRecord session) {
        session.user().ifPresent(user -> of(user).remove(session.id()));
        return true;
    }

    boolean move(SessionRecord from, SessionRecord to) {
        return from.user().equals(to.user()) || (remove(from) && add(to));
    }

    Set<SessionId> of(UserId user) {
        return ids.computeIfAbsent(user, none -> ConcurrentHashMap.newKeySet());
    }

    List<SessionRecord> list(Shelf shelf, UserId user, Optional<SessionId> before, int limit) {
        Shelf.check(user, before, limit);
        Set<SessionId> known = of(user);
        return shelf.listed(session -> known.contains(session.id()), before)
                .limit(limit)
                .toList();
    }
}
