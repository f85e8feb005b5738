package dev.sessionkit.tck;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until it is moved. Thread-safe. */
public final class StoppedClock implements InstantSource {

    private volatile Instant now;

    /**
     * Stops at a time.
     *
     * @param now which
     */
    public StoppedClock(Instant now) {
        this.now = now;
    }

    /**
     * Moves on, or back where negative.
     *
     * @param by how far
     */
    public synchronized void advance(Duration by) {
        now = now.plus(by);
    }

    @Override
    public Instant instant() {
        return now;
    }
}
