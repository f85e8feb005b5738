package dev.sessionkit.benchmarks;

import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.util.Base64;
import javax.crypto.SecretKey;

/** A key to sign with as settings hold it. */
final class SigningKeyJson {

    private SigningKeyJson() {}

    static String of(TokenAlgorithm algorithm, TokenAlgorithm.Keys keys) {
        return "{ \"Id\": \"%s\", \"Algorithm\": \"%s\", %s }"
                .formatted(TokenIssuer.KEY_ID, algorithm.headerValue(), content(keys.signing()));
    }

    private static String content(Key key) {
        if (key instanceof SecretKey secret) {
            return "\"Secret\": \"" + new String(secret.getEncoded(), StandardCharsets.US_ASCII) + "\"";
        }
        return "\"Pem\": \"-----BEGIN PRIVATE KEY-----\\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(key.getEncoded())
                        .replace("\n", "\\n")
                + "\\n-----END PRIVATE KEY-----\\n\"";
    }
}
