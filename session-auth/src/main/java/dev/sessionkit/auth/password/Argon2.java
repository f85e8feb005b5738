package dev.sessionkit.auth.password;

/** Argon2id, version 1.3 (RFC 9106). Thread-safe. */
@FunctionalInterface
interface Argon2 {

    /** A hash of {@code length} bytes. The password's bytes are not kept. */
    byte[] hash(byte[] password, byte[] salt, Argon2Cost cost, int length);
}
