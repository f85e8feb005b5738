package dev.sessionkit.store.token;

import dev.sessionkit.spi.Setting;
import java.time.Duration;

/**
 * Where it is kept which sessions no longer count. Immutable.
 *
 * @param store the component that keeps it
 * @param maxStaleness how old an answer may be
 * @param keepFor how long a refusal is remembered at the least
 */
public record DenyListSettings(
        @Setting(
                "The store that keeps the list, such as JdbcSessionStore, shared by all nodes. It has a section of its own.")
        String store,

        @Setting(
                value =
                        "How long a node may go on accepting a session that another node has ended, at most an hour. PT0S: the"
                                + " store is asked at every request.",
                byDefault = "PT0S")
        Duration maxStaleness,

        @Setting(
                value =
                        "How long a refusal is remembered at the least, from PT1H on; longer than any token of the session can be valid.",
                byDefault = "P30D")
        Duration keepFor) {

    private static final Duration SHORTEST_MEMORY = Duration.ofHours(1);

    /**
     * Checks the bounds.
     *
     * @param store a component's name
     * @param maxStaleness not negative, at most an hour
     * @param keepFor an hour at the least
     * @throws IllegalArgumentException where something is out of bounds
     */
    public DenyListSettings {
        Bounds.within("MaxStaleness", Duration.ZERO, Bounds.LONGEST_STALENESS, maxStaleness);
        Bounds.within("KeepFor", SHORTEST_MEMORY, Bounds.LONGEST_MEMORY, keepFor);
    }
}
