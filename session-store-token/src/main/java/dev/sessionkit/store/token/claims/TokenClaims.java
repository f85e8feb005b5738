package dev.sessionkit.store.token.claims;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
public record TokenClaims(
        @Nullable String issuer,
        List<String> audience,
        @Nullable String subject,
        @Nullable Instant expiresAt,
        @Nullable Instant notBefore,
        @Nullable Instant issuedAt,
        @Nullable Instant authenticatedAt,
        Map<String, JsonNode> others) {

    /**
     * A further claim that is text and says something.
     *
     * @param name of a claim that was wanted
     */
    public Optional<String> text(String name) {
        return Optional.ofNullable(others.get(name)).flatMap(TokenClaims::textOf);
    }

    /**
     * The first text of a further claim that is a list, or the claim itself where it is text.
     *
     * @param name of a claim that was wanted
     */
    public Optional<String> firstText(String name) {
        JsonNode claim = others.get(name);
        return claim != null && claim.isArray() && !claim.isEmpty() ? textOf(claim.get(0)) : text(name);
    }

    private static Optional<String> textOf(JsonNode claim) {
        return Optional.of(claim)
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .filter(text -> !text.isBlank());
    }
}
