package dev.sessionkit.store.token.jws;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One key for one algorithm (RFC 8725, section 3.1), so a public key is never taken for a secret. Two are equal that have the
 * same key, algorithm and id. Immutable, thread-safe; prints no key.
 */
public final class VerifyingKey {

    private final Optional<String> id;
    private final JwsAlgorithm algorithm;
    private final SignatureCheck check;
    private final byte[] fingerprint; // SHA-256 of the key

    private VerifyingKey(Optional<String> id, JwsAlgorithm algorithm, SignatureCheck check, byte[] key) {
        this.id = id;
        this.algorithm = algorithm;
        this.check = check;
        this.fingerprint = sha256(key);
    }

    /**
     * A shared secret.
     *
     * @param id what the {@code kid} of its tokens says
     * @param algorithm HS256, HS384 or HS512
     * @param secret random bytes, at least as many as the hash has (RFC 7518, section 3.2); copied
     * @throws IllegalArgumentException for another algorithm, or a secret that is too short; says what would do
     */
    public static VerifyingKey ofSecret(Optional<String> id, JwsAlgorithm algorithm, byte[] secret) {
        if (algorithm.family() != JwsAlgorithm.Family.HMAC) {
            throw new IllegalArgumentException(algorithm.headerValue() + " takes a public key, not a secret");
        }
        if (secret.length < algorithm.hashBytes()) {
            throw new IllegalArgumentException("a secret for " + algorithm.headerValue() + " has at least "
                    + algorithm.hashBytes() + " random bytes, not " + secret.length);
        }
        return new VerifyingKey(id, algorithm, HmacCheck.of(algorithm, secret), secret);
    }

    /**
     * A public key in PEM: {@code PUBLIC KEY} (SubjectPublicKeyInfo) or {@code CERTIFICATE}, of which only the key is taken:
     * neither its validity nor its issuer is looked at.
     *
     * @param id what the {@code kid} of its tokens says
     * @param algorithm what its tokens are signed with; type, curve and size of the key have to fit
     * @param pem exactly one block
     * @throws IllegalArgumentException for anything else, a private key above all; says what would do, quotes nothing
     */
    public static VerifyingKey ofPem(Optional<String> id, JwsAlgorithm algorithm, String pem) {
        return ofPublicKey(id, algorithm, PemKeys.publicKey(pem), CurveChecks.preferred());
    }

    /**
     * A JWK (RFC 7517): public, or a secret ({@code oct}). Its algorithm is its {@code alg}, which has to be allowed, else the
     * only allowed one that fits its type and curve.
     *
     * @param json one key
     * @param allowed the algorithms to choose from
     * @throws IllegalArgumentException where the key is broken, private, not for checking signatures, fits no allowed
     *     algorithm, or fits several; quotes nothing
     */
    public static VerifyingKey ofJwk(String json, Set<JwsAlgorithm> allowed) {
        return JwkKeys.verifyingKey(json, allowed);
    }

    static VerifyingKey ofPublicKey(Optional<String> id, JwsAlgorithm algorithm, PublicKey key, CurveChecks curves) {
        return new VerifyingKey(id, algorithm, PublicKeyRules.check(algorithm, key, curves), key.getEncoded());
    }

    /** What the {@code kid} of its tokens says, where they have one. */
    public Optional<String> id() {
        return id;
    }

    /** The one algorithm that the key is used with. */
    public JwsAlgorithm algorithm() {
        return algorithm;
    }

    /**
     * Whether {@code signature} is this key's. Never throws, whatever the signature is.
     *
     * @param message holds what is signed from its start: the ASCII bytes of header, dot and payload
     * @param length how many bytes of {@code message} are signed
     * @param signature decoded
     */
    public boolean verifies(byte[] message, int length, byte[] signature) {
        return check.verifies(message, length, signature);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || other instanceof VerifyingKey key
                        && algorithm == key.algorithm
                        && id.equals(key.id)
                        && MessageDigest.isEqual(fingerprint, key.fingerprint);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(fingerprint);
    }

    @Override
    public String toString() {
        return "VerifyingKey[" + algorithm.headerValue() + "]";
    }

    private static byte[] sha256(byte[] key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
