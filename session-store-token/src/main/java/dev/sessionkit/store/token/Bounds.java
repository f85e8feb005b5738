package dev.sessionkit.store.token;

import java.time.Duration;
import java.util.Collection;

/** The bounds of settings, with one way to say that one is not kept. */
final class Bounds {

    static final Duration LONGEST_STALENESS = Duration.ofHours(1);
    static final Duration LONGEST_MEMORY = Duration.ofDays(3650);

    private Bounds() {}

    static void within(String key, Duration least, Duration most, Duration value) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException(key + " is from " + least + " to " + most + ", not " + value);
        }
    }

    static void within(String key, int least, int most, int value) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(key + " is from " + least + " to " + most + ", not " + value);
        }
    }

    static void notBlank(String key, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(key + " is blank");
        }
    }

    /** At least one, and none of them blank. */
    static void notEmpty(String key, Collection<String> values, String example) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException(key + " is missing: write at least one, such as " + example);
        }
        values.forEach(value -> notBlank(key, value));
    }
}
