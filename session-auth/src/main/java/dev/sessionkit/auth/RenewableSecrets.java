package dev.sessionkit.auth;

import dev.sessionkit.api.SecretHash;
import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.SessionSecret;
import dev.sessionkit.spi.RenewalNonce;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What renewable tokens are made of: a mark of 128 bits that a family keeps, and a secret of 256 bits that changes. A successor
 * is computed from the secret it replaces and from fresh bits, so whoever holds the predecessor can be given the same one
 * again, and nobody else: nothing stored reveals it. Thread-safe.
 */
final class RenewableSecrets {

    private static final int MARK_BYTES = SessionSecret.RENEWABLE_BYTES - SessionSecret.BYTES;
    private static final byte[] NEXT = "sessionkit/next/v1".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] AUTH = "sessionkit/auth/v1".getBytes(StandardCharsets.US_ASCII);

    private RenewableSecrets() {}

    /** The first of a family. */
    static SessionSecret create(RandomGenerator random) {
        byte[] bytes = new byte[SessionSecret.RENEWABLE_BYTES];
        random.nextBytes(bytes);
        return SessionSecret.ofBytes(bytes);
    }

    /** Whether it has the form of a renewable one. */
    static boolean isRenewable(SessionSecret secret) {
        return secret.toBytes().length == SessionSecret.RENEWABLE_BYTES;
    }

    /** Hash of the mark of a renewable secret. */
    static SecretHash mark(SessionSecret renewable) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(renewable.toBytes(), 0, MARK_BYTES);
            return SecretHash.ofBytes(sha256.digest());
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    /** What takes the place of {@code old}: always the same for the same three. */
    static SessionSecret next(SessionSecret old, SessionId id, RenewalNonce nonce) {
        return derived(old, NEXT, id.toBytes(), nonce.toBytes());
    }

    /** The bearer's secret that goes with {@code renewable}: always the same for the same two. */
    static SessionSecret bearer(SessionSecret renewable, SessionId id) {
        return derived(renewable, AUTH, id.toBytes());
    }

    private static SessionSecret derived(SessionSecret from, byte[]... message) {
        byte[] bytes = from.toBytes();
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(bytes, MARK_BYTES, SessionSecret.BYTES, "HmacSHA256"));
            for (byte[] part : message) {
                mac.update(part);
            }
            byte[] next = Arrays.copyOf(bytes, bytes.length);
            mac.doFinal(next, MARK_BYTES);
            return SessionSecret.ofBytes(next);
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every Java platform has HMAC-SHA-256", e);
        }
    }
}
