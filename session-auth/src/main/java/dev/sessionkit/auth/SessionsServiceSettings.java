package dev.sessionkit.auth;

import dev.sessionkit.auth.bounds.SettingRange;
import dev.sessionkit.spi.Setting;
import java.time.Duration;
import java.util.Optional;

/**
 * The section {@code SessionsService}: how long tokens live, and to whom a device belongs. Immutable.
 *
 * @param authTokenLife how long an auth token counts
 * @param reissueTokenIdleTimeout how long a reissue token counts
 * @param familyLife how long a session can be extended
 * @param repeatWindow how long a reissue is repeated
 * @param oneResourceForADevice whether a device belongs to one resource
 */
public record SessionsServiceSettings(
        @Setting(value = "How long an auth token counts after it was issued, at least PT1M.", byDefault = "P14D")
        Duration authTokenLife,

        @Setting(value = "How long a reissue token counts after it was issued, at least PT1M.", byDefault = "P28D")
        Duration reissueTokenIdleTimeout,

        @Setting(
                value = "How long a session can be extended by reissuing, at least PT1M. null: for ever.",
                byDefault = "P180D")
        Optional<Duration> familyLife,

        @Setting(
                value =
                        "How long after a reissue the replaced token is given the same successor, for callers whose answer was"
                                + " lost or who called twice, at most PT5M. PT0S: not at all, as RFC 9700 has it to the letter.",
                byDefault = "PT30S")
        Duration repeatWindow,

        @Setting(
                value =
                        "Whether a device UUID belongs to one resource (seed 000): signing in on it again from there replaces its"
                                + " session; from another resource it ends all the user's other sessions.",
                byDefault = "true")
        boolean oneResourceForADevice) {

    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(36_500);
    private static final Duration LONGEST_WINDOW = Duration.ofMinutes(5);

    /**
     * Checks the bounds.
     *
     * @param authTokenLife at least a minute
     * @param reissueTokenIdleTimeout at least a minute
     * @param familyLife at least a minute
     * @param repeatWindow at most five minutes, and shorter than both tokens live
     * @param oneResourceForADevice any
     * @throws IllegalArgumentException where something is out of bounds
     */
    public SessionsServiceSettings {
        SettingRange.check("AuthTokenLife", SHORTEST, LONGEST, authTokenLife);
        SettingRange.check("ReissueTokenIdleTimeout", SHORTEST, LONGEST, reissueTokenIdleTimeout);
        familyLife.ifPresent(life -> SettingRange.check("FamilyLife", SHORTEST, LONGEST, life));
        SettingRange.check("RepeatWindow", Duration.ZERO, LONGEST_WINDOW, repeatWindow);
        if (repeatWindow.compareTo(authTokenLife) >= 0 || repeatWindow.compareTo(reissueTokenIdleTimeout) >= 0) {
            throw new IllegalArgumentException(
                    "RepeatWindow is shorter than AuthTokenLife and ReissueTokenIdleTimeout, not " + repeatWindow);
        }
    }

    RenewalTerms terms() {
        return new RenewalTerms(
                "SessionsService",
                "ReissueTokenIdleTimeout",
                Optional.of(authTokenLife),
                reissueTokenIdleTimeout,
                familyLife,
                repeatWindow);
    }

    AdmissionRules rules(AdmissionRules ofAll) {
        return oneResourceForADevice ? ofAll.ofDevices() : ofAll;
    }
}
