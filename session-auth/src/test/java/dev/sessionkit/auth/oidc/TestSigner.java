package dev.sessionkit.auth.oidc;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A key of a provider, and whatever it is told to sign. */
record TestSigner(String id, KeyPair pair) {

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final Map<String, TestSigner> MADE = new LinkedHashMap<>();

    static synchronized TestSigner of(String id) {
        return MADE.computeIfAbsent(id, TestSigner::made);
    }

    private static TestSigner made(String id) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return new TestSigner(id, generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** Public, without {@code alg}, as some publish them. */
    String jwk() {
        return new RSAKey.Builder((RSAPublicKey) pair.getPublic())
                .keyID(id)
                .build()
                .toJSONString();
    }

    String sign(Map<String, Object> claims) {
        return sign(Map.of("alg", "RS256", "kid", id, "typ", "JWT"), claims);
    }

    String sign(Map<String, Object> header, Map<String, Object> claims) {
        return signText(text(header, claims));
    }

    /** Claims as they are written, however odd. */
    String signJson(String claims) {
        return signText(
                encoded(Map.of("alg", "RS256", "kid", id)) + "." + BASE64.encodeToString(claims.getBytes(UTF_8)));
    }

    private String signText(String text) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(pair.getPrivate());
            signature.update(text.getBytes(US_ASCII));
            return text + "." + BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    static String unsigned(Map<String, Object> claims) {
        return text(Map.of("alg", "none"), claims) + ".";
    }

    static String signByHmac(Map<String, Object> header, Map<String, Object> claims, byte[] secret) {
        String text = text(header, claims);
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "secret"));
            return text + "." + BASE64.encodeToString(mac.doFinal(text.getBytes(US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static String text(Map<String, Object> header, Map<String, Object> claims) {
        return encoded(header) + "." + encoded(claims);
    }

    private static String encoded(Map<String, Object> members) {
        return BASE64.encodeToString(JSONObjectUtils.toJSONString(members).getBytes(UTF_8));
    }
}
