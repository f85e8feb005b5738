package dev.sessionkit.core.memory;

import dev.sessionkit.spi.Setting;

/**
 * The section {@code MemorySessionStore}. Immutable.
 *
 * @param maximumSessions how many sessions are kept, at least 1
 */
public record MemorySessionStoreSettings(
        @Setting(
                value = "How many sessions are kept, at least 1. Beyond that seldom used ones are lost: whoever had"
                        + " one is no longer signed in.",
                byDefault = "100000")
        int maximumSessions) {

    /**
     * Checks the bounds.
     *
     * @param maximumSessions how many sessions are kept
     * @throws IllegalArgumentException where it is less than 1
     */
    public MemorySessionStoreSettings {
        if (maximumSessions < 1) {
            throw new IllegalArgumentException("MaximumSessions is at least 1, not " + maximumSessions);
        }
    }
}
