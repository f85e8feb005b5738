package dev.sessionkit.store.token;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a token says (RFC 7519, section 4.1). Nothing is judged yet. Immutable.
 *
 * @param issuer {@code iss}
 * @param audience {@code aud}
 * @param subject {@code sub}
 * @param expiresAt {@code exp}
 * @param notBefore {@code nbf}
 * @param issuedAt {@code iat}
 * @param authenticatedAt {@code auth_time}
 * @param others further claims that somebody wants
 */
record TokenClaims(
        @Nullable String issuer,
        List<String> audience,
        @Nullable String subject,
        @Nullable Instant expiresAt,
        @Nullable Instant notBefore,
        @Nullable Instant issuedAt,
        @Nullable Instant authenticatedAt,
        Map<String, JsonNode> others) {}
