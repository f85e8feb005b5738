package dev.sessionkit.auth;

/** What becomes of a login when its user has as many sessions as allowed (ASVS 7.1.2). */
public enum LimitPolicy {
    /** It is refused. */
    REJECT,
    /** The oldest sessions end, as many as needed. */
    END_OLDEST,
    /** All other sessions end. */
    END_OTHERS,
    /** It is refused with the list of sessions, from which one may be ended to sign in again. */
    ASK
}
