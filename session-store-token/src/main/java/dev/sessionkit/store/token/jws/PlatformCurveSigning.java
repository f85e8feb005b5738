package dev.sessionkit.store.token.jws;

import java.security.KeyPair;
import java.security.PublicKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.EdECPrivateKey;
import java.util.Optional;

/** Elliptic curves as the Java platform computes on them. It offers no way from a private key to its public one. Thread-safe. */
final class PlatformCurveSigning implements CurveSigning {

    @Override
    public Signer ecdsa(JwsAlgorithm algorithm, ECPrivateKey key) {
        return new JcaSigner(algorithm.hashInNames() + "withECDSAinP1363Format", Optional.empty(), key);
    }

    @Override
    public Signer ed25519(KeyPair pair) {
        return new JcaSigner("Ed25519", Optional.empty(), pair.getPrivate());
    }

    @Override
    public Optional<PublicKey> publicKey(EcCurve curve, ECPrivateKey key) {
        return Optional.empty();
    }

    @Override
    public Optional<PublicKey> publicKey(EdECPrivateKey key) {
        return Optional.empty();
    }
}
