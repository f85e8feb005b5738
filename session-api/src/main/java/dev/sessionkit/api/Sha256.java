package dev.sessionkit.api;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * SHA-256 that allocates nothing to compare. One instance computes for one caller at a time: a few idle ones are parked in slots
 * chosen by the calling thread's id, and taken out for the length of a computation, so no lock is held and a virtual thread
 * costs nothing. The static methods are thread-safe.
 */
final class Sha256 {

    /** The length of a SHA-256 value in bytes. */
    static final int BYTES = 32;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final int SLOTS = 64;
    private static final int SPREAD = 16; // slots are this far apart, so that two threads seldom share a cache line
    private static final AtomicReferenceArray<Sha256> IDLE = new AtomicReferenceArray<>(SLOTS * SPREAD);

    private final MessageDigest digest;
    private final byte[] value = new byte[BYTES];

    private Sha256() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    /** The digest of {@code message}, in an array of its own. */
    static byte[] digest(byte[] message) {
        int slot = slot();
        Sha256 taken = take(slot);
        byte[] value = taken.digest.digest(message);
        IDLE.lazySet(slot, taken);
        return value;
    }

    /** Whether {@code message} has the digest {@code expected}; the comparison takes the same time wherever they differ. */
    static boolean matches(byte[] message, byte[] expected) {
        int slot = slot();
        Sha256 taken = take(slot);
        boolean matches = taken.isDigest(message, expected);
        IDLE.lazySet(slot, taken);
        return matches;
    }

    private boolean isDigest(byte[] message, byte[] expected) {
        digest.update(message);
        try {
            digest.digest(value, 0, BYTES);
        } catch (DigestException e) {
            throw new AssertionError("32 bytes hold a SHA-256 value", e);
        }
        long differing = 0; // as MessageDigest.isEqual does it, but eight bytes at a time
        for (int i = 0; i < BYTES; i += Long.BYTES) {
            differing |= (long) LONGS.get(value, i) ^ (long) LONGS.get(expected, i);
        }
        return differing == 0;
    }

    @SuppressWarnings("deprecation") // threadId() is not in Java 17
    private static int slot() {
        return (int) (Thread.currentThread().getId() & (SLOTS - 1)) * SPREAD;
    }

    private static Sha256 take(int slot) {
        Sha256 idle = IDLE.getAndSet(slot, null);
        return idle != null ? idle : new Sha256();
    }
}
