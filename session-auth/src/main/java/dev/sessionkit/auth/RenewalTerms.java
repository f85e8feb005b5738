package dev.sessionkit.auth;

import java.time.Duration;
import java.util.Optional;

/**
 * How long renewable tokens live. Immutable.
 *
 * @param bearerLife how long a bearer token counts after it was issued
 * @param idleTimeout how long a renewable token counts after it was issued
 * @param familyLife how long its family lives, however often it is renewed; empty: for ever
 * @param window how long after a rotation the replaced token is answered with the same successor; zero: not at all (RFC 9700,
 *     section 4.14.2, to the letter)
 */
record RenewalTerms(Duration bearerLife, Duration idleTimeout, Optional<Duration> familyLife, Duration window) {

    RenewalTerms {
        if (bearerLife.isNegative() || bearerLife.isZero() || idleTimeout.isNegative() || idleTimeout.isZero()) {
            throw new IllegalArgumentException("tokens live longer than nothing");
        }
        if (window.isNegative()) {
            throw new IllegalArgumentException("a window is not negative");
        }
    }
}
