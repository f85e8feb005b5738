package dev.sessionkit.store.token;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.json.JsonMapper;

/** Another system that issues tokens, right ones and whatever else somebody could send: header and payload are text. */
final class Issuer {

    static final String NAME = "https://login.example.com";
    static final String AUDIENCE = "party";
    static final Instant NOON = Instant.parse("2100-01-01T12:00:00Z");
    static final String SECRET = "a shared secret of this test, 32+";
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final KeyPair RSA = rsa();

    private Issuer() {}

    static KeyPair rsa() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** What a right token says; to be changed. */
    static Map<String, Object> claims() {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", NAME);
        claims.put("aud", AUDIENCE);
        claims.put("sub", "anne");
        claims.put("exp", NOON.plusSeconds(3600).getEpochSecond());
        claims.put("iat", NOON.minusSeconds(60).getEpochSecond());
        claims.put("jti", "token-1");
        claims.put("role", "admin");
        return claims;
    }

    static Map<String, Object> claims(String claim, Object value) {
        Map<String, Object> claims = claims();
        claims.put(claim, value);
        return claims;
    }

    static Map<String, Object> without(String claim) {
        Map<String, Object> claims = claims();
        claims.remove(claim);
        return claims;
    }

    static String token(Map<String, Object> claims) {
        return token(JSON.writeValueAsString(claims));
    }

    static String token(String payload) {
        return token("{\"alg\":\"RS256\",\"typ\":\"at+jwt\"}", payload);
    }

    static String token(String header, String payload) {
        return token(header, payload, RSA);
    }

    static String token(String header, String payload, KeyPair signer) {
        String signed = encoded(header) + '.' + encoded(payload);
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(signer.getPrivate());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + '.' + BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    static String hmacToken(String header, String payload, byte[] secret) {
        String signed = encoded(header) + '.' + encoded(payload);
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return signed + '.' + BASE64.encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    static String json(Map<String, Object> claims) {
        return JSON.writeValueAsString(claims);
    }

    static String encoded(String text) {
        return BASE64.encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    static String pem() {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(RSA.getPublic().getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
    }

    static RSAPublicKey rsaPublicKey() {
        return (RSAPublicKey) RSA.getPublic();
    }

    static byte[] publicKey() {
        return RSA.getPublic().getEncoded();
    }
}
