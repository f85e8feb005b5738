package com.example.custom;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sessionkit.spi.ForeignToken;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A token's name where the token itself must not lie about. Immutable.
 *
 * @param sha256 in hexadecimal
 */
record TokenHash(String sha256) {

    static TokenHash of(ForeignToken token) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(token.value().getBytes(UTF_8));
            return new TokenHash(HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
