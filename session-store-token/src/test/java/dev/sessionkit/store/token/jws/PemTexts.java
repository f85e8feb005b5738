package dev.sessionkit.store.token.jws;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.KeyPair;
import java.util.Base64;

/** Keys as PEM, in lines as `openssl` writes them. */
public final class PemTexts {

    private PemTexts() {}

    static String block(String label, byte[] content) {
        return "-----BEGIN " + label + "-----\n"
                + Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII)).encodeToString(content) + "\n-----END " + label
                + "-----\n";
    }

    static String privateKey(KeyPair pair) {
        return block("PRIVATE KEY", pair.getPrivate().getEncoded());
    }

    static String publicKey(KeyPair pair) {
        return block("PUBLIC KEY", pair.getPublic().getEncoded());
    }

    /** A private key of a run, which nobody else has. */
    public static String privateKey(JwsAlgorithm algorithm) {
        return privateKey(TestKey.of(algorithm).pair());
    }

    /** The public half of {@link #privateKey(JwsAlgorithm)}. */
    public static String publicKey(JwsAlgorithm algorithm) {
        return publicKey(TestKey.of(algorithm).pair());
    }
}
