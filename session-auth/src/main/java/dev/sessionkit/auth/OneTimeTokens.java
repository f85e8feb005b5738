package dev.sessionkit.auth;

import dev.sessionkit.api.SessionToken;
import java.util.List;
import java.util.Optional;

/**
 * One-time tokens of seed 001: issued with a login at another system, short-lived, and redeemed once for a session, by whoever
 * holds what that login left in their browser. Kept as a hash on a record of its own, which is neither listed nor counted, and
 * ends when its user's sessions end. Thread-safe.
 */
public interface OneTimeTokens {

    /**
     * Issues one for a session that has just begun. It counts as long as {@code Login.OneTimeTokenLife} says, and only while that
     * session lives.
     *
     * @param login the session, which the redemption replaces
     * @param binding what the login left in the client's browser; whoever holds it
     *     may redeem the token, as whoever has the session may
     * @return the token, and until when it counts
     * @throws dev.sessionkit.api.SessionStoreException where the store is broken
     */
    OneTimeToken issue(LoginResult login, Optional<SessionToken> binding);

    /**
     * Redeems one. A refusal consumes nothing: without the binding, for a prefetch ({@code Sec-Purpose}), at the limit of sessions.
     *
     * @param client who redeems it; its {@link LoginClient#current()} session is one binding
     * @param token hostile
     * @param bindings what logins left in the client's browser, of which the first {@value SocialLogin#MOST_BINDINGS} are looked
     *     at; hostile
     * @return a new session, to be sent to the client, and whose it is; the one that the login made has ended
     * @throws dev.sessionkit.api.SessionRequiredException where the token is none, counts no longer, or is not this client's (401)
     * @throws LoginRefusedException where the account may not sign in any more, or another was first (401)
     * @throws SessionLimitException where the user has as many sessions as allowed, and none gives way (409)
     * @throws dev.sessionkit.api.SessionStoreException where a store is broken (503)
     */
    LoginResult redeem(LoginClient client, String token, List<String> bindings);
}
