package dev.sessionkit.auth.throttle;

import com.github.benmanes.caffeine.cache.Ticker;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The time since the start in nanoseconds, by a clock that may be set: when it is set back, time goes on from where it was, or
 * nothing would be refilled until the clock gets there again. Thread-safe.
 */
final class OnwardTime implements TimeMeter, Ticker {

    private final InstantSource clock;
    private Instant last;
    private long nanos;

    OnwardTime(InstantSource clock) {
        this.clock = clock;
        this.last = clock.instant();
    }

    @Override
    public synchronized long currentTimeNanos() {
        Instant now = clock.instant();
        nanos += Math.max(0, Duration.between(last, now).toNanos());
        last = now;
        return nanos;
    }

    @Override
    public long read() {
        return currentTimeNanos();
    }

    /** It follows such a clock, with an origin of its own. */
    @Override
    public boolean isWallClockBased() {
        return false;
    }
}
