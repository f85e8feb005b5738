package dev.sessionkit.auth;

import dev.sessionkit.auth.bounds.SettingRange;
import dev.sessionkit.spi.Setting;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The section {@code Login}: who may sign in, and how many sessions a user has. Immutable.
 *
 * @param providers by what names
 * @param allowUnsafe whether anybody may sign in as anybody
 * @param createAccounts whether strangers get accounts
 * @param sessionLimit how many sessions a user has
 * @param limitPolicy what becomes of one too many
 * @param freshFor how fresh a login must be to end other sessions
 * @param oneTimeTokenLife how long a one-time token counts
 * @param socialLoginLife how long a login at another system may take
 */
public record LoginSettings(
        @Setting(
                value =
                        "The login providers that clients may name: PASSWORD, OIDC, UNSAFE, and components of the host.",
                byDefault = {"PASSWORD", "OIDC"})
        List<String> providers,

        @Setting(
                value =
                        "Whether the provider UNSAFE, which believes whatever name it is told, may be used. For development alone.",
                byDefault = "false")
        boolean allowUnsafe,

        @Setting(
                value =
                        "Whether whoever signs in by another system for the first time gets an account. Without, they are refused"
                                + " until their identity is linked.",
                byDefault = "true")
        boolean createAccounts,

        @Setting("The most sessions a user has, 1 to 1000. Without it, any number.")
        Optional<Integer> sessionLimit,

        @Setting(
                value =
                        "What becomes of a login that would be one too many: REJECT, END_OLDEST, END_OTHERS, or ASK, which refuses"
                                + " with the list until the user insists.",
                byDefault = "END_OLDEST")
        LimitPolicy limitPolicy,

        @Setting(
                "How long ago a user may have signed in to end other sessions, PT1M to P1D (ASVS 7.5.2). Without it, any time.")
        Optional<Duration> freshFor,

        @Setting(value = "How long a one-time token counts, PT5S to PT10M.", byDefault = "PT1M")
        Duration oneTimeTokenLife,

        @Setting(value = "How long a login at another system may take, PT1M to PT1H.", byDefault = "PT10M")
        Duration socialLoginLife) {

    static final String UNSAFE_REFUSED = UnsafeLogin.PROVIDER
            + " lets anybody sign in as anybody: it needs Login.AllowUnsafe, on a developer's machine alone";

    private static final int MOST_SESSIONS = 1000;

    /**
     * Checks the bounds.
     *
     * @param providers any
     * @param allowUnsafe any
     * @param createAccounts any
     * @param sessionLimit 1 to 1000
     * @param limitPolicy any
     * @param freshFor a minute to a day
     * @param oneTimeTokenLife 5 seconds to 10 minutes
     * @param socialLoginLife a minute to an hour
     * @throws IllegalArgumentException where something is out of bounds
     */
    public LoginSettings {
        providers = List.copyOf(providers);
        sessionLimit.ifPresent(limit -> {
            if (limit < 1 || limit > MOST_SESSIONS) {
                throw new IllegalArgumentException("SessionLimit is from 1 to " + MOST_SESSIONS + ", not " + limit);
            }
        });
        freshFor.ifPresent(age -> SettingRange.check("FreshFor", Duration.ofMinutes(1), Duration.ofDays(1), age));
        SettingRange.check("OneTimeTokenLife", Duration.ofSeconds(5), Duration.ofMinutes(10), oneTimeTokenLife);
        SettingRange.check("SocialLoginLife", Duration.ofMinutes(1), Duration.ofHours(1), socialLoginLife);
        if (providers.contains(UnsafeLogin.PROVIDER) && !allowUnsafe) {
            throw new IllegalArgumentException(UNSAFE_REFUSED);
        }
    }

    AdmissionRules rules() {
        OptionalInt limit = sessionLimit.map(OptionalInt::of).orElseGet(OptionalInt::empty);
        return new AdmissionRules(limit, limitPolicy, false);
    }
}
