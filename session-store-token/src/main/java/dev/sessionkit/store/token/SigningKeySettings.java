package dev.sessionkit.store.token;

import dev.sessionkit.spi.Secret;
import dev.sessionkit.spi.Setting;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One key of those that an issuer signs with or has signed with: exactly one of {@code Pem}, {@code Jwk} and {@code Secret}.
 * The first of a list signs and is private; the others, keys to come and keys of the past, only verify and may be public.
 * Immutable; prints no key.
 *
 * @param id what a token's {@code kid} calls it
 * @param algorithm the one algorithm it is used with
 * @param pem a key in PEM
 * @param jwk a key as JSON
 * @param secret a shared secret
 */
public record SigningKeySettings(
        @Setting("What a token's kid calls the key. Without it, the key's thumbprint (RFC 7638). A JWK has its own.")
        Optional<String> id,

        @Setting(
                "The one algorithm the key is used with, such as EdDSA. With Pem, ES256 unless set; needed with Secret;"
                        + " a JWK has its own.")
        Optional<String> algorithm,

        @Setting(
                "A private key in PEM (PKCS#8, as openssl genpkey writes it), such as \"${file:/etc/keys/issuer.pem}\"."
                        + " A key that only verifies may be public.")
        Optional<Secret> pem,

        @Setting("A private JWK (RFC 7517) as text, such as \"${file:/etc/keys/issuer.jwk}\"."
                + " A key that only verifies may be public.")
        Optional<Secret> jwk,

        @Setting(
                "A shared secret for HS256 and the like, such as \"${env:TOKEN_SECRET}\": its UTF-8 bytes, as many as the"
                        + " algorithm's hash or more. It is never published.")
        Optional<Secret> secret) {

    private static final int LONGEST_ID = 256;

    /**
     * Checks that it is one key.
     *
     * @param id what a token's {@code kid} calls it, 1 to 256 printable ASCII characters
     * @param algorithm the one algorithm it is used with
     * @param pem a key in PEM
     * @param jwk a key as JSON
     * @param secret a shared secret
     * @throws IllegalArgumentException where it is none, or several
     */
    public SigningKeySettings {
        long given = Stream.of(pem, jwk, secret).filter(Optional::isPresent).count();
        if (given != 1) {
            throw new IllegalArgumentException(
                    "a key is one of Pem, Jwk and Secret, not " + (given == 0 ? "none" : given));
        }
        if (jwk.isPresent() && (id.isPresent() || algorithm.isPresent())) {
            throw new IllegalArgumentException("a Jwk says its kid and alg itself: leave Id and Algorithm out");
        }
        if (secret.isPresent() && algorithm.isEmpty()) {
            throw new IllegalArgumentException("Algorithm is missing: a Secret is used with HS256, HS384 or HS512");
        }
        algorithm.ifPresent(name -> Algorithms.of("Algorithm", name));
        id.ifPresent(SigningKeySettings::requireId);
    }

    private static void requireId(String id) {
        boolean printable = id.chars().allMatch(character -> character >= ' ' && character <= '~');
        if (id.isBlank() || id.length() > LONGEST_ID || !printable) {
            throw new IllegalArgumentException("Id has 1 to " + LONGEST_ID + " printable ASCII characters");
        }
    }
}
