package dev.sessionkit.store.token.jws;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.NamedParameterSpec;
import java.util.random.RandomGenerator;

/** New key pairs for an algorithm. */
final class KeyPairs {

    private static final int RSA_BITS = 3072; // 128 bits of strength (NIST SP 800-57 part 1, table 2)

    private KeyPairs() {}

    static KeyPair generate(JwsAlgorithm algorithm, RandomGenerator random) {
        GivenRandom given = new GivenRandom(random);
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(type(algorithm));
            switch (algorithm.family()) {
                case RSA, RSA_PSS -> generator.initialize(RSA_BITS, given);
                case ECDSA -> generator.initialize(EcCurve.of(algorithm).parameters(), given);
                default -> generator.initialize(NamedParameterSpec.ED25519, given);
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java platform makes no keys for " + algorithm.headerValue(), e);
        }
    }

    private static String type(JwsAlgorithm algorithm) {
        return switch (algorithm.family()) {
            case RSA, RSA_PSS -> "RSA";
            case ECDSA -> "EC";
            default -> "Ed25519";
        };
    }
}
