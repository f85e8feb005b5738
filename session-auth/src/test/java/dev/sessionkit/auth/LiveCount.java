package dev.sessionkit.auth;

import java.util.function.BooleanSupplier;

/** How many sessions live, counted in one step with what begins and ends them. Thread-safe. */
final class LiveCount {

    private int now;
    private int most;

    synchronized boolean begin(BooleanSupplier create) {
        boolean begun = create.getAsBoolean();
        now += begun ? 1 : 0;
        most = Math.max(most, now);
        return begun;
    }

    /** Ends what lives, or something that does not count. */
    synchronized boolean end(BooleanSupplier lives, BooleanSupplier end) {
        int one = lives.getAsBoolean() ? 1 : 0;
        boolean ended = end.getAsBoolean();
        now -= ended ? one : 0;
        return ended;
    }

    synchronized int most() {
        return most;
    }
}
