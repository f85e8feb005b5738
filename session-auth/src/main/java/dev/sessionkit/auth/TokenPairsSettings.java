package dev.sessionkit.auth;

import dev.sessionkit.auth.bounds.SettingRange;
import dev.sessionkit.spi.Setting;
import java.time.Duration;
import java.util.Optional;

/**
 * The section {@code TokenPairs}: pairs of a JWT that opens requests and one that renews it (seed 003). Immutable.
 *
 * @param resolver whose tokens are issued
 * @param accessTokenLife how long an access token counts
 * @param refreshTokenIdleTimeout how long a refresh token counts
 * @param familyLife how long a session can be extended
 * @param repeatWindow how long a refresh is repeated
 * @param strictLogout whether signing out needs both tokens
 */
public record TokenPairsSettings(
        @Setting(
                "The AccessTokenResolver whose tokens are issued, by its name in the settings. Without it, there are no"
                        + " token pairs.")
        Optional<String> resolver,

        @Setting(value = "How long an access token counts after it was issued, PT1M to P1D.", byDefault = "PT15M")
        Duration accessTokenLife,

        @Setting(value = "How long a refresh token counts after it was issued, at least PT1M.", byDefault = "P7D")
        Duration refreshTokenIdleTimeout,

        @Setting(
                value = "How long a session can be extended by refreshing, at least PT1M. null: for ever.",
                byDefault = "P30D")
        Optional<Duration> familyLife,

        @Setting(
                value =
                        "How long after a refresh the replaced token is given the same successor, for callers whose answer was"
                                + " lost or who called twice, at most PT5M. PT0S: not at all, as RFC 9700 has it to the letter.",
                byDefault = "PT30S")
        Duration repeatWindow,

        @Setting(
                value =
                        "Whether signing out needs both tokens of the session, as seed 003 has it: an access token that counts, and a"
                                + " refresh token. false: one of them, of whatever age, does.",
                byDefault = "true")
        boolean strictLogout) {

    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(36_500);

    /**
     * Checks the bounds.
     *
     * @param resolver any
     * @param accessTokenLife a minute to a day
     * @param refreshTokenIdleTimeout at least a minute
     * @param familyLife at least a minute
     * @param repeatWindow at most five minutes, and shorter than a refresh token lives
     * @param strictLogout any
     * @throws IllegalArgumentException where something is out of bounds
     */
    public TokenPairsSettings {
        SettingRange.check("AccessTokenLife", SHORTEST, Duration.ofDays(1), accessTokenLife);
        SettingRange.check("RefreshTokenIdleTimeout", SHORTEST, LONGEST, refreshTokenIdleTimeout);
        familyLife.ifPresent(life -> SettingRange.check("FamilyLife", SHORTEST, LONGEST, life));
        SettingRange.check("RepeatWindow", Duration.ZERO, Duration.ofMinutes(5), repeatWindow);
        if (repeatWindow.compareTo(refreshTokenIdleTimeout) >= 0) {
            throw new IllegalArgumentException(
                    "RepeatWindow is shorter than RefreshTokenIdleTimeout, not " + repeatWindow);
        }
    }

    RenewalTerms terms() {
        return new RenewalTerms(
                "TokenPairs",
                "RefreshTokenIdleTimeout",
                Optional.empty(),
                refreshTokenIdleTimeout,
                familyLife,
                repeatWindow);
    }
}
