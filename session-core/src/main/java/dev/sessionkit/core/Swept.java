package dev.sessionkit.core;

import dev.sessionkit.spi.ExpiredSessions;
import java.time.Instant;

/**
 * A store that is swept.
 *
 * @param records the way to it
 * @param store itself
 */
record Swept(Records records, ExpiredSessions store) {

    int deleteExpired(Instant purgeBefore, int limit) {
        return records.call("remove old sessions", () -> store.deleteExpired(purgeBefore, limit));
    }
}
