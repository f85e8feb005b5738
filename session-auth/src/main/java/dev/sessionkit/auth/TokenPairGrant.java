package dev.sessionkit.auth;

import dev.sessionkit.api.SessionId;
import dev.sessionkit.spi.Account;
import dev.sessionkit.spi.Secret;
import java.time.Instant;

/**
 * What a client of seed 003 gets: a JWT that opens requests, and one that is exchanged for the next pair. The times are those of
 * the session's record, so that a repeated answer says the same. Prints neither token. Immutable.
 *
 * @param session which session both are of
 * @param accessToken for {@code Authorization: Bearer}; in the answer's body
 * @param accessTokenUntil until when it counts, exclusive
 * @param refreshToken in a cookie that scripts cannot read and other sites cannot cause to be sent
 * @param refreshTokenUntil until when it counts, exclusive
 * @param account whose they are
 */
public record TokenPairGrant(
        SessionId session,
        Secret accessToken,
        Instant accessTokenUntil,
        Secret refreshToken,
        Instant refreshTokenUntil,
        Account account) {}
