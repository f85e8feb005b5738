package dev.sessionkit.api;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * SHA-256 without a fresh digest object for every call.
 *
 * <p>A few idle digests are parked in slots chosen by the calling thread's id; a caller takes one out for the length of a
 * computation, so no lock is held and a virtual thread costs nothing. Thread-safe.
 */
final class Sha256 {

    /** The length of a SHA-256 value in bytes. */
    static final int BYTES = 32;

    private static final int SLOTS = 64;
    private static final int SPREAD = 16; // slots are this far apart, so that two threads seldom share a cache line
    private static final AtomicReferenceArray<MessageDigest> IDLE = new AtomicReferenceArray<>(SLOTS * SPREAD);

    private Sha256() {}

    /** The digest of {@code message}, in an array of its own. */
    static byte[] digest(byte[] message) {
        int slot = slot();
        MessageDigest digest = take(slot);
        byte[] value = digest.digest(message);
        IDLE.lazySet(slot, digest);
        return value;
    }

    /** Whether {@code message} has the digest {@code expected}; the comparison takes the same time wherever they differ. */
    static boolean matches(byte[] message, byte[] expected) {
        int slot = slot();
        MessageDigest digest = take(slot);
        byte[] value = new byte[BYTES];
        digest.update(message);
        try {
            digest.digest(value, 0, BYTES);
        } catch (DigestException e) {
            throw new AssertionError("32 bytes hold a SHA-256 value", e);
        }
        IDLE.lazySet(slot, digest);
        return MessageDigest.isEqual(value, expected);
    }

    @SuppressWarnings("deprecation") // threadId() is not in Java 17
    private static int slot() {
        return (int) (Thread.currentThread().getId() & (SLOTS - 1)) * SPREAD;
    }

    private static MessageDigest take(int slot) {
        MessageDigest idle = IDLE.getAndSet(slot, null);
        return idle != null ? idle : create();
    }

    private static MessageDigest create() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
