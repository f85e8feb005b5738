package dev.sessionkit.store.token.jws;

import java.util.Optional;

/** A token whose signature is verified; its claims are not judged. Thread-safe as long as nobody changes the payload. */
public final class VerifiedJws {

    private final byte[] payload;
    private final Optional<String> type;
    private final VerifyingKey key;
    private final KeySet keys;

    VerifiedJws(byte[] payload, Optional<String> type, VerifyingKey key, KeySet keys) {
        this.payload = payload;
        this.type = type;
        this.key = key;
        this.keys = keys;
    }

    /** The payload, decoded; the caller's own array, not copied. */
    public byte[] payload() {
        return payload;
    }

    /** The header's {@code typ}, as it was sent. */
    public Optional<String> type() {
        return type;
    }

    /** The key that signed it. */
    public VerifyingKey key() {
        return key;
    }

    /** The set in which that key was. */
    public KeySet keys() {
        return keys;
    }

    /** Shows nothing of the token. */
    @Override
    public String toString() {
        return "VerifiedJws[" + key.algorithm().headerValue() + "]";
    }
}
