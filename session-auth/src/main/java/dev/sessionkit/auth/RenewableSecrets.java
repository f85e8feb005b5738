package dev.sessionkit.auth;

import dev.sessionkit.api.SecretHash;
import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.SessionSecret;
import dev.sessionkit.spi.RenewalNonce;
import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;

/**
 * What renewable tokens are made of: a mark of 128 bits that a family keeps, and a secret of 256 bits that changes. A successor
 * is computed from the secret it replaces and from fresh bits, so whoever holds the predecessor can be given the same one
 * again, and nobody else: nothing stored reveals it. Thread-safe.
 */
final class RenewableSecrets {

    private static final byte[] AUTH = "sessionkit/auth/v1".getBytes(StandardCharsets.US_ASCII);

    private RenewableSecrets() {}

    /** The first of a family. */
    static SessionSecret create(RandomGenerator random) {
        return SessionSecret.createRenewable(random);
    }

    /** Whether it has the form of a renewable one. */
    static boolean isRenewable(SessionSecret secret) {
        return secret.isRenewable();
    }

    /** Hash of the mark of a renewable secret. */
    static SecretHash mark(SessionSecret renewable) {
        return renewable.mark();
    }

    /** What takes the place of {@code old}: always the same for the same three. */
    static SessionSecret next(SessionSecret old, SessionId id, RenewalNonce nonce) {
        return nonce.successor(old, id);
    }

    /** The bearer's secret that goes with {@code renewable}: always the same for the same two. */
    static SessionSecret bearer(SessionSecret renewable, SessionId id) {
        return renewable.derived(AUTH, id.toBytes());
    }
}
