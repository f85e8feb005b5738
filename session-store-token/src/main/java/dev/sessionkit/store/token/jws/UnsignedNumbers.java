package dev.sessionkit.store.token.jws;

import java.math.BigInteger;

/** Numbers that are not negative as bytes, the highest first. */
final class UnsignedNumbers {

    private UnsignedNumbers() {}

    /** In exactly {@code length} bytes, which have to do. */
    static byte[] bytes(BigInteger number, int length) {
        byte[] bytes = new byte[length];
        write(number, bytes, 0, length);
        return bytes;
    }

    /** In as few bytes as will do. */
    static byte[] shortest(BigInteger number) {
        return bytes(number, (number.bitLength() + Byte.SIZE - 1) / Byte.SIZE);
    }

    static void write(BigInteger number, byte[] into, int from, int length) {
        byte[] signed = number.toByteArray(); // with a leading zero where the highest bit is set
        int skipped = Math.max(0, signed.length - length);
        int written = signed.length - skipped;
        System.arraycopy(signed, skipped, into, from + length - written, written);
    }
}
