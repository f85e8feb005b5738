package dev.sessionkit.store.token.jws;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.AlgorithmParameterSpec;
import java.util.Optional;

/** Signatures of one fixed length, checked by the Java platform. Thread-safe. */
final class JcaCheck implements SignatureCheck {

    private final Idle<Signature> verifiers;
    private final int signatureLength;

    /**
     * For {@code key}.
     *
     * @param name as {@link Signature#getInstance(String)} takes it
     * @param parameters what the algorithm needs beside its name
     * @param signatureLength in bytes; any other length is refused unread
     */
    JcaCheck(String name, Optional<AlgorithmParameterSpec> parameters, PublicKey key, int signatureLength) {
        this.verifiers = new Idle<>(() -> initialised(name, parameters, key));
        this.signatureLength = signatureLength;
        verifiers.park(verifiers.take()); // a key that the platform refuses is refused now
    }

    @Override
    public boolean verifies(byte[] message, int length, byte[] signature) {
        if (signature.length != signatureLength) {
            return false;
        }
        Signature verifier = verifiers.take();
        try {
            verifier.update(message, 0, length);
            boolean verified = verifier.verify(signature); // and is as it was after initVerify
            verifiers.park(verifier);
            return verified;
        } catch (GeneralSecurityException | RuntimeException e) { // providers throw either for a malformed signature
            return false;
        }
    }

    private static Signature initialised(String name, Optional<AlgorithmParameterSpec> parameters, PublicKey key) {
        try {
            Signature verifier = Signature.getInstance(name);
            if (parameters.isPresent()) {
                verifier.setParameter(parameters.get());
            }
            verifier.initVerify(key);
            return verifier;
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("this Java platform does not take the key for " + name, e);
        }
    }
}
