package dev.sessionkit.auth.jwt;

import dev.sessionkit.spi.Setting;
import dev.sessionkit.store.token.SigningKeySettings;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * The section of {@link AccessTokenResolver}: what tokens say and how they are signed. Immutable; prints no key.
 *
 * @param issuer who issues the tokens
 * @param audience whom access tokens are for
 * @param clientId which client they are made for
 * @param keys what they are signed and checked with
 * @param leeway by how much clocks may differ
 * @param revocation whether an access token ends with its session
 * @param roleMetadata what a stateless account calls its role
 * @param cacheSize how many verified tokens are remembered
 */
public record AccessTokenResolverSettings(
        @Setting("Who issues the tokens, usually the URL of the service: a token's iss is exactly this.")
        String issuer,

        @Setting("Whom access tokens are for: each names all of these in aud, and counts here if it names one of them."
                + " At most 16. Without it, Issuer.")
        List<String> audience,

        @Setting(value = "The client that tokens are made for, their client_id (RFC 9068).", byDefault = "web")
        String clientId,

        @Setting(
                "The keys. The first signs and is private; the others, keys to come and keys of the past, verify. A key stays"
                        + " in the list for the longest life of a refresh token after it has signed the last one.")
        List<SigningKeySettings> keys,

        @Setting(value = "By how much the clocks of nodes may differ, at most PT1M.", byDefault = "PT5S")
        Duration leeway,

        @Setting(
                value =
                        "RECORD: an access token counts as long as its session lives, which is looked up. NONE: until it"
                                + " expires, whatever happens; nothing is looked up, and the session is read-only.",
                byDefault = "RECORD")
        Revocation revocation,

        @Setting(
                value = "With Revocation NONE, the name under which the account's metadata holds the role: that of"
                        + " Sessions.RoleMetadata.",
                byDefault = "role")
        String roleMetadata,

        @Setting(
                value =
                        "How many verified tokens of up to 1024 characters are remembered, so that they are not verified again,"
                                + " 0 to 1000000; of longer ones fewer.",
                byDefault = "10000")
        int cacheSize) {

    private static final int LONGEST_NAME = 255;
    private static final int MOST_AUDIENCES = 16;
    private static final int MOST_CACHED = 1_000_000;
    private static final Duration LONGEST_LEEWAY = Duration.ofMinutes(1);

    /**
     * Checks the bounds; the keys are made when the resolver is configured.
     *
     * @param issuer 1 to 255 visible ASCII characters
     * @param audience at most 16, each as an issuer; empty: the issuer alone
     * @param clientId as an issuer
     * @param keys at least one
     * @param leeway not negative, at most a minute
     * @param revocation any
     * @param roleMetadata not blank
     * @param cacheSize 0 to 1000000
     * @throws IllegalArgumentException where something is out of bounds, or an audience is that of refresh tokens
     */
    public AccessTokenResolverSettings {
        requireVisible("Issuer", issuer);
        requireVisible("ClientId", clientId);
        audience = audience.isEmpty() ? List.of(issuer) : List.copyOf(audience);
        audience.forEach(each -> requireVisible("Audience", each));
        keys = List.copyOf(keys);
        Objects.requireNonNull(revocation, "revocation");
        if (audience.size() > MOST_AUDIENCES) {
            throw new IllegalArgumentException("Audience has at most " + MOST_AUDIENCES + " entries");
        }
        if (audience.contains(refreshAudience(issuer))) {
            throw new IllegalArgumentException("Audience names " + refreshAudience(issuer)
                    + ", whom refresh tokens are for: give access tokens another");
        }
        if (leeway.isNegative() || leeway.compareTo(LONGEST_LEEWAY) > 0) {
            throw new IllegalArgumentException("Leeway is from PT0S to " + LONGEST_LEEWAY + ", not " + leeway);
        }
        if (roleMetadata.isBlank()) {
            throw new IllegalArgumentException("RoleMetadata is the name of a piece of metadata, not blank");
        }
        if (cacheSize < 0 || cacheSize > MOST_CACHED) {
            throw new IllegalArgumentException("CacheSize is from 0 to " + MOST_CACHED + ", not " + cacheSize);
        }
    }

    private static void requireVisible(String key, String text) {
        boolean visible = text.chars().allMatch(character -> character > ' ' && character <= '~');
        if (text.isEmpty() || text.length() > LONGEST_NAME || !visible) {
            throw new IllegalArgumentException(
                    key + " has 1 to " + LONGEST_NAME + " visible ASCII characters, without a space");
        }
    }

    /** Whom refresh tokens are for: never one of {@link #audience()}, so that neither kind passes for the other. */
    String refreshAudience() {
        return refreshAudience(issuer);
    }

    private static String refreshAudience(String issuer) {
        return issuer.endsWith("/") ? issuer + "refresh" : issuer + "/refresh";
    }
}
