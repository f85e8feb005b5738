package dev.sessionkit.store.token.jws;

import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.util.Optional;

/** Elliptic curves as the Java platform computes on them. Thread-safe. */
final class PlatformCurveChecks implements CurveChecks {

    private static final int ED25519_BYTES = 64;

    @Override
    public SignatureCheck ecdsa(JwsAlgorithm algorithm, ECPublicKey key) {
        EcCurve curve = EcCurve.of(algorithm);
        SignatureCheck check = new JcaCheck(
                algorithm.hashInNames() + "withECDSAinP1363Format", Optional.empty(), key, 2 * curve.scalarBytes());
        return (message, length, signature) ->
                EcdsaSignature.read(signature, curve).isPresent() && check.verifies(message, length, signature);
    }

    @Override
    public SignatureCheck ed25519(EdECPublicKey key) {
        return new JcaCheck("Ed25519", Optional.empty(), key, ED25519_BYTES);
    }
}
