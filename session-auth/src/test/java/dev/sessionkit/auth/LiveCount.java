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

    synchronized boolean end(BooleanSupplier end) {
        boolean ended = end.getAsBoolean();
        now -= ended ? 1 : 0;
        return ended;
    }

    synchronized int most() {
        return most;
    }
}
