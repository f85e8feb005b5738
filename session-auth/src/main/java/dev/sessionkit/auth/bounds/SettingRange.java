package dev.sessionkit.auth.bounds;

import java.time.Duration;

/** The bounds of settings, with one way to say that one is not kept. */
public final class SettingRange {

    private SettingRange() {}

    /**
     * Checks a time.
     *
     * @param key in the settings
     * @param least inclusive
     * @param most inclusive
     * @param value of the key
     * @throws IllegalArgumentException where it is out of bounds
     */
    public static void check(String key, Duration least, Duration most, Duration value) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException(key + " is from " + least + " to " + most + ", not " + value);
        }
    }

    /**
     * Checks a number.
     *
     * @param key in the settings
     * @param least inclusive
     * @param most inclusive
     * @param value of the key
     * @throws IllegalArgumentException where it is out of bounds
     */
    public static void check(String key, int least, int most, int value) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(key + " is from " + least + " to " + most + ", not " + value);
        }
    }
}
