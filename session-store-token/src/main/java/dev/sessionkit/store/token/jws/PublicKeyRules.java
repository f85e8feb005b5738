package dev.sessionkit.store.token.jws;

import java.math.BigInteger;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.NamedParameterSpec;

/** Which public keys an algorithm takes: type, curve and size (RFC 7518 sections 3.3 to 3.5, RFC 8725 section 3.5). */
final class PublicKeyRules {

    private static final int SHORTEST_RSA = 2048; // bits
    private static final int LONGEST_RSA = 8192; // longer ones take too long to check
    private static final int LONGEST_EXPONENT = 64; // bits
    private static final BigInteger SMALLEST_EXPONENT = BigInteger.valueOf(3);

    private PublicKeyRules() {}

    /** The check of {@code key}'s signatures; an {@link IllegalArgumentException} says why the key does not fit. */
    static SignatureCheck check(JwsAlgorithm algorithm, PublicKey key, CurveChecks curves) {
        return switch (algorithm.family()) {
            case RSA -> RsaChecks.pkcs1(algorithm, rsa(algorithm, key));
            case RSA_PSS -> RsaChecks.pss(algorithm, rsa(algorithm, key));
            case ECDSA -> curves.ecdsa(algorithm, ec(algorithm, key));
            case ED25519 -> curves.ed25519(ed25519(key));
            case HMAC ->
                throw new IllegalArgumentException(algorithm.headerValue() + " takes a secret, not a public key");
        };
    }

    private static RSAPublicKey rsa(JwsAlgorithm algorithm, PublicKey key) {
        if (!(key instanceof RSAPublicKey rsa)) {
            throw new IllegalArgumentException(algorithm.headerValue() + " takes an RSA key");
        }
        int bits = rsa.getModulus().bitLength();
        if (bits < SHORTEST_RSA || bits > LONGEST_RSA) {
            throw new IllegalArgumentException(
                    "an RSA key has " + SHORTEST_RSA + " to " + LONGEST_RSA + " bits, not " + bits);
        }
        BigInteger exponent = rsa.getPublicExponent();
        if (!rsa.getModulus().testBit(0)
                || !exponent.testBit(0)
                || exponent.compareTo(SMALLEST_EXPONENT) < 0
                || exponent.bitLength() > LONGEST_EXPONENT) {
            throw new IllegalArgumentException("the RSA key's modulus or exponent is none that RSA works with");
        }
        return rsa;
    }

    private static ECPublicKey ec(JwsAlgorithm algorithm, PublicKey key) {
        EcCurve curve = EcCurve.of(algorithm);
        if (!(key instanceof ECPublicKey ec) || !curve.hasParameters(ec.getParams())) {
            throw new IllegalArgumentException(
                    algorithm.headerValue() + " takes an EC key on the curve " + curve.jwkName());
        }
        if (!curve.holds(ec.getW())) {
            throw new IllegalArgumentException("the key is not a point of its curve");
        }
        return ec;
    }

    private static EdECPublicKey ed25519(PublicKey key) {
        if (!(key instanceof EdECPublicKey edwards)
                || !NamedParameterSpec.ED25519
                        .getName()
                        .equals(edwards.getParams().getName())) {
            throw new IllegalArgumentException("EdDSA takes an Ed25519 key");
        }
        return edwards;
    }
}
