package com.example.custom.provider;

import com.example.custom.provider.Issuer.Grant;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tokens that say nothing themselves: one has to ask (RFC 7662). Thread-safe. */
final class OpaqueTokens {

    private static final int MOST = 10_000;
    private static final int BYTES = 32;

    private final Issuer issuer;
    private final Cache<String, Grant> grants =
            Caffeine.newBuilder().maximumSize(MOST).build();

    OpaqueTokens(Issuer issuer) {
        this.issuer = issuer;
    }

    String issue(String user, String role) {
        String token = issuer.newName(BYTES);
        grants.put(token, issuer.grant(user, role));
        return token;
    }

    void revoke(String token) {
        grants.invalidate(token);
    }

    Map<String, Object> introspect(String token) {
        Grant grant = grants.getIfPresent(token);
        if (grant == null || !issuer.clock().instant().isBefore(grant.expiresAt())) {
            return Map.of("active", false);
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("active", true);
        answer.put("iss", issuer.url());
        answer.put("aud", Issuer.AUDIENCE);
        answer.put("sub", grant.user());
        answer.put("username", grant.user());
        answer.put("role", grant.role());
        answer.put("sid", grant.session());
        answer.put("iat", grant.issuedAt().getEpochSecond());
        answer.put("exp", grant.expiresAt().getEpochSecond());
        return answer;
    }
}
