package dev.sessionkit.grpc;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;

/**
 * How often streams are asked for their sessions again.
 *
 * @param every at least a second
 * @param scheduler whose threads ask the store; the host's
 */
record StreamChecks(Duration every, ScheduledExecutorService scheduler) {

    private static final Duration SHORTEST = Duration.ofSeconds(1);

    StreamChecks {
        if (every.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException("streams are checked every " + SHORTEST + " at the most, not " + every);
        }
    }
}
