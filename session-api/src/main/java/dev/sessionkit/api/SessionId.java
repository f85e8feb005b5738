package dev.sessionkit.api;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The public name of a session: 128 bits, written as 22 characters of base64url.
 *
 * <p>It may be logged, listed and kicked by. It proves nothing: what proves ownership is the {@link SessionSecret}. The first
 * 48 bits of an id made by {@link #create} are its creation time in milliseconds, so that sessions made about the same time
 * lie side by side in an index; the other 80 are random. Immutable; ordered by those bits, unsigned.
 *
 * @param high the first 64 bits
 * @param low the last 64 bits
 */
public record SessionId(long high, long low) implements Comparable<SessionId> {

    /** The length of an id in bytes. */
    public static final int BYTES = 16;

    /** The length of an id as text. */
    public static final int LENGTH = 22;

    private static final long LATEST = 1L << 48;

    /**
     * Makes a new id.
     *
     * @param createdAt the creation time, from 1970 to 10889
     * @param random a cryptographically strong source
     * @return an id nobody has
     * @throws IllegalArgumentException where the time does not fit in 48 bits of milliseconds
     */
    public static SessionId create(Instant createdAt, RandomGenerator random) {
        long millis = createdAt.toEpochMilli();
        if (millis < 0 || millis >= LATEST) {
            throw new IllegalArgumentException("creation time out of range: " + createdAt);
        }
        return new SessionId(millis << 16 | random.nextLong() >>> 48, random.nextLong());
    }

    /**
     * Gives something that another system names a stable id here: SHA-256 of both parts, cut to 128 bits, so that it can
     * neither name another's record nor be steered to one.
     *
     * @param issuer who names it, such as the issuer of a token
     * @param value its name there
     * @return always the same id for the same parts
     */
    public static SessionId derived(String issuer, String value) {
        ByteBuffer message = ByteBuffer.allocate(Integer.BYTES + Character.BYTES * (issuer.length() + value.length()));
        message.putInt(issuer.length()).asCharBuffer().put(issuer).put(value); // by character: no two texts are alike
        ByteBuffer digest = ByteBuffer.wrap(Sha256.digest(message.array()));
        return new SessionId(digest.getLong(), digest.getLong());
    }

    /**
     * Reads an id from hostile text.
     *
     * @param text anything
     * @return the id, or empty unless {@code text} is exactly its one canonical spelling
     */
    public static Optional<SessionId> parse(String text) {
        return Optional.ofNullable(text.length() == LENGTH ? parseAt(text, 0) : null);
    }

    /** The id spelled by the {@link #LENGTH} characters from {@code from} on, or null. */
    static @Nullable SessionId parseAt(String text, int from) {
        long first = Base64Url.quad(text, from);
        long second = Base64Url.quad(text, from + 4);
        long third = Base64Url.quad(text, from + 8);
        long fourth = Base64Url.quad(text, from + 12);
        long fifth = Base64Url.quad(text, from + 16);
        int last = Base64Url.sextet(text.charAt(from + 20)) << 6 | Base64Url.sextet(text.charAt(from + 21));
        boolean bad = (first | second | third | fourth | fifth | last) < 0;
        if (bad || (last & 0xf) != 0) { // of the last 12 bits 8 count, and 4 must be zero
            return null;
        }
        return new SessionId(
                first << 40 | second << 16 | third >>> 8, third << 56 | fourth << 32 | fifth << 8 | last >>> 4);
    }

    /**
     * Reads an id from its bytes.
     *
     * @param bytes {@value #BYTES} bytes, most significant first
     * @return the id
     * @throws IllegalArgumentException where there are more or fewer bytes
     */
    public static SessionId ofBytes(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("a session id has " + BYTES + " bytes, not " + bytes.length);
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new SessionId(buffer.getLong(), buffer.getLong());
    }

    /**
     * The id as a store may keep it.
     *
     * @return {@value #BYTES} bytes, most significant first
     */
    public byte[] toBytes() {
        return ByteBuffer.allocate(BYTES).putLong(high).putLong(low).array();
    }

    /**
     * When the id was made; without meaning for a {@linkplain #derived derived} one.
     *
     * @return the first 48 bits as a time
     */
    public Instant createdAt() {
        return Instant.ofEpochMilli(high >>> 16);
    }

    @Override
    public int compareTo(SessionId other) {
        int byHigh = Long.compareUnsigned(high, other.high);
        return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(high ^ low);
    }

    /** The canonical spelling, {@value #LENGTH} characters. */
    @Override
    public String toString() {
        return Base64Url.encode(toBytes());
    }
}
