package dev.sessionkit.auth.jwt;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.json.JsonMapper;

/** Signs whatever somebody could send, with our own key too: header and payload are text. */
final class Forger {

    static final String HEADER = "{\"alg\":\"ES256\",\"typ\":\"at+jwt\",\"kid\":\"first\"}";

    private static final JsonMapper JSON = JsonMapper.shared();

    private Forger() {}

    /** What an access token of {@link JwtHost} says, to be changed. */
    static Map<String, Object> accessClaims() {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", JwtHost.ISSUER);
        claims.put("sub", JwtHost.ANNE.value());
        claims.put("aud", JwtHost.ISSUER);
        claims.put("client_id", "web");
        claims.put("sid", JwtHost.ID.toString());
        claims.put("jti", "jti");
        claims.put("iat", JwtHost.NOON.getEpochSecond());
        claims.put("exp", JwtHost.NOON.plusSeconds(900).getEpochSecond());
        claims.put("auth_time", JwtHost.NOON.getEpochSecond());
        return claims;
    }

    static Map<String, Object> with(Map<String, Object> claims, String name, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(claims);
        changed.put(name, value);
        return changed;
    }

    static Map<String, Object> without(Map<String, Object> claims, String name) {
        Map<String, Object> changed = new LinkedHashMap<>(claims);
        changed.remove(name);
        return changed;
    }

    /** By our own key: only what it says can be wrong. */
    static String signed(Map<String, Object> claims) {
        return signed(HEADER, json(claims));
    }

    static String signed(String header, String payload) {
        return signed(header, payload, "first");
    }

    /** By the ES256 key of a name. */
    static String signed(String header, String payload, String key) {
        String message = encoded(header) + '.' + encoded(payload);
        try {
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(TestKeys.pair("ES256", key).getPrivate());
            signature.update(message.getBytes(StandardCharsets.US_ASCII));
            return message + '.' + encoded(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    static String hmac(String header, String payload, byte[] secret) {
        String message = encoded(header) + '.' + encoded(payload);
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return message + '.' + encoded(mac.doFinal(message.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    static String json(Map<String, Object> claims) {
        return JSON.writeValueAsString(claims);
    }

    /** What one of the three parts of a token says. */
    static Map<String, Object> decoded(String token, int part) {
        byte[] json = Base64.getUrlDecoder().decode(token.split("\\.")[part]);
        return JSON.readerForMapOf(Object.class).readValue(json);
    }

    static String encoded(String text) {
        return encoded(text.getBytes(StandardCharsets.UTF_8));
    }

    static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
