package dev.sessionkit.store.token.jws;

import java.math.BigInteger;
import java.util.Optional;

/** The two numbers of an ECDSA signature, each at least 1 and less than the curve's order. */
record EcdsaSignature(BigInteger r, BigInteger s) {

    /**
     * Reads r and s, one after the other in exactly the curve's length (RFC 7518, section 3.4). Empty where the length is
     * another or a number is out of range: a platform that forgets to look takes all zeros for anybody's signature.
     */
    static Optional<EcdsaSignature> read(byte[] signature, EcCurve curve) {
        int half = curve.scalarBytes();
        if (signature.length != 2 * half) {
            return Optional.empty();
        }
        BigInteger r = new BigInteger(1, signature, 0, half);
        BigInteger s = new BigInteger(1, signature, half, half);
        boolean inRange =
                r.signum() > 0 && s.signum() > 0 && r.compareTo(curve.order()) < 0 && s.compareTo(curve.order()) < 0;
        return inRange ? Optional.of(new EcdsaSignature(r, s)) : Optional.empty();
    }

    /** r and s as {@link #read} takes them. */
    byte[] bytes(EcCurve curve) {
        int half = curve.scalarBytes();
        byte[] signature = new byte[2 * half];
        UnsignedNumbers.write(r, signature, 0, half);
        UnsignedNumbers.write(s, signature, half, half);
        return signature;
    }
}
