package dev.sessionkit.store.token.jws;

import java.security.SecureRandom;
import java.util.random.RandomGenerator;

/**
 * The framework's source of randomness in the shape in which the platform makes key pairs. Only keys are made with it: nonces
 * never, since a source that is weaker than it should be would give the key away with each signature. Thread-safe.
 */
final class GivenRandom extends SecureRandom {

    private static final long serialVersionUID = 1L;

    private final transient RandomGenerator source;

    GivenRandom(RandomGenerator source) {
        this.source = source;
    }

    @Override
    public void nextBytes(byte[] bytes) {
        source.nextBytes(bytes); // the other methods ask here
    }

    @Override
    public String getAlgorithm() {
        return "given";
    }
}
