package dev.sessionkit.auth;

import dev.sessionkit.api.SessionToken;
import dev.sessionkit.spi.SessionRecord;
import java.time.Instant;

/**
 * Two tokens of one session, and until when they count, as the record says, so that a repeated answer is equal. Prints neither.
 * Immutable.
 *
 * @param session as it is stored
 * @param bearer opens requests
 * @param bearerUntil until when, exclusive
 * @param renewal is exchanged for the next pair
 * @param renewalUntil until when, exclusive
 */
record TokenPair(
        SessionRecord session, SessionToken bearer, Instant bearerUntil, SessionToken renewal, Instant renewalUntil) {}
