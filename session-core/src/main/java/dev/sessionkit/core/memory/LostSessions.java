package dev.sessionkit.core.memory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Warns of sessions that had to go for others: at once the first time, then at most once a minute. Counting and logging are
 * apart, because a session goes while a lock is held and a log may be slow. Thread-safe.
 */
final class LostSessions {

    private static final Logger LOG = LoggerFactory.getLogger(MemorySessionStore.class);
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final int maximumSessions;
    private final InstantSource clock;
    private final AtomicLong untold = new AtomicLong();
    private final AtomicReference<Instant> silentUntil = new AtomicReference<>(Instant.MIN);

    LostSessions(int maximumSessions, InstantSource clock) {
        this.maximumSessions = maximumSessions;
        this.clock = clock;
    }

    void oneMore() {
        untold.incrementAndGet();
    }

    /** Called while no lock is held. */
    void tell() {
        if (untold.get() == 0) {
            return;
        }
        Instant now = clock.instant();
        Instant until = silentUntil.get();
        if (!now.isBefore(until) && silentUntil.compareAndSet(until, now.plus(PAUSE))) {
            LOG.warn(
                    "Sessions lost: {}. No more than {} are kept in memory, and whoever had one is no longer signed"
                            + " in. Raise MaximumSessions in the section MemorySessionStore, or choose a store with a database.",
                    untold.getAndSet(0),
                    maximumSessions);
        }
    }
}
