package dev.sessionkit.benchmarks;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** What the tokens of the rows token 1 and 2 are signed with (RFC 7518, section 3; RFC 8037), and its names on the platform. */
enum TokenAlgorithm {
    HS256("HS256", "HmacSHA256"),
    RS256("RS256", "SHA256withRSA"),
    ES256("ES256", "SHA256withECDSAinP1363Format"),
    EDDSA("EdDSA", "Ed25519");

    private static final int SECRET_BYTES = 32;
    private static final int RSA_BITS = 2048;

    private final String headerValue;
    private final String platformName;

    TokenAlgorithm(String headerValue, String platformName) {
        this.headerValue = headerValue;
        this.platformName = platformName;
    }

    String headerValue() {
        return headerValue;
    }

    String platformName() {
        return platformName;
    }

    /**
     * What signs and what checks: the same secret, or a pair.
     *
     * @param signing the secret or the private key
     * @param checking the secret or the public key
     */
    record Keys(Key signing, Key checking) {}

    Keys newKeys() throws GeneralSecurityException {
        if (this == HS256) {
            byte[] random = new byte[SECRET_BYTES];
            new SecureRandom().nextBytes(random);
            byte[] letters = Base64.getUrlEncoder().withoutPadding().encode(random); // as settings hold a secret
            SecretKey key = new SecretKeySpec(letters, platformName);
            return new Keys(key, key);
        }
        KeyPair pair = newPair();
        return new Keys(pair.getPrivate(), pair.getPublic());
    }

    private KeyPair newPair() throws GeneralSecurityException {
        KeyPairGenerator pairs = switch (this) {
            case RS256 -> KeyPairGenerator.getInstance("RSA");
            case ES256 -> KeyPairGenerator.getInstance("EC");
            default -> KeyPairGenerator.getInstance(platformName);
        };
        if (this == RS256) {
            pairs.initialize(RSA_BITS);
        } else if (this == ES256) {
            pairs.initialize(new ECGenParameterSpec("secp256r1"));
        }
        return pairs.generateKeyPair();
    }

    byte[] sign(byte[] message, Key key) throws GeneralSecurityException {
        if (this == HS256) {
            Mac mac = Mac.getInstance(platformName);
            mac.init(key);
            return mac.doFinal(message);
        }
        Signature signature = Signature.getInstance(platformName);
        signature.initSign((PrivateKey) key);
        signature.update(message);
        return signature.sign();
    }
}
