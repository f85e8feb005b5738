package dev.sessionkit.api;

/** Why somebody could not sign in. The client is not told as much. */
public enum LoginFailure {
    /** What was presented proves nothing: a wrong password, a name that nobody has, a ticket that does not count. */
    CREDENTIALS,
    /** It was right, but the account may not sign in any more, or has changed meanwhile. */
    ACCOUNT,
    /** There were too many failures before. */
    THROTTLED,
    /** The user has as many sessions as allowed. */
    LIMIT
}
