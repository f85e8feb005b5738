package dev.sessionkit.auth.password;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * How many hashes are computed at once: in all never more than so many times the usual memory, or one hash alone. Who comes
 * first is first; who waits blocks no carrier of virtual threads. Thread-safe.
 */
final class HashingSlots {

    private final int slots;
    private final int usualKib;
    private final Duration longestWait;
    private final Semaphore free;

    HashingSlots(PasswordSettings settings) {
        this.slots = settings.hashSlots();
        this.usualKib = settings.memoryKib();
        this.longestWait = settings.longestWait();
        this.free = new Semaphore(slots, true);
    }

    /**
     * Does the work when it is its turn.
     *
     * @throws LoginBusyException where that would take too long, or the thread is interrupted
     */
    <T> T run(Argon2Cost cost, Supplier<T> work) {
        int taken = slotsFor(cost);
        take(taken);
        try {
            return work.get();
        } finally {
            free.release(taken);
        }
    }

    /** A hash that fills more than the usual memory counts as several. */
    private int slotsFor(Argon2Cost cost) {
        return Math.min(slots, (cost.memoryKib() + usualKib - 1) / usualKib);
    }

    private void take(int taken) {
        try {
            if (!free.tryAcquire(taken, longestWait.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new LoginBusyException("no turn to hash a password within " + longestWait
                        + ": all of HashesAtOnce (" + slots + ") are at work");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LoginBusyException("interrupted while waiting to hash a password", e);
        }
    }

    /** How many threads wait, for tests. */
    int waiting() {
        return free.getQueueLength();
    }
}
