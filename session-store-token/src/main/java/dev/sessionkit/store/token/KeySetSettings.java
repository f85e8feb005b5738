package dev.sessionkit.store.token;

import dev.sessionkit.spi.Setting;
import java.net.URI;
import java.time.Duration;

/**
 * An issuer's key set, fetched and kept up to date (RFC 7517, section 5). Immutable.
 *
 * @param url where it is
 * @param timeout how long a fetch may take
 * @param refreshEvery how often it is fetched again
 * @param missInterval how often an unknown key may bring about a fetch
 */
public record KeySetSettings(
        @Setting("Where the issuer publishes its keys (jwks_uri). https, but for loopback.")
        URI url,

        @Setting(
                value = "How long a fetch may take, and a request waits for keys, PT0.1S to PT30S.",
                byDefault = "PT2S")
        Duration timeout,

        @Setting(value = "How often the keys are fetched again, in the background, PT10S to P1D.", byDefault = "PT10M")
        Duration refreshEvery,

        @Setting(
                value =
                        "How often a token with an unknown key may bring about a fetch at the most, PT1S to PT1H, longer than Timeout.",
                byDefault = "PT30S")
        Duration missInterval) {

    /**
     * Checks the bounds.
     *
     * @param url absolute
     * @param timeout 100 milliseconds to 30 seconds
     * @param refreshEvery 10 seconds to a day
     * @param missInterval a second to an hour
     * @throws IllegalArgumentException where something is out of bounds
     */
    public KeySetSettings {
        Bounds.within("Timeout", Duration.ofMillis(100), Duration.ofSeconds(30), timeout);
        Bounds.within("RefreshEvery", Duration.ofSeconds(10), Duration.ofDays(1), refreshEvery);
        Bounds.within("MissInterval", Duration.ofSeconds(1), Duration.ofHours(1), missInterval);
        if (missInterval.compareTo(timeout) <= 0) {
            throw new IllegalArgumentException(
                    "MissInterval is longer than Timeout, or tokens with unknown keys keep requests"
                            + " waiting without end");
        }
    }
}
