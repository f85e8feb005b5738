package dev.sessionkit.auth.jwt;

import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.UserId;
import java.time.Instant;

/** What a text is that was presented as an access token. Immutable. */
public sealed interface AccessTokenVerdict {

    /**
     * It is ours, and its time has not run out. Whether its session lives is for the session's record to say.
     *
     * @param session for which it was issued
     * @param user whose session
     * @param issuedAt {@code iat}
     * @param expiresAt {@code exp}
     */
    record Valid(SessionId session, UserId user, Instant issuedAt, Instant expiresAt) implements AccessTokenVerdict {}

    /**
     * It is ours, and its time has run out.
     *
     * @param session for which it was issued
     */
    record Expired(SessionId session) implements AccessTokenVerdict {}

    /** It is none of ours, or its time has not come. */
    record Refused() implements AccessTokenVerdict {}
}
