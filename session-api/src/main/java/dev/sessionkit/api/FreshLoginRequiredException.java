package dev.sessionkit.api;

import java.time.Duration;

/**
 * The request's session is valid, but its user signed in too long ago for what they ask (401, to sign in again: RFC 9470,
 * {@code insufficient_user_authentication}).
 */
public final class FreshLoginRequiredException extends SessionException {

    private static final long serialVersionUID = 1L;

    /** How long ago the login may be. */
    private final Duration maxAge;

    /**
     * A login is too old.
     *
     * @param maxAge how long ago it may be, at the most
     */
    public FreshLoginRequiredException(Duration maxAge) {
        super("this needs a login that is at most " + maxAge + " ago");
        this.maxAge = maxAge;
    }

    /**
     * How long ago the login may be.
     *
     * @return at the most
     */
    public Duration maxAge() {
        return maxAge;
    }
}
