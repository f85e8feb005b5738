package dev.sessionkit.auth;

import dev.sessionkit.auth.oidc.IdentityRefusal;
import dev.sessionkit.core.SessionInfo;
import dev.sessionkit.spi.Account;
import java.util.List;

/** What came of a login at another system. Prints no secret. Immutable. */
public sealed interface SocialLoginResult {

    /**
     * Where the user wanted to go, as the transport said when it began.
     *
     * @return as it was given
     */
    String target();

    /**
     * They are signed in.
     *
     * @param login the session, to be sent to the client
     * @param oneTimeToken may be redeemed for another session in its place, by this browser, once
     * @param target where they wanted to go
     */
    record SignedIn(LoginResult login, OneTimeToken oneTimeToken, String target) implements SocialLoginResult {}

    /**
     * The identity is the account's from now on.
     *
     * @param account with it
     * @param target where they wanted to go
     */
    record Linked(Account account, String target) implements SocialLoginResult {}

    /**
     * They come back to a login that this browser began, but the provider's answer proves nothing. It is over: they may begin
     * another.
     *
     * @param reason {@link IdentityRefusal#CANCELLED} where the user said no there; safe to log and to show
     * @param target where they wanted to go
     */
    record Refused(IdentityRefusal reason, String target) implements SocialLoginResult {}

    /**
     * The user has as many sessions as allowed, and none gives way. The login is over: one that is begun with
     * {@link SocialLoginRequest#insisting()} succeeds where {@code Login.LimitPolicy} is {@link LimitPolicy#ASK}.
     *
     * @param sessions the sessions that the user has, newest first; without those that other logins are just making
     * @param target where they wanted to go
     */
    record LimitReached(List<SessionInfo> sessions, String target) implements SocialLoginResult {

        /**
         * Copies the list.
         *
         * @param sessions newest first
         * @param target where they wanted to go
         */
        public LimitReached {
            sessions = List.copyOf(sessions);
        }
    }
}
