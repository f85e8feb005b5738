package dev.sessionkit.auth.jwt;

import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.UserId;
import dev.sessionkit.store.token.claims.TokenClaims;
import dev.sessionkit.store.token.jws.KeySet;
import dev.sessionkit.store.token.jws.VerifyingKey;

/**
 * A token that one of our keys signed, and that says whose it is. Its times are not judged. Immutable.
 *
 * @param session for which it was issued
 * @param user whose session
 * @param claims all of them
 * @param key who signed it
 * @param keys among which that key was
 */
record GenuineToken(SessionId session, UserId user, TokenClaims claims, VerifyingKey key, KeySet keys) {

    /** Not the claims, in which a secret may be. */
    @Override
    public String toString() {
        return "GenuineToken[" + session + "]";
    }
}
