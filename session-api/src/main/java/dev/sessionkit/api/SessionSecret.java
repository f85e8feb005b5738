package dev.sessionkit.api;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

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

    private static final int MARK_BYTES = RENEWABLE_BYTES - BYTES;
    private static final String HMAC = "HmacSHA256";

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
     * Makes the first secret of a family that renews.
     *
     * @param random a cryptographically strong source
     * @return {@value #RENEWABLE_BYTES} fresh bytes
     */
    public static SessionSecret createRenewable(RandomGenerator random) {
        byte[] bytes = new byte[RENEWABLE_BYTES];
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
     * Whether it has the form of one that renews.
     *
     * @return true where it has {@value #RENEWABLE_BYTES} bytes
     */
    public boolean isRenewable() {
        return bytes.length == RENEWABLE_BYTES;
    }

    /**
     * What a store keeps of the mark of the family.
     *
     * @return SHA-256 of the bytes that all secrets of the family begin with
     * @throws IllegalStateException where it is not renewable
     */
    public SecretHash mark() {
        requireRenewable();
        return SecretHash.ofBytes(Sha256.digest(Arrays.copyOf(bytes, MARK_BYTES)));
    }

    /**
     * Another secret of the family, which nobody can compute who does not hold this one: the mark, then HMAC-SHA256 of the
     * message with what comes after the mark as its key.
     *
     * @param message says what it is for, in one or more parts that are put together
     * @return always the same for the same secret and message
     * @throws IllegalStateException where it is not renewable
     */
    public SessionSecret derived(byte[]... message) {
        requireRenewable();
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(bytes, MARK_BYTES, BYTES, HMAC));
            for (byte[] part : message) {
                mac.update(part);
            }
            byte[] derived = Arrays.copyOf(bytes, RENEWABLE_BYTES);
            mac.doFinal(derived, MARK_BYTES);
            return new SessionSecret(derived);
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every Java platform has HMAC-SHA-256", e);
        }
    }

    private void requireRenewable() {
        if (!isRenewable()) {
            throw new IllegalStateException("a plain session secret has no mark and no successor");
        }
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
