package dev.sessionkit.store.token.jws;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/** Ed25519 public keys as 32 bytes (RFC 8032, section 5.1.5) and as the platform's objects. */
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

    static byte[] bytes(EdECPublicKey key) {
        byte[] encoded = key.getEncoded();
        return Arrays.copyOfRange(encoded, encoded.length - BYTES, encoded.length);
    }
}
