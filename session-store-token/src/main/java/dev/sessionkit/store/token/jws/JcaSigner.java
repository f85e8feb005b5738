package dev.sessionkit.store.token.jws;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.AlgorithmParameterSpec;
import java.util.Optional;

/**
 * Signs by the Java platform, which draws what is random in a signature from its own source. Failures have no cause, whose
 * message might quote the key. Thread-safe.
 */
final class JcaSigner implements Signer {

    private final String name;
    private final Idle<Signature> signers;

    /**
     * For {@code key}.
     *
     * @param name as {@link Signature#getInstance(String)} takes it
     * @param parameters what the algorithm needs beside its name
     */
    JcaSigner(String name, Optional<AlgorithmParameterSpec> parameters, PrivateKey key) {
        this.name = name;
        this.signers = new Idle<>(() -> initialised(name, parameters, key));
        signers.park(signers.take()); // a key that the platform refuses is refused now
    }

    @Override
    public byte[] sign(byte[] message, int length) {
        Signature signer = signers.take();
        try {
            signer.update(message, 0, length);
            byte[] signature = signer.sign(); // and is as it was after initSign
            signers.park(signer);
            return signature;
        } catch (GeneralSecurityException | RuntimeException e) {
            throw new IllegalStateException("this Java platform did not sign with " + name);
        }
    }

    private static Signature initialised(String name, Optional<AlgorithmParameterSpec> parameters, PrivateKey key) {
        try {
            Signature signer = Signature.getInstance(name);
            if (parameters.isPresent()) {
                signer.setParameter(parameters.get());
            }
            signer.initSign(key);
            return signer;
        } catch (GeneralSecurityException | RuntimeException e) {
            throw new IllegalArgumentException("this Java platform does not take the key for " + name);
        }
    }
}
