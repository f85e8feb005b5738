package dev.sessionkit.auth;

import dev.sessionkit.api.SessionId;
import java.util.Optional;

/**
 * A session that a login is about to make, as the user's gate names it.
 *
 * @param id of the session, as text
 * @param at when it was reserved, in milliseconds since 1970
 * @param device the client's name for its device
 * @param resource the product the client is
 */
record Reservation(String id, long at, Optional<String> device, Optional<String> resource) {

    /** How long a login may take from its reservation to its session. */
    static final long LIFE_MILLIS = 60_000;

    Optional<SessionId> session() {
        return SessionId.parse(id);
    }

    /** Whether a login may still be under way; a reservation of a node whose clock is ahead is new. */
    boolean isActive(long nowMillis) {
        return nowMillis - at < LIFE_MILLIS;
    }
}
