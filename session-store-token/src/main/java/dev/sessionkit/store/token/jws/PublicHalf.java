package dev.sessionkit.store.token.jws;

import java.security.PublicKey;
import java.util.Optional;
import java.util.Set;

/**
 * What is left of a signing key where it no longer signs, and where others check: the key to verify with, and what is
 * published of it. A secret verifies but is never published. Immutable, thread-safe; prints no key.
 */
public final class PublicHalf {

    private static final int LONGEST_ID = 256; // characters, as far as a kid is read

    private final String id;
    private final VerifyingKey verifyingKey;
    private final Optional<PublicJwk> published;

    private PublicHalf(String id, VerifyingKey verifyingKey, Optional<PublicJwk> published) {
        this.id = id;
        this.verifyingKey = verifyingKey;
        this.published = published;
    }

    /**
     * A key in PEM: public, as {@link VerifyingKey#ofPem} takes it, or private, as {@link SigningKey#ofPem} takes it and of
     * which only the public half is kept.
     *
     * @param id what the {@code kid} of its tokens says, 1 to 256 printable ASCII characters; without it, its thumbprint (RFC
     *     7638)
     * @param algorithm what its tokens are signed with; type, curve and size of the key have to fit
     * @param pem the key
     * @throws IllegalArgumentException for anything else; says what would do, quotes nothing
     */
    public static PublicHalf ofPem(Optional<String> id, JwsAlgorithm algorithm, String pem) {
        return PrivatePemKeys.holdsPrivateKey(pem)
                ? SigningKey.ofPem(id, algorithm, pem).publicHalf()
                : ofPublicKey(id, algorithm, PemKeys.publicKey(pem));
    }

    /**
     * A JWK (RFC 7517): public, private, of which only the public half is kept, or a secret ({@code oct}). Its algorithm is its
     * {@code alg}, which has to be allowed, else the only allowed one that fits its type and curve; without a {@code kid} its
     * id is its thumbprint.
     *
     * @param json one key
     * @param allowed the algorithms to choose from
     * @throws IllegalArgumentException where it is not one; quotes nothing
     */
    public static PublicHalf ofJwk(String json, Set<JwsAlgorithm> allowed) {
        return JwkKeys.publicHalf(json, allowed);
    }

    /**
     * A secret that still verifies.
     *
     * @param id what the {@code kid} of its tokens says; without it, what a {@link SigningKey} of this secret says
     * @param algorithm HS256, HS384 or HS512
     * @param secret random bytes, at least as many as the hash has; copied
     * @throws IllegalArgumentException for another algorithm, or a secret that is too short; says what would do
     */
    public static PublicHalf ofSecret(Optional<String> id, JwsAlgorithm algorithm, byte[] secret) {
        VerifyingKey withoutId = VerifyingKey.ofSecret(Optional.empty(), algorithm, secret);
        String named = checked(id.orElseGet(() -> HmacSigner.keyId(secret)));
        return new PublicHalf(
                named, VerifyingKey.ofSecret(Optional.of(named), withoutId.algorithm(), secret), Optional.empty());
    }

    static PublicHalf ofPublicKey(Optional<String> id, JwsAlgorithm algorithm, PublicKey key) {
        CurveChecks curves = CurveChecks.preferred();
        PublicKeyRules.check(algorithm, key, curves); // before anything is made of the key
        PublicJwk jwk = PublicJwk.of(algorithm, key);
        String named = checked(id.orElseGet(jwk::thumbprint));
        return new PublicHalf(
                named, VerifyingKey.ofPublicKey(Optional.of(named), algorithm, key, curves), Optional.of(jwk));
    }

    private static String checked(String id) {
        if (!Ascii.isPrintable(id, LONGEST_ID)) {
            throw new IllegalArgumentException("a key's id has 1 to " + LONGEST_ID + " printable ASCII characters");
        }
        return id;
    }

    /** What the {@code kid} of its tokens says. */
    public String id() {
        return id;
    }

    /** The one algorithm that the key is used with. */
    public JwsAlgorithm algorithm() {
        return verifyingKey.algorithm();
    }

    /** The key to check tokens with. */
    public VerifyingKey verifyingKey() {
        return verifyingKey;
    }

    /** What may be published; empty for a secret. */
    Optional<PublicJwk> published() {
        return published;
    }

    @Override
    public String toString() {
        return "PublicHalf[" + algorithm().headerValue() + "]";
    }
}
