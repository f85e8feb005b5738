package dev.sessionkit.auth;

import dev.sessionkit.spi.Account;

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
}
