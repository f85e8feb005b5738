package dev.sessionkit.store.token.jws;

/** One key, ready to check signatures or MACs of one algorithm. Thread-safe. */
interface SignatureCheck {

    /** Whether {@code signature} is this key's for {@code message[0..length)}. Never throws, whatever the signature is. */
    boolean verifies(byte[] message, int length, byte[] signature);
}
