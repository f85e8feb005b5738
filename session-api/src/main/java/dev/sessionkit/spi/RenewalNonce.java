package dev.sessionkit.spi;

import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.SessionSecret;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;

/**
 * 256 random bits, new at each rotation. With the previous token they make its successor, so that a repeat gives the same; by
 * themselves they reveal none. Prints as {@code [nonce]}. Immutable.
 *
 * @param first 64 bits
 * @param second 64 bits
 * @param third 64 bits
 * @param fourth 64 bits
 */
public record RenewalNonce(long first, long second, long third, long fourth) {

    /** The length in bytes. */
    public static final int BYTES = 4 * Long.BYTES;

    private static final byte[] PURPOSE = "sessionkit/next/v1".getBytes(StandardCharsets.US_ASCII);

    /**
     * Makes a new one.
     *
     * @param random a cryptographically strong source
     * @return fresh bits
     */
    public static RenewalNonce create(RandomGenerator random) {
        return new RenewalNonce(random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong());
    }

    /**
     * What takes the place of a secret: HMAC-SHA256 over its session's id and this.
     *
     * @param replaced a renewable secret
     * @param id of its session
     * @return always the same for the same three
     * @throws IllegalStateException where the secret is not renewable
     */
    public SessionSecret successor(SessionSecret replaced, SessionId id) {
        return replaced.derived(PURPOSE, id.toBytes(), toBytes());
    }

    /**
     * The bits as bytes.
     *
     * @return {@value #BYTES} bytes, most significant first
     */
    public byte[] toBytes() {
        return ByteBuffer.allocate(BYTES)
                .putLong(first)
                .putLong(second)
                .putLong(third)
                .putLong(fourth)
                .array();
    }

    @Override
    public String toString() {
        return "[nonce]";
    }
}
