package dev.sessionkit.store.token;

import dev.sessionkit.resolver.header.Carrier;
import dev.sessionkit.resolver.header.CookieSessionResolverSettings;
import dev.sessionkit.spi.Secret;
import dev.sessionkit.spi.Setting;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The section of {@link SealedSessionStore}. Immutable.
 *
 * @param application whose sessions these are
 * @param keys what they are encrypted with
 * @param carrier where clients carry them
 * @param header the header of carrier HEADER, and of responses with carrier BEARER
 * @param sendToBrowsers whether browsers are sent a session in a header
 * @param cookie the cookie of carrier COOKIE
 * @param maxLength the most characters a sealed session has
 * @param denyList where it is kept which sessions no longer count
 */
public record SealedSessionStoreSettings(
        @Setting(
                "This application's name: 1 to 64 letters, digits, dots, hyphens and underscores. Sessions of others do not"
                        + " open here, though they have the same keys.")
        String application,

        @Setting(
                "Keys of 32 random bytes in base64, such as \"${env:SESSION_KEY}\" (openssl rand -base64 32). The first seals;"
                        + " all open, so that a new one is put first and the old one kept until its sessions are over.")
        List<Secret> keys,

        @Setting(value = "Where clients carry the session: COOKIE, HEADER or BEARER.", byDefault = "COOKIE")
        CarrierKind carrier,

        @Setting(
                value =
                        "The header of carrier HEADER; with carrier BEARER, the header of responses that a session is sent in.",
                byDefault = "x-session")
        String header,

        @Setting(
                value =
                        "Whether requests with Sec-Fetch-Site are sent a session in the header: scripts in the browser can read it.",
                byDefault = "false")
        boolean sendToBrowsers,

        @Setting("The cookie of carrier COOKIE.") CookieSessionResolverSettings cookie,

        @Setting(
                value = "The most characters a sealed session has, name of cookie or header included, 512 to 4096."
                        + " Browsers drop longer cookies without a word.",
                byDefault = "4096")
        int maxLength,

        @Setting(
                "Where it is kept which sessions no longer count. Without it, a session that was signed out, and an older state"
                        + " of one, count until they time out, for whoever has a copy.")
        Optional<DenyListSettings> denyList) {

    private static final Pattern APPLICATION = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final int LEAST_LENGTH = 512;
    private static final int MOST_KEYS = 16;

    /**
     * Checks the bounds; the keys are made when the store is configured.
     *
     * @param application 1 to 64 characters
     * @param keys 1 to 16
     * @param carrier any
     * @param header a header's name
     * @param sendToBrowsers any
     * @param cookie any
     * @param maxLength 512 to 4096
     * @param denyList any
     * @throws IllegalArgumentException where something is out of bounds
     */
    public SealedSessionStoreSettings {
        if (!APPLICATION.matcher(application).matches()) {
            throw new IllegalArgumentException(
                    "Application has 1 to 64 letters, digits, dots, hyphens and underscores, such as shop");
        }
        if (keys.isEmpty() || keys.size() > MOST_KEYS) {
            throw new IllegalArgumentException(
                    "Keys has 1 to " + MOST_KEYS + " keys, not " + keys.size()
                            + ": write \"Keys\": \"${env:SESSION_KEY}\", and set that to what `openssl rand -base64 32` prints");
        }
        Objects.requireNonNull(carrier, "carrier");
        Bounds.within("MaxLength", LEAST_LENGTH, Carrier.MOST_CARRIED, maxLength);
    }
}
