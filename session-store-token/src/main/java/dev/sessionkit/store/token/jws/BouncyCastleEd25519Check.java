package dev.sessionkit.store.token.jws;

import org.bouncycastle.math.ec.rfc8032.Ed25519;

/** Ed25519 by Bouncy Castle; the public point is decoded once. Thread-safe. */
final class BouncyCastleEd25519Check implements SignatureCheck {

    private final Ed25519.PublicPoint key;

    BouncyCastleEd25519Check(byte[] publicKey) {
        Ed25519.PublicPoint point = Ed25519.validatePublicKeyPartialExport(publicKey, 0);
        if (point == null) {
            throw new IllegalArgumentException("the key is not a point of Ed25519");
        }
        this.key = point;
    }

    @Override
    public boolean verifies(byte[] message, int length, byte[] signature) {
        return signature.length == Ed25519.SIGNATURE_SIZE && Ed25519.verify(signature, 0, key, message, 0, length);
    }
}
