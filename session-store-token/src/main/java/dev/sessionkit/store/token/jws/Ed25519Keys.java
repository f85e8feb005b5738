package dev.sessionkit.store.token.jws;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/** Ed25519 keys as 32 bytes (RFC 8032, section 5.1.5) and as the platform's objects. */
final class Ed25519Keys {

    static final int BYTES = 32;

    private static final byte[] PREFIX = HexFormat.of().parseHex("302a300506032b6570032100"); // RFC 8410, section 4

    private Ed25519Keys() {}

    static PublicKey of(byte[] key) {
        if (key.length != BYTES) {
            throw new IllegalArgumentException("an Ed25519 public key has " + BYTES + " bytes, not " + key.length);
        }
        byte[] encoded = Arrays.copyOf(PREFIX, PREFIX.length + BYTES);
        System.arraycopy(key, 0, encoded, PREFIX.length, BYTES);
        try {
            return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the key is not an Ed25519 public key", e);
        }
    }

    /** A private key of its 32 bytes (RFC 8032, section 5.1.5). */
    static PrivateKey ofSeed(byte[] seed) {
        if (seed.length != BYTES) {
            throw new IllegalArgumentException("an Ed25519 private key has " + BYTES + " bytes, not " + seed.length);
        }
        try {
            return KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
        } catch (GeneralSecurityException e) { // without the cause, whose message might quote the key
            throw new IllegalArgumentException("the key is not an Ed25519 private key");
        }
    }

    static byte[] seed(EdECPrivateKey key) {
        return key.getBytes()
                .filter(bytes -> bytes.length == BYTES)
                .orElseThrow(() -> new IllegalArgumentException("the Ed25519 private key cannot be read out"));
    }

    static byte[] bytes(EdECPublicKey key) {
        byte[] encoded = key.getEncoded();
        return Arrays.copyOfRange(encoded, encoded.length - BYTES, encoded.length);
    }
}
