package dev.sessionkit.api;

import java.security.MessageDigest;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * What proves that a client owns a session: 256 random bits, or 384 for one that renews (128 bits that mark its family, then
 * 256 that change). Stores keep only its {@linkplain SecretHash hash}.
 *
 * <p>Prints as {@code [hidden]}; {@link #reveal()} is the only way to see it. Immutable. ASVS 7.2.3, NIST SP 800-63B 5.1.
 */
public final class SessionSecret {

    /** The length of a plain secret in bytes. */
    public static final int BYTES = 32;

    /** The length of a renewable secret in bytes: mark and secret. */
    public static final int RENEWABLE_BYTES = 48;

    static final int LENGTH = 43;
    static final int RENEWABLE_LENGTH = 64;

    private final byte[] bytes;

    private SessionSecret(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Makes a new plain secret.
     *
     * @param random a cryptographically strong source
     * @return {@value #BYTES} fresh bytes
     */
    public static SessionSecret create(RandomGenerator random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new SessionSecret(bytes);
    }

    /**
     * Takes a secret made elsewhere.
     *
     * @param bytes {@value #BYTES} or {@value #RENEWABLE_BYTES} bytes, copied
     * @return the secret
     * @throws IllegalArgumentException where there are neither as many
     */
    public static SessionSecret ofBytes(byte[] bytes) {
        if (bytes.length != BYTES && bytes.length != RENEWABLE_BYTES) {
            throw new IllegalArgumentException("a session secret has 32 or 48 bytes, not " + bytes.length);
        }
        return new SessionSecret(bytes.clone());
    }

    /**
     * Reads a secret from hostile text.
     *
     * @param text anything
     * @return the secret, or empty unless {@code text} is exactly its one canonical spelling
     */
    public static Optional<SessionSecret> parse(String text) {
        return Optional.ofNullable(parse(text, 0, text.length()));
    }

    /** The secret spelled by the characters {@code [from, to)}, or null. */
    static @Nullable SessionSecret parse(String text, int from, int to) {
        int length = to - from;
        if (length != LENGTH && length != RENEWABLE_LENGTH) {
            return null;
        }
        byte[] bytes = new byte[length == LENGTH ? BYTES : RENEWABLE_BYTES];
        return Base64Url.decode(text, from, to, bytes) ? new SessionSecret(bytes) : null;
    }

    /**
     * What a store keeps of this secret.
     *
     * @return SHA-256 of its bytes
     */
    public SecretHash hash() {
        return SecretHash.of(this);
    }

    /**
     * The bytes themselves.
     *
     * @return a copy
     */
    public byte[] toBytes() {
        return bytes.clone();
    }

    /**
     * The secret in clear, for the client that owns it and nobody else.
     *
     * @return base64url, 43 or 64 characters
     */
    public String reveal() {
        return Base64Url.encode(bytes);
    }

    byte[] bytes() {
        return bytes;
    }

    /** Compares in a time that does not depend on where they differ. */
    @Override
    public boolean equals(Object other) {
        return other instanceof SessionSecret that && MessageDigest.isEqual(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return hash().hashCode();
    }

    @Override
    public String toString() {
        return "[hidden]";
    }
}
