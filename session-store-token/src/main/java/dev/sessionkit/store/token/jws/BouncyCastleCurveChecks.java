package dev.sessionkit.store.token.jws;

import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;

/** Elliptic curves as Bouncy Castle computes on them, without a security provider being registered. Thread-safe. */
final class BouncyCastleCurveChecks implements CurveChecks {

    @Override
    public SignatureCheck ecdsa(JwsAlgorithm algorithm, ECPublicKey key) {
        return new BouncyCastleEcdsaCheck(algorithm, key);
    }

    @Override
    public SignatureCheck ed25519(EdECPublicKey key) {
        return new BouncyCastleEd25519Check(Ed25519Keys.bytes(key));
    }
}
