package dev.sessionkit.store.token;

import dev.sessionkit.spi.Setting;
import java.time.Duration;

/**
 * A store with the sessions that tokens were issued for: a token counts only as long as the session lives that its {@code sid}
 * names. Immutable.
 *
 * @param store the component that keeps the sessions
 * @param maxStaleness how old an answer may be
 */
public record SessionRecordsSettings(
        @Setting("The store that keeps the sessions, such as JdbcSessionStore. It has a section of its own.")
        String store,

        @Setting(
                value =
                        "How long a token may be accepted after its session has ended, at most an hour. PT0S: the store is"
                                + " asked at every request.",
                byDefault = "PT0S")
        Duration maxStaleness) {

    /**
     * Checks the bounds.
     *
     * @param store a component's name
     * @param maxStaleness not negative, at most an hour
     * @throws IllegalArgumentException where it is out of bounds
     */
    public SessionRecordsSettings {
        Bounds.within("MaxStaleness", Duration.ZERO, Bounds.LONGEST_STALENESS, maxStaleness);
    }
}
