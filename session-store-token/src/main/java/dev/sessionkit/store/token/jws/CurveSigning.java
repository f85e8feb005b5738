package dev.sessionkit.store.token.jws;

import java.security.KeyPair;
import java.security.PublicKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.EdECPrivateKey;
import java.util.Optional;

/** Who signs on elliptic curves. The keys are known to be of the right curve. Thread-safe. */
interface CurveSigning {

    /** ECDSA, with r and s one after the other (RFC 7518, section 3.4). */
    Signer ecdsa(JwsAlgorithm algorithm, ECPrivateKey key);

    /** Ed25519 (RFC 8037, section 3.1). The public key is hashed into each signature, so it has to be the private one's. */
    Signer ed25519(KeyPair pair);

    /** The public key that belongs to {@code key}; empty where it cannot be computed here. */
    Optional<PublicKey> publicKey(EcCurve curve, ECPrivateKey key);

    /** The public key that belongs to {@code key}; empty where it cannot be computed here. */
    Optional<PublicKey> publicKey(EdECPrivateKey key);

    /** Bouncy Castle, several times faster and without random nonces, where the host has it; else the platform. */
    static CurveSigning preferred() {
        return PreferredCurveSigning.CHOSEN;
    }
}
