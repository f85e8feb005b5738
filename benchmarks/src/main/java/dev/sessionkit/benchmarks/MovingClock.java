package dev.sessionkit.benchmarks;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that goes on when it is told to, so that days pass between what a client does in a row. Thread-safe. */
final class MovingClock implements InstantSource {

    private final AtomicLong millis = new AtomicLong(System.currentTimeMillis());

    void forward(Duration by) {
        millis.addAndGet(by.toMillis());
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(millis());
    }

    @Override
    public long millis() {
        return millis.get();
    }
}
