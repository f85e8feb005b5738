package dev.sessionkit.tck;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Where the first two racers wait for each other, so that a wrong store loses its race for certain. Everybody else passes,
 * and so does, after a while, a racer whom nobody meets.
 */
final class Meeting {

    private static final int SECONDS_TO_WAIT = 2;

    private final CountDownLatch missing = new CountDownLatch(2);

    /** Says whether two met here, now or before; if not, nobody waits here any more. */
    boolean pass() {
        if (!isRacer()) {
            return true;
        }
        missing.countDown();
        boolean met = happens(missing);
        cancel();
        return met;
    }

    void cancel() {
        while (missing.getCount() > 0) {
            missing.countDown();
        }
    }

    /** Whether this is one of several threads that {@link Race} has set against each other. */
    static boolean isRacer() {
        String name = Thread.currentThread().getName();
        return name.startsWith("racer ") && !name.endsWith(" of 1");
    }

    /** Waits for others to do something, but not for ever. */
    static boolean happens(CountDownLatch done) {
        try {
            return done.await(SECONDS_TO_WAIT, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for another racer", e);
        }
    }
}
