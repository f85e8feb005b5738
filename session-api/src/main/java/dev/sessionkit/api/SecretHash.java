package dev.sessionkit.api;

import java.security.MessageDigest;

/**
 * SHA-256 of a {@link SessionSecret}: all that is kept of it at rest.
 *
 * <p>A fast hash is enough because the secret is random and long, not a password (ASVS 11.2.4). Immutable.
 */
public final class SecretHash {

    /** The length of a hash in bytes. */
    public static final int BYTES = Sha256.BYTES;

    private final byte[] bytes;

    private SecretHash(byte[] bytes) {
        this.bytes = bytes;
    }

    static SecretHash of(SessionSecret secret) {
        return new SecretHash(Sha256.digest(secret.bytes()));
    }

    /**
     * Takes a hash as a store gives it back.
     *
     * @param bytes {@value #BYTES} bytes, copied
     * @return the hash
     * @throws IllegalArgumentException where there are more or fewer bytes
     */
    public static SecretHash ofBytes(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("a secret's hash has " + BYTES + " bytes, not " + bytes.length);
        }
        return new SecretHash(bytes.clone());
    }

    /**
     * Judges a presented secret, in a time that does not depend on where it differs.
     *
     * @param presented what a client sent
     * @return whether this is its hash
     */
    public boolean matches(SessionSecret presented) {
        return Sha256.matches(presented.bytes(), bytes);
    }

    /**
     * The hash as a store may keep it.
     *
     * @return a copy
     */
    public byte[] toBytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SecretHash that && MessageDigest.isEqual(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return (bytes[0] & 0xff) << 24 | (bytes[1] & 0xff) << 16 | (bytes[2] & 0xff) << 8 | bytes[3] & 0xff;
    }

    /** Nothing of the hash: a log that holds it would be one step nearer to the secret. */
    @Override
    public String toString() {
        return "[hash]";
    }
}
