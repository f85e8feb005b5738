package dev.sessionkit.store.token.jws;

import java.security.KeyPair;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * One key that signs with one algorithm (RFC 8725, section 3.1). With Bouncy Castle on the class path ECDSA and Ed25519 take
 * no random numbers: the same message has the same signature (RFC 6979, RFC 8032). Immutable, thread-safe; prints no key.
 */
public final class SigningKey {

    private final Signer signer;
    private final PublicHalf publicHalf;
    private final int signatureLength;

    private SigningKey(Signer signer, PublicHalf publicHalf) {
        this.signer = signer;
        this.publicHalf = publicHalf;
        byte[] message = Ascii.bytes("sessionkit");
        byte[] signature = signer.sign(message, message.length);
        if (!publicHalf.verifyingKey().verifies(message, message.length, signature)) {
            throw new IllegalArgumentException("the private key and the public key do not belong together");
        }
        this.signatureLength = signature.length;
    }

    /**
     * A private key in PEM: one block {@code PRIVATE KEY} (PKCS#8, not encrypted), as {@code openssl genpkey} writes it. Its
     * public key is worked out; for EC and Ed25519 without Bouncy Castle it has to stand beside it, as a block
     * {@code PUBLIC KEY}.
     *
     * @param id what the {@code kid} of its tokens says, 1 to 256 printable ASCII characters; without it, its thumbprint (RFC
     *     7638)
     * @param algorithm what it signs with; type, curve and size of the key have to fit
     * @param pem the block or the two blocks
     * @throws IllegalArgumentException for anything else; says what would do, quotes nothing
     */
    public static SigningKey ofPem(Optional<String> id, JwsAlgorithm algorithm, String pem) {
        return ofPem(id, algorithm, pem, CurveSigning.preferred());
    }

    static SigningKey ofPem(Optional<String> id, JwsAlgorithm algorithm, String pem, CurveSigning curves) {
        PrivatePemKeys keys = PrivatePemKeys.read(pem);
        KeyPair pair = new KeyPair(
                keys.publicKey().orElseGet(() -> PrivateKeyRules.publicKey(algorithm, keys.privateKey(), curves)),
                keys.privateKey());
        return ofPair(id, algorithm, pair, curves);
    }

    /**
     * A JWK (RFC 7517): private, or a secret ({@code oct}). Its algorithm is its {@code alg}, which has to be allowed, else
     * the only allowed one that fits its type and curve; without a {@code kid} its id is its thumbprint.
     *
     * @param json one key
     * @param allowed the algorithms to choose from
     * @throws IllegalArgumentException where the key is broken, public, not for signing, fits no allowed algorithm, or fits
     *     several; quotes nothing
     */
    public static SigningKey ofJwk(String json, Set<JwsAlgorithm> allowed) {
        return JwkKeys.signingKey(json, allowed);
    }

    /**
     * A shared secret. Without an id, its id is made of it by a MAC.
     *
     * @param id what the {@code kid} of its tokens says, 1 to 256 printable ASCII characters
     * @param algorithm HS256, HS384 or HS512
     * @param secret random bytes, at least as many as the hash has (RFC 7518, section 3.2); copied
     * @throws IllegalArgumentException for another algorithm, or a secret that is too short; says what would do
     */
    public static SigningKey ofSecret(Optional<String> id, JwsAlgorithm algorithm, byte[] secret) {
        if (algorithm.family() != JwsAlgorithm.Family.HMAC) {
            throw new IllegalArgumentException(algorithm.headerValue() + " takes a private key, not a secret");
        }
        PublicHalf half = PublicHalf.ofSecret(id, algorithm, secret);
        return new SigningKey(new HmacSigner(algorithm, secret), half);
    }

    /**
     * A new key, which is gone with the process: for tests and for trying things out. RSA keys have 3072 bits.
     *
     * @param id what the {@code kid} of its tokens says; without it, its thumbprint
     * @param algorithm what it signs with
     * @param random a cryptographically strong source
     */
    public static SigningKey generate(Optional<String> id, JwsAlgorithm algorithm, RandomGenerator random) {
        if (algorithm.family() == JwsAlgorithm.Family.HMAC) {
            byte[] secret = new byte[algorithm.hashBytes()];
            random.nextBytes(secret);
            return ofSecret(id, algorithm, secret);
        }
        return ofPair(id, algorithm, KeyPairs.generate(algorithm, random), CurveSigning.preferred());
    }

    static SigningKey ofPair(Optional<String> id, JwsAlgorithm algorithm, KeyPair pair, CurveSigning curves) {
        PublicHalf half = PublicHalf.ofPublicKey(id, algorithm, pair.getPublic());
        return new SigningKey(PrivateKeyRules.signer(algorithm, pair, curves), half);
    }

    /** What the {@code kid} of its tokens says. */
    public String id() {
        return publicHalf.id();
    }

    /** The one algorithm that the key signs with. */
    public JwsAlgorithm algorithm() {
        return publicHalf.algorithm();
    }

    /** What checks its signatures. */
    public PublicHalf publicHalf() {
        return publicHalf;
    }

    /**
     * Signs.
     *
     * @param message holds what is signed from its start: the ASCII bytes of header, dot and payload
     * @param length how many bytes of {@code message} are signed
     * @return the signature as a JWS has it, not encoded; for ECDSA r and s one after the other (RFC 7518, section 3.4)
     */
    public byte[] sign(byte[] message, int length) {
        return signer.sign(message, length);
    }

    /** How many bytes each of its signatures has. */
    int signatureLength() {
        return signatureLength;
    }

    @Override
    public String toString() {
        return "SigningKey[" + algorithm().headerValue() + "]";
    }
}
