package dev.sessionkit.store.token.jws;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECPoint;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;

/** ECDSA by Bouncy Castle's arithmetic for exactly these curves; the hash is the platform's. Thread-safe. */
final class BouncyCastleEcdsaCheck implements SignatureCheck {

    private final EcCurve curve;
    private final ECDSASigner verifier = new ECDSASigner(); // only read after init, so shared
    private final Idle<MessageDigest> digests;

    BouncyCastleEcdsaCheck(JwsAlgorithm algorithm, ECPublicKey key) {
        this.curve = EcCurve.of(algorithm);
        this.digests = new Idle<>(() -> digest(algorithm.hash()));
        X9ECParameters named = CustomNamedCurves.getByName(curve.jwkName());
        ECPoint point = key.getW();
        verifier.init(
                false,
                new ECPublicKeyParameters(
                        named.getCurve().createPoint(point.getAffineX(), point.getAffineY()),
                        new ECDomainParameters(named)));
    }

    @Override
    public boolean verifies(byte[] message, int length, byte[] signature) {
        return EcdsaSignature.read(signature, curve)
                .filter(numbers -> verifier.verifySignature(hash(message, length), numbers.r(), numbers.s()))
                .isPresent();
    }

    private byte[] hash(byte[] message, int length) {
        MessageDigest digest = digests.take();
        digest.update(message, 0, length);
        byte[] hash = digest.digest();
        digests.park(digest);
        return hash;
    }

    private static MessageDigest digest(String name) {
        try {
            return MessageDigest.getInstance(name);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java platform lacks " + name, e);
        }
    }
}
