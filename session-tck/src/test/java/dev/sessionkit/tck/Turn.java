package dev.sessionkit.tck;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** Who comes first of two racers who do different things: once, the second waits for the first. */
final class Turn {

    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicBoolean awaited = new AtomicBoolean();

    /** Does what comes first. */
    <T> T ends(Supplier<T> act) {
        T done = act.get();
        if (Meeting.isRacer()) {
            ended.countDown();
        }
        return done;
    }

    /** Does what comes second. */
    <T> T awaited(Supplier<T> act) {
        if (Meeting.isRacer() && !awaited.getAndSet(true)) {
            Meeting.happens(ended);
        }
        return act.get();
    }
}
