package dev.sessionkit.store.token.claims;

import dev.sessionkit.api.RejectReason;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
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
public record TokenRules(String issuer, Set<String> audience, Map<ClaimPath, String> required, Duration leeway) {

    /** The claims in which issuers say what kind of token it is, where they do not say so in {@code typ} of the header. */
    private static final Set<String> KIND_CLAIMS = Set.of("typ", "token_use");

    /** What they say there of tokens that open no requests: those that renew others, sign out, or only tell who somebody is. */
    private static final Set<String> OTHER_KINDS = Set.of("refresh", "offline", "logout", "id");

    /** What a token about something that has happened has, such as a sign-out (OpenID Connect Back-Channel Logout 2.4). */
    private static final String EVENTS = "events";

    /** The claims that are needed besides the registered ones. */
    public Set<String> wanted() {
        Set<String> wanted = new HashSet<>(KIND_CLAIMS);
        wanted.add(EVENTS);
        required.keySet().forEach(path -> wanted.add(path.name()));
        return wanted;
    }

    /**
     * Why the token does not count, or null where it does.
     *
     * @param claims of a token whose signature is verified
     * @param now the time to judge by
     */
    public @Nullable RejectReason judge(TokenClaims claims, Instant now) {
        if (!isForUs(claims)) {
            return RejectReason.REFUSED;
        }
        if (!now.isBefore(end(Objects.requireNonNull(claims.expiresAt())))) {
            return RejectReason.EXPIRED;
        }
        boolean early = isAfter(claims.notBefore(), now)
                || isAfter(claims.issuedAt(), now)
                || isAfter(claims.authenticatedAt(), now);
        return early ? RejectReason.REFUSED : null;
    }

    /**
     * Whether the token says all that it has to, whatever the time is: a token that does may still be too old, or too new.
     *
     * @param claims of a token whose signature is verified
     */
    public boolean isForUs(TokenClaims claims) {
        return isOfIssuer(claims)
                && !isOfAnotherKind(claims)
                && claims.expiresAt() != null
                && !isBlank(claims.subject())
                && saysRequired(claims);
    }

    /**
     * When a token that expires then stops to count, exclusive.
     *
     * @param expiresAt what the token says
     */
    public Instant end(Instant expiresAt) {
        return expiresAt.plus(leeway);
    }

    private boolean isOfIssuer(TokenClaims claims) {
        if (!issuer.equals(claims.issuer())) {
            return false;
        }
        for (String each : claims.audience()) {
            if (audience.contains(each)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOfAnotherKind(TokenClaims claims) {
        for (String name : KIND_CLAIMS) {
            JsonNode kind = claims.others().get(name);
            if (kind != null
                    && kind.isString()
                    && OTHER_KINDS.contains(kind.stringValue().toLowerCase(Locale.ROOT))) {
                return true;
            }
        }
        return claims.others().containsKey(EVENTS);
    }

    private boolean saysRequired(TokenClaims claims) {
        for (Map.Entry<ClaimPath, String> claim : required.entrySet()) {
            Optional<JsonNode> said = claim.getKey().in(claims.others()).filter(JsonNode::isValueNode);
            if (said.isEmpty() || !said.get().asString().equals(claim.getValue())) {
                return false;
            }
        }
        return true;
    }

    private boolean isAfter(@Nullable Instant time, Instant now) {
        return time != null && time.isAfter(now.plus(leeway));
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
