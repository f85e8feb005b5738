package dev.sessionkit.auth;

import dev.sessionkit.api.SessionToken;
import java.time.Instant;

/**
 * A token that is redeemed once. Prints no secret. Immutable.
 *
 * @param token the token
 * @param until until when it counts, exclusive
 */
public record OneTimeToken(SessionToken token, Instant until) {}
