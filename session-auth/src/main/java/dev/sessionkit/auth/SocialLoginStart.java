package dev.sessionkit.auth;

import dev.sessionkit.api.SessionToken;
import java.net.URI;
import java.time.Instant;

/**
 * A login at another system that has begun. Prints no secret. Immutable.
 *
 * @param location where to send the browser
 * @param binding what the browser shall hold until it comes back, in a cookie of its own that scripts cannot read; named by
 *     its id, which is the callback's {@code state}, so that logins in several tabs do not meet
 * @param until until when it may come back, exclusive
 */
public record SocialLoginStart(URI location, SessionToken binding, Instant until) {

    @Override
    public String toString() {
        return "SocialLoginStart[host=" + location.getHost() + ", until=" + until + "]";
    }
}
