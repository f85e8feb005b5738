package dev.sessionkit.auth.jwt;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Keys of a run, made once for each name. */
final class TestKeys {

    static final String SECRET = "a shared secret of these tests, of more than 32 bytes";

    /** The algorithms that tokens are issued with here. */
    static final List<String> ALGORITHMS = List.of("ES256", "EdDSA", "RS256", "HS256");

    private static final Map<String, KeyPair> MADE = new ConcurrentHashMap<>();

    private TestKeys() {}

    /** Always the same pair of one algorithm and name. */
    static KeyPair pair(String algorithm, String name) {
        return MADE.computeIfAbsent(algorithm + ' ' + name, none -> another(algorithm));
    }

    private static KeyPair another(String algorithm) {
        try {
            if (algorithm.equals("EdDSA")) {
                return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            }
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm.equals("ES256") ? "EC" : "RSA");
            if (algorithm.equals("ES256")) {
                generator.initialize(new ECGenParameterSpec("secp256r1"));
            } else {
                generator.initialize(2048);
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    static String privatePem(String algorithm, String name) {
        return pem("PRIVATE KEY", pair(algorithm, name).getPrivate().getEncoded());
    }

    static String publicPem(String algorithm, String name) {
        return pem("PUBLIC KEY", pair(algorithm, name).getPublic().getEncoded());
    }

    private static String pem(String label, byte[] content) {
        return "-----BEGIN " + label + "-----\n"
                + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                        .encodeToString(content)
                + "\n-----END " + label + "-----\n";
    }

    /** A key as settings have it, to sign with. */
    static Map<String, String> signing(String algorithm, String name) {
        return algorithm.startsWith("HS")
                ? Map.of("Id", name, "Algorithm", algorithm, "Secret", SECRET + name)
                : Map.of("Id", name, "Algorithm", algorithm, "Pem", privatePem(algorithm, name));
    }

    /** A key as settings have it, to verify with. */
    static Map<String, String> verifying(String algorithm, String name) {
        return algorithm.startsWith("HS")
                ? signing(algorithm, name)
                : Map.of("Id", name, "Algorithm", algorithm, "Pem", publicPem(algorithm, name));
    }
}
