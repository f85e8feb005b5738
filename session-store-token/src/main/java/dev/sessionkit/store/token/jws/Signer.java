package dev.sessionkit.store.token.jws;

/** One key, ready to sign with one algorithm. Thread-safe. */
interface Signer {

    /** The signature or MAC of {@code message[0..length)}, in the form that a JWS has; always as long. */
    byte[] sign(byte[] message, int length);
}
