package dev.sessionkit.auth.jwt;

/** Whether an access token stops to count when its session ends. */
public enum Revocation {
    /** It does: the session's record is looked up, and has to be live. */
    RECORD,
    /** It does not: the token alone is the session, read-only, until it expires (stateless). */
    NONE
}
