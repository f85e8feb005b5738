package dev.sessionkit.auth.throttle;

import dev.sessionkit.api.SessionException;
import java.time.Duration;

/** There were too many failed logins for this account or from this address (429). Nothing was looked up. */
public final class LoginThrottledException extends SessionException {

    private static final long serialVersionUID = 1L;

    /** How long to wait. */
    private final Duration retryAfter;

    LoginThrottledException(Duration retryAfter) {
        super("too many failed logins; try again in " + retryAfter.toSeconds() + " seconds");
        this.retryAfter = retryAfter;
    }

    /**
     * How long until the next attempt is worth it.
     *
     * @return more than nothing
     */
    public Duration retryAfter() {
        return retryAfter;
    }
}
