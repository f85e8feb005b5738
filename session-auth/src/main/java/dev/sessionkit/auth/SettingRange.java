package dev.sessionkit.auth;

import java.time.Duration;

/** The bounds of settings, with one way to say that one is not kept. */
final class SettingRange {

    private SettingRange() {}

    static void check(String key, Duration least, Duration most, Duration value) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException(key + " is from " + least + " to " + most + ", not " + value);
        }
    }

    static void check(String key, int least, int most, int value) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(key + " is from " + least + " to " + most + ", not " + value);
        }
    }
}
