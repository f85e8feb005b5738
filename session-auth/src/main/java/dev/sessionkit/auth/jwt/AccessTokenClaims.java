package dev.sessionkit.auth.jwt;

import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.UserId;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What an access token says of its session (RFC 9068, section 2.2). The times are those of the session's record, so that an
 * answer that is given again says the same. Whoever holds a token can read it: leave out what its reader need not know.
 * Immutable.
 *
 * @param session {@code sid}: which session
 * @param user {@code sub}: whose
 * @param issuedAt {@code iat}: when the token was issued, cut to the second
 * @param expiresAt {@code exp}: from when on it is refused, cut to the second
 * @param authenticatedAt {@code auth_time}: when the user signed in, cut to the second
 * @param role what the user may do, which the token has as a list of one (RFC 9068, section 2.2.3.1)
 * @param userName {@code preferred_username}: what the user is called
 * @param userUuid {@code user_uuid}: the account's UUID
 */
public record AccessTokenClaims(
        SessionId session,
        UserId user,
        Instant issuedAt,
        Instant expiresAt,
        Instant authenticatedAt,
        Optional<String> role,
        Optional<String> userName,
        Optional<String> userUuid) {

    /**
     * Checks that the token can count at some time.
     *
     * @param session which session
     * @param user whose
     * @param issuedAt from 1970 on
     * @param expiresAt a later second, until the year 9999
     * @param authenticatedAt from 1970 on
     * @param role what the user may do
     * @param userName what the user is called
     * @param userUuid the account's UUID
     * @throws IllegalArgumentException where it expires in the second in which it is issued, or before
     */
    public AccessTokenClaims {
        Objects.requireNonNull(session, "session");
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(authenticatedAt, "authenticatedAt");
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(userName, "userName");
        Objects.requireNonNull(userUuid, "userUuid");
        if (expiresAt.getEpochSecond() <= issuedAt.getEpochSecond()) {
            throw new IllegalArgumentException(
                    "an access token issued at " + issuedAt + " expires later, not at " + expiresAt);
        }
    }

    /**
     * Claims that say nothing of the account.
     *
     * @param session which session
     * @param user whose
     * @param issuedAt from 1970 on
     * @param expiresAt a later second, until the year 9999
     * @param authenticatedAt from 1970 on
     * @return what is enough where the session's record is looked up
     * @throws IllegalArgumentException where it expires in the second in which it is issued, or before
     */
    public static AccessTokenClaims of(
            SessionId session, UserId user, Instant issuedAt, Instant expiresAt, Instant authenticatedAt) {
        return new AccessTokenClaims(
                session,
                user,
                issuedAt,
                expiresAt,
                authenticatedAt,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
