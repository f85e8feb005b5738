package dev.sessionkit.auth;

import java.time.Duration;
import java.util.Optional;

/**
 * How long renewable tokens live. Immutable.
 *
 * @param name whose terms, in events: what the tokens are presented to
 * @param idleSetting what the settings call the idle time-out
 * @param bearerLife how long the bearer token that goes with each counts after it was issued; empty: none goes with it, as others
 *     vouch for the session
 * @param idleTimeout how long a renewable token counts after it was issued
 * @param familyLife how long its family lives, however often it is renewed; empty: for ever
 * @param window how long after a rotation the replaced token is answered with the same successor; zero: not at all (RFC 9700,
 *     section 4.14.2, to the letter)
 */
record RenewalTerms(
        String name,
        String idleSetting,
        Optional<Duration> bearerLife,
        Duration idleTimeout,
        Optional<Duration> familyLife,
        Duration window) {

    RenewalTerms {
        if (!isPositive(idleTimeout)
                || !bearerLife.map(RenewalTerms::isPositive).orElse(true)) {
            throw new IllegalArgumentException("tokens live longer than nothing");
        }
        if (window.isNegative()) {
            throw new IllegalArgumentException("a window is not negative");
        }
    }

    private static boolean isPositive(Duration life) {
        return !life.isNegative() && !life.isZero();
    }
}
