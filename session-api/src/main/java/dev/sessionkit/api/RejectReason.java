package dev.sessionkit.api;

/** Why a request has no valid session. */
public enum RejectReason {
    /** The client presented nothing. */
    ABSENT,
    /** What it presented is not a token. */
    MALFORMED,
    /** There is no such session, or the secret is not its secret. */
    UNKNOWN,
    /** The session was ended; {@link EndReason} says why. */
    ENDED,
    /** The session was not used for longer than its idle time-out. */
    IDLE,
    /** The session, or the token itself, is past its absolute end. */
    EXPIRED,
    /** Several different valid sessions were presented under one name; somebody may have planted one. */
    AMBIGUOUS,
    /** The resolver verified the token and does not accept it. */
    REFUSED,
    /** The session's user, authentication or role changed while the request was under way, so its changes were dropped. */
    CHANGED,
    /** What the store holds under this id cannot be read. */
    UNREADABLE
}
