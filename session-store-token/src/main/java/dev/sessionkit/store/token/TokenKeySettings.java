package dev.sessionkit.store.token;

import dev.sessionkit.spi.Secret;
import dev.sessionkit.spi.Setting;
import dev.sessionkit.store.token.jws.JwsAlgorithm;
import dev.sessionkit.store.token.jws.VerifyingKey;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One key that tokens are checked with: exactly one of {@code Pem}, {@code Jwk} and {@code Secret}. Immutable.
 *
 * @param id what a token's {@code kid} calls it
 * @param algorithm the one algorithm it is used with
 * @param pem a public key
 * @param jwk a key as JSON
 * @param secret a shared secret
 */
public record TokenKeySettings(
        @Setting("What a token's kid calls the key. Without it, the key is tried for every kid. A JWK has its own.")
        Optional<String> id,

        @Setting(
                "The one algorithm the key is used with, such as RS256. Needed with Pem and Secret; a JWK has its own.")
        Optional<String> algorithm,

        @Setting("A public key or certificate in PEM, such as \"${file:/etc/keys/issuer.pem}\".")
        Optional<String> pem,

        @Setting("A JWK (RFC 7517) as text, such as \"${file:/etc/keys/issuer.jwk}\".")
        Optional<Secret> jwk,

        @Setting(
                "A shared secret, such as \"${env:TOKEN_SECRET}\": its UTF-8 bytes, as many as the algorithm's hash or more.")
        Optional<Secret> secret) {

    /**
     * Checks that it is one key.
     *
     * @param id what a token's {@code kid} calls it
     * @param algorithm the one algorithm it is used with
     * @param pem a public key
     * @param jwk a key as JSON
     * @param secret a shared secret
     * @throws IllegalArgumentException where it is none, or several
     */
    public TokenKeySettings {
        long given = Stream.of(pem, jwk, secret).filter(Optional::isPresent).count();
        if (given != 1) {
            throw new IllegalArgumentException(
                    "a key is one of Pem, Jwk and Secret, not " + (given == 0 ? "none" : given));
        }
        if (pem.isPresent() && !pem.get().strip().startsWith("-----BEGIN")) {
            throw new IllegalArgumentException(
                    "Pem is the key itself, which starts with -----BEGIN; for a file write \"${file:PATH}\"");
        }
        if (jwk.isPresent() && (id.isPresent() || algorithm.isPresent())) {
            throw new IllegalArgumentException("a Jwk says its kid and alg itself: leave Id and Algorithm out");
        }
        if (jwk.isEmpty() && algorithm.isEmpty()) {
            throw new IllegalArgumentException(
                    "Algorithm is missing: a key is used with one algorithm (RFC 8725, section 3.1)");
        }
    }

    /** The key itself. */
    VerifyingKey key(Set<JwsAlgorithm> allowed) {
        if (jwk.isPresent()) {
            return VerifyingKey.ofJwk(jwk.get().reveal(), allowed);
        }
        JwsAlgorithm own = Algorithms.of("Algorithm", algorithm.orElseThrow());
        if (!allowed.contains(own)) {
            throw new IllegalArgumentException("a key is for " + own.headerValue()
                    + ", which is not among Algorithms: add it there, or leave the key out");
        }
        return secret.isPresent()
                ? VerifyingKey.ofSecret(id, own, secret.get().reveal().getBytes(StandardCharsets.UTF_8))
                : VerifyingKey.ofPem(id, own, pem.orElseThrow());
    }
}
