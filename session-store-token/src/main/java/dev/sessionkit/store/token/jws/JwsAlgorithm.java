package dev.sessionkit.store.token.jws;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The algorithms that a JWS may be signed with (RFC 7518 section 3.1, RFC 8037). {@code none} is not among them. */
public enum JwsAlgorithm {
    /** HMAC with SHA-256. */
    HS256(Family.HMAC, 256),
    /** HMAC with SHA-384. */
    HS384(Family.HMAC, 384),
    /** HMAC with SHA-512. */
    HS512(Family.HMAC, 512),
    /** RSASSA-PKCS1-v1_5 with SHA-256. */
    RS256(Family.RSA, 256),
    /** RSASSA-PKCS1-v1_5 with SHA-384. */
    RS384(Family.RSA, 384),
    /** RSASSA-PKCS1-v1_5 with SHA-512. */
    RS512(Family.RSA, 512),
    /** RSASSA-PSS with SHA-256. */
    PS256(Family.RSA_PSS, 256),
    /** RSASSA-PSS with SHA-384. */
    PS384(Family.RSA_PSS, 384),
    /** RSASSA-PSS with SHA-512. */
    PS512(Family.RSA_PSS, 512),
    /** ECDSA on P-256 with SHA-256. */
    ES256(Family.ECDSA, 256),
    /** ECDSA on P-384 with SHA-384. */
    ES384(Family.ECDSA, 384),
    /** ECDSA on P-521 with SHA-512. */
    ES512(Family.ECDSA, 512),
    /** EdDSA with Ed25519; Ed448 is not taken. */
    EDDSA("EdDSA", Family.ED25519, 512);

    /** What kind of key an algorithm takes, and how. */
    enum Family {
        HMAC,
        RSA,
        RSA_PSS,
        ECDSA,
        ED25519
    }

    private static final Map<String, JwsAlgorithm> BY_HEADER =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(JwsAlgorithm::headerValue, a -> a));

    private final String headerValue;
    private final Family family;
    private final int hashBits;

    JwsAlgorithm(Family family, int hashBits) {
        this.headerValue = name();
        this.family = family;
        this.hashBits = hashBits;
    }

    JwsAlgorithm(String headerValue, Family family, int hashBits) {
        this.headerValue = headerValue;
        this.family = family;
        this.hashBits = hashBits;
    }

    /** How the {@code alg} header spells it. */
    public String headerValue() {
        return headerValue;
    }

    /**
     * The algorithm that an {@code alg} header names, compared exactly; empty where it is none of these.
     *
     * @param value the header's value
     */
    public static Optional<JwsAlgorithm> ofHeader(String value) {
        return Optional.ofNullable(BY_HEADER.get(value));
    }

    Family family() {
        return family;
    }

    int hashBytes() {
        return hashBits / Byte.SIZE;
    }

    /** The hash as {@link java.security.MessageDigest} calls it. */
    String hash() {
        return "SHA-" + hashBits;
    }

    /** The hash as the platform writes it inside other names, such as SHA256withRSA. */
    String hashInNames() {
        return "SHA" + hashBits;
    }
}
