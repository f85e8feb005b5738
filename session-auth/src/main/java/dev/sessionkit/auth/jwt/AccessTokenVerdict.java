package dev.sessionkit.auth.jwt;

import dev.sessionkit.api.SessionId;

/** What a text is that was presented as an access token. Immutable. */
public sealed interface AccessTokenVerdict {

    /**
     * It is ours, and its time has not run out. Whether its session lives is for the session's record to say.
     *
     * @param session for which it was issued
     */
    record Valid(SessionId session) implements AccessTokenVerdict {}

    /**
     * It is ours, and its time has run out.
     *
     * @param session for which it was issued
     */
    record Expired(SessionId session) implements AccessTokenVerdict {}

    /** It is none of ours, or its time has not come. */
    record Refused() implements AccessTokenVerdict {}
}
