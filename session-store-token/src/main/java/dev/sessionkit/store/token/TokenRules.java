package dev.sessionkit.store.token;

import dev.sessionkit.api.RejectReason;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Whether a verified token is meant for us, now, and to open requests. Immutable.
 *
 * @param issuer whose tokens count
 * @param audience who we are
 * @param required claims that must say exactly this
 * @param leeway by how much clocks may differ
 */
record TokenRules(String issuer, Set<String> audience, Map<String, String> required, Duration leeway) {

    /** The claims in which issuers say what kind of token it is, where they do not say so in {@code typ} of the header. */
    static final Set<String> KIND_CLAIMS = Set.of("typ", "token_use");

    /** What they say there of tokens that only renew others. */
    private static final Set<String> RENEWING = Set.of("refresh", "offline");

    /** Why the token does not count, or null where it does. */
    @Nullable
    RejectReason judge(TokenClaims claims, Instant now) {
        if (!isForUs(claims) || isToRenew(claims) || claims.expiresAt() == null || isBlank(claims.subject())) {
            return RejectReason.REFUSED;
        }
        if (!now.isBefore(end(claims.expiresAt()))) {
            return RejectReason.EXPIRED;
        }
        boolean early = isAfter(claims.notBefore(), now) || isAfter(claims.issuedAt(), now);
        return early || !saysRequired(claims) ? RejectReason.REFUSED : null;
    }

    /** When a token that expires then stops to count, exclusive. */
    Instant end(Instant expiresAt) {
        return expiresAt.plus(leeway);
    }

    private boolean isForUs(TokenClaims claims) {
        return issuer.equals(claims.issuer()) && claims.audience().stream().anyMatch(audience::contains);
    }

    private static boolean isToRenew(TokenClaims claims) {
        return KIND_CLAIMS.stream()
                .map(claims.others()::get)
                .anyMatch(kind -> kind != null
                        && kind.isString()
                        && RENEWING.contains(kind.stringValue().toLowerCase(Locale.ROOT)));
    }

    private boolean saysRequired(TokenClaims claims) {
        return required.entrySet().stream()
                .allMatch(claim -> Optional.ofNullable(claims.others().get(claim.getKey()))
                        .filter(JsonNode::isString)
                        .map(JsonNode::stringValue)
                        .filter(claim.getValue()::equals)
                        .isPresent());
    }

    private boolean isAfter(@Nullable Instant time, Instant now) {
        return time != null && time.isAfter(now.plus(leeway));
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
