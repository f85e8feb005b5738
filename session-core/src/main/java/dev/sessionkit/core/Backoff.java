package dev.sessionkit.core;

import dev.sessionkit.api.SessionStoreException;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;

/** How long a writer that lost a race waits before it tries again: not at all at first, then ever longer, by chance. */
final class Backoff {

    private static final int AT_ONCE = 2;
    private static final int LAST_DOUBLING = 8;
    private static final long FIRST_NANOS = 50_000;

    private Backoff() {}

    /**
     * Waits before attempt number {@code attempt} (1 is the first repetition), for at most 13 ms.
     *
     * @throws SessionStoreException where the thread was interrupted, which stays set
     */
    static void pause(int attempt, RandomGenerator random) {
        if (Thread.currentThread().isInterrupted()) {
            throw new SessionStoreException("interrupted while writing a session that others write too");
        }
        if (attempt > AT_ONCE) {
            long longest = FIRST_NANOS << Math.min(attempt - AT_ONCE, LAST_DOUBLING);
            LockSupport.parkNanos((random.nextLong() >>> 1) % longest);
        }
    }
}
