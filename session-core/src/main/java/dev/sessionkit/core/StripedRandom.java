package dev.sessionkit.core;

import java.nio.ByteBuffer;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.random.RandomGenerator;

/**
 * Cryptographically strong randomness without the lock that a shared {@link SecureRandom} has: idle generators are parked in
 * slots chosen by the thread's id, and taken out for the length of a call. Each is a DRBG of NIST SP 800-90A, seeded by the
 * platform. Thread-safe.
 */
final class StripedRandom implements RandomGenerator {

    private static final int SLOTS = 16;
    private static final int SPREAD = 16; // so that two threads seldom share a cache line

    private final AtomicReferenceArray<SecureRandom> idle = new AtomicReferenceArray<>(SLOTS * SPREAD);

    @Override
    public long nextLong() {
        byte[] bytes = new byte[Long.BYTES]; // SecureRandom.nextLong would ask its generator twice, for 32 bits each
        nextBytes(bytes);
        return ByteBuffer.wrap(bytes).getLong();
    }

    @Override
    public void nextBytes(byte[] bytes) {
        int slot = slot();
        SecureRandom generator = take(slot);
        generator.nextBytes(bytes);
        idle.lazySet(slot, generator);
    }

    @SuppressWarnings("deprecation") // threadId() is not in Java 17
    private static int slot() {
        return (int) (Thread.currentThread().getId() & (SLOTS - 1)) * SPREAD;
    }

    private SecureRandom take(int slot) {
        SecureRandom parked = idle.getAndSet(slot, null);
        return parked != null ? parked : create();
    }

    private static SecureRandom create() {
        try {
            return SecureRandom.getInstance("DRBG");
        } catch (NoSuchAlgorithmException e) {
            return new SecureRandom(); // a platform without DRBG has a strong default of its own
        }
    }
}
