package dev.sessionkit.auth;

import dev.sessionkit.api.SessionToken;
import dev.sessionkit.spi.SessionRecord;
import java.time.Instant;
import java.util.Optional;

/**
 * The tokens of a session that renews, and until when they count, as the record says, so that a repeated answer is equal. Prints
 * none. Immutable.
 *
 * @param session as it is stored
 * @param issuedAt when these were issued
 * @param bearer opens requests; empty where others vouch for the session
 * @param bearerUntil until when, exclusive
 * @param renewal is exchanged for the next pair
 * @param renewalUntil until when, exclusive
 */
record TokenPair(
        SessionRecord session,
        Instant issuedAt,
        Optional<SessionToken> bearer,
        Instant bearerUntil,
        SessionToken renewal,
        Instant renewalUntil) {

    /** The bearer's token, where one goes with it. */
    SessionToken authToken() {
        return bearer.orElseThrow();
    }
}
