package dev.sessionkit.store.token.jws;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;

/** The curves of RFC 7518, section 3.4. */
enum EcCurve {
    P256("P-256", "secp256r1"),
    P384("P-384", "secp384r1"),
    P521("P-521", "secp521r1");

    private final String jwkName;

    @SuppressWarnings("ImmutableEnumChecker") // nothing of it can be changed
    private final ECParameterSpec parameters;

    EcCurve(String jwkName, String platformName) {
        this.jwkName = jwkName;
        try {
            AlgorithmParameters named = AlgorithmParameters.getInstance("EC");
            named.init(new ECGenParameterSpec(platformName));
            this.parameters = named.getParameterSpec(ECParameterSpec.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java platform lacks the curve " + jwkName, e);
        }
    }

    /** The curve of an ECDSA algorithm. */
    static EcCurve of(JwsAlgorithm algorithm) {
        return switch (algorithm) {
            case ES256 -> P256;
            case ES384 -> P384;
            case ES512 -> P521;
            default -> throw new IllegalArgumentException(algorithm.headerValue() + " has no curve to choose");
        };
    }

    /** The curve's name in a JWK. */
    String jwkName() {
        return jwkName;
    }

    /** The curve as the platform describes it. */
    ECParameterSpec parameters() {
        return parameters;
    }

    /** The number of points, a prime: r and s of a signature are at least 1 and less than this. */
    BigInteger order() {
        return parameters.getOrder();
    }

    /** The length of r, and of s, in a signature. */
    int scalarBytes() {
        return (order().bitLength() + Byte.SIZE - 1) / Byte.SIZE;
    }

    /** Whether a key with these parameters is of this curve. */
    boolean hasParameters(ECParameterSpec others) {
        return parameters.getCurve().equals(others.getCurve())
                && parameters.getGenerator().equals(others.getGenerator())
                && parameters.getOrder().equals(others.getOrder())
                && parameters.getCofactor() == others.getCofactor();
    }

    /** Whether {@code point} fulfils the curve's equation, y² = x³ + ax + b modulo p; infinity does not. */
    boolean holds(ECPoint point) {
        if (point.equals(ECPoint.POINT_INFINITY)) {
            return false;
        }
        BigInteger p = ((ECFieldFp) parameters.getCurve().getField()).getP();
        BigInteger x = point.getAffineX();
        BigInteger y = point.getAffineY();
        if (x.signum() < 0 || y.signum() < 0 || x.compareTo(p) >= 0 || y.compareTo(p) >= 0) {
            return false;
        }
        BigInteger right = x.multiply(x)
                .add(parameters.getCurve().getA())
                .multiply(x)
                .add(parameters.getCurve().getB());
        return y.multiply(y).subtract(right).mod(p).signum() == 0;
    }
}
