package dev.sessionkit.store.token;

import dev.sessionkit.resolver.header.CookieSessionResolverSettings;
import dev.sessionkit.spi.Setting;
import dev.sessionkit.store.token.claims.ClaimPath;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The section of {@link TokenSessionStore}: whose tokens count, and what they say. Immutable.
 *
 * @param issuer who issues the tokens
 * @param audience whom they are for
 * @param algorithms what they may be signed with
 * @param keySet where the issuer's keys are
 * @param keys the issuer's keys
 * @param types what kind of token counts
 * @param requiredClaims what else a token must say
 * @param leeway by how much clocks may differ
 * @param claims what services find in the session
 * @param carrier where clients carry the token
 * @param header the header of carrier HEADER
 * @param cookie the cookie of carrier COOKIE
 * @param cacheSize how many verified tokens are remembered
 * @param denyList where it is kept which tokens no longer count
 * @param sessionRecords where the sessions are that tokens were issued for
 */
public record TokenSessionStoreSettings(
        @Setting("Who issues the tokens; a token's iss is exactly this.")
        String issuer,

        @Setting("Whom the tokens are for: a token's aud has at least one of these.")
        List<String> audience,

        @Setting("What tokens may be signed with, such as RS256, ES256 or EdDSA. HS256 needs a Secret among Keys.")
        List<String> algorithms,

        @Setting("The issuer's key set, fetched from there. Else write Keys.")
        Optional<KeySetSettings> keySet,

        @Setting("The issuer's keys. Else write KeySet.") List<TokenKeySettings> keys,

        @Setting(
                value =
                        "What a token's typ may say (RFC 8725, section 3.11), without application/. A token without typ is a JWT.",
                byDefault = {"at+jwt", "JWT"})
        List<String> types,

        @Setting("What else a token must say: claim (a name or a JSON Pointer) to its value as text, such as"
                + " \"typ\": \"Bearer\".")
        Map<String, String> requiredClaims,

        @Setting(value = "By how much the issuer's clock may differ from ours, at most PT5M.", byDefault = "PT30S")
        Duration leeway,

        @Setting("What services find in the session.") ClaimsSettings claims,

        @Setting(value = "Where clients carry the token: BEARER, HEADER or COOKIE.", byDefault = "BEARER")
        CarrierKind carrier,

        @Setting(value = "The header of carrier HEADER.", byDefault = "x-session-token")
        String header,

        @Setting("The cookie of carrier COOKIE.") CookieSessionResolverSettings cookie,

        @Setting(
                value =
                        "How many verified tokens of up to 1024 characters are remembered, so that they are not verified again, 0 to"
                                + " 1000000; of longer ones fewer.",
                byDefault = "10000")
        int cacheSize,

        @Setting("Where it is kept which tokens no longer count. Without it, a token counts until it expires.")
        Optional<DenyListSettings> denyList,

        @Setting("Where the sessions are that a token's sid names: a token counts only as long as its session.")
        Optional<SessionRecordsSettings> sessionRecords) {

    private static final Duration LONGEST_LEEWAY = Duration.ofMinutes(5);
    private static final int MOST_CACHED = 1_000_000;

    /**
     * Checks the bounds; the keys are made when the store is configured.
     *
     * @param issuer not blank
     * @param audience at least one
     * @param algorithms at least one
     * @param keySet this or keys
     * @param keys this or keySet
     * @param types at least one
     * @param requiredClaims any
     * @param leeway not negative, at most 5 minutes
     * @param claims any
     * @param carrier any
     * @param header a header's name
     * @param cookie any
     * @param cacheSize 0 to 1000000
     * @param denyList any
     * @param sessionRecords any
     * @throws IllegalArgumentException where something is out of bounds
     */
    public TokenSessionStoreSettings {
        Bounds.notBlank("Issuer", issuer);
        Bounds.notEmpty("Audience", audience, "[\"party\"]");
        Bounds.notEmpty("Algorithms", algorithms, "[\"RS256\"]");
        Bounds.notEmpty("Types", types, "[\"at+jwt\"]");
        Bounds.within("Leeway", Duration.ZERO, LONGEST_LEEWAY, leeway);
        Bounds.within("CacheSize", 0, MOST_CACHED, cacheSize);
        Objects.requireNonNull(claims, "claims");
        Objects.requireNonNull(carrier, "carrier");
        Algorithms.of(algorithms);
        if (keySet.isPresent() != keys.isEmpty()) {
            throw new IllegalArgumentException("tokens are checked with keys: write either KeySet, such as"
                    + " {\"Url\": \"https://login.example.com/jwks\"}, or Keys");
        }
        if (keySet.isPresent() && Algorithms.areAllSymmetric(algorithms)) {
            throw new IllegalArgumentException(
                    "Algorithms has secrets' algorithms alone, but a KeySet that is published holds"
                            + " none: write the Secret among Keys, or an algorithm such as RS256");
        }
        requiredClaims = Map.copyOf(requiredClaims);
        requiredClaims.keySet().forEach(ClaimPath::of);
    }
}
