package dev.sessionkit.store.token.jws;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.ECPublicKeySpec;
import java.util.Optional;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/** Elliptic curves as Bouncy Castle computes on them, without a security provider being registered. Thread-safe. */
final class BouncyCastleCurveSigning implements CurveSigning {

    @Override
    public Signer ecdsa(JwsAlgorithm algorithm, ECPrivateKey key) {
        return new BouncyCastleEcdsaSigner(algorithm, key);
    }

    @Override
    public Signer ed25519(KeyPair pair) {
        byte[] seed = Ed25519Keys.seed((EdECPrivateKey) pair.getPrivate());
        byte[] publicKey = Ed25519Keys.bytes((EdECPublicKey) pair.getPublic());
        return (message, length) -> {
            byte[] signature = new byte[Ed25519.SIGNATURE_SIZE];
            Ed25519.sign(seed, 0, publicKey, 0, message, 0, length, signature, 0);
            return signature;
        };
    }

    @Override
    public Optional<PublicKey> publicKey(EcCurve curve, ECPrivateKey key) {
        ECPoint generator = CustomNamedCurves.getByName(curve.jwkName()).getG();
        ECPoint point =
                new FixedPointCombMultiplier().multiply(generator, key.getS()).normalize();
        java.security.spec.ECPoint affine = new java.security.spec.ECPoint(
                point.getAffineXCoord().toBigInteger(), point.getAffineYCoord().toBigInteger());
        try {
            return Optional.of(
                    KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(affine, key.getParams())));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java platform lacks the curve " + curve.jwkName(), e);
        }
    }

    @Override
    public Optional<PublicKey> publicKey(EdECPrivateKey key) {
        byte[] publicKey = new byte[Ed25519.PUBLIC_KEY_SIZE];
        Ed25519.generatePublicKey(Ed25519Keys.seed(key), 0, publicKey, 0);
        return Optional.of(Ed25519Keys.of(publicKey));
    }
}
