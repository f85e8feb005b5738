package dev.sessionkit.spi;

import dev.sessionkit.api.EndReason;
import java.time.Instant;
import java.util.Objects;

/**
 * What makes a record a tombstone. Immutable.
 *
 * @param reason why the session ended
 * @param at when, in whole milliseconds
 */
public record Ending(EndReason reason, Instant at) {

    /**
     * Checks and cuts the time to milliseconds.
     *
     * @param reason why
     * @param at when
     */
    public Ending {
        Objects.requireNonNull(reason, "reason");
        at = SessionState.inMillis(at);
    }
}
