package dev.sessionkit.store.token.jws;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A few idle instances of something that is dear to make and serves one caller at a time. They are parked in slots chosen by
 * the calling thread's id and taken out while in use, so no lock is held; whoever finds its slot empty makes a new one.
 * Thread-safe.
 */
public final class Idle<T> {

    private static final int SLOTS = 16;
    private static final int SPREAD = 16; // slots are this far apart, so that two threads seldom share a cache line

    private final AtomicReferenceArray<@Nullable T> parked = new AtomicReferenceArray<>(SLOTS * SPREAD);
    private final Supplier<T> maker;

    /**
     * None yet.
     *
     * @param maker makes one
     */
    public Idle(Supplier<T> maker) {
        this.maker = maker;
    }

    /** An instance for the caller alone. */
    public T take() {
        T idle = parked.getAndSet(slot(), null);
        return idle != null ? idle : maker.get();
    }

    /** Gives an instance back, in the state in which it was taken. One that is in doubt is not given back. */
    public void park(T instance) {
        parked.lazySet(slot(), instance);
    }

    @SuppressWarnings("deprecation") // threadId() is not in Java 17
    private static int slot() {
        return (int) (Thread.currentThread().getId() & (SLOTS - 1)) * SPREAD;
    }
}
