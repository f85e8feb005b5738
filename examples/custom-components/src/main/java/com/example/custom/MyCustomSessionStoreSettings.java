package com.example.custom;

import dev.sessionkit.spi.Secret;
import dev.sessionkit.spi.Setting;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The section {@code MyCustomSessionStore} of the settings. Immutable.
 *
 * @param uri whom to ask
 * @param issuer whose tokens
 * @param audience whom a token must be meant for
 * @param clientId who is asking
 * @param clientSecret the proof of that
 * @param timeout how long an answer may take
 * @param maxStaleness how long an answer counts
 * @param cachedTokens how many answers are remembered
 */
public record MyCustomSessionStoreSettings(
        @Setting("The introspection endpoint (RFC 7662): https, or http on this machine.")
        URI uri,

        @Setting("Who issues the tokens. It is part of every session's id, and need not be an address.")
        String issuer,

        @Setting("Whom a token must be meant for (aud). Without it, whatever the provider calls active counts here.")
        Optional<String> audience,

        @Setting("The name by which this host is known there.")
        String clientId,

        @Setting("The secret that goes with it, such as ${env:CLIENT_SECRET}.")
        Secret clientSecret,

        @Setting(value = "How long the whole answer may take, up to a minute.", byDefault = "PT2S")
        Duration timeout,

        @Setting(
                value = "How long a token counts before it is asked about again, up to 5 minutes. PT0S: not at all.",
                byDefault = "PT10S")
        Duration maxStaleness,

        @Setting(value = "How many tokens are remembered, 1 to 1000000.", byDefault = "10000")
        int cachedTokens) {

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(1);
    private static final Duration LONGEST_STALENESS = Duration.ofMinutes(5);
    private static final int MOST_TOKENS = 1_000_000;

    /**
     * Checks the bounds.
     *
     * @param uri whom to ask
     * @param issuer whose tokens
     * @param audience whom a token must be meant for
     * @param clientId who is asking
     * @param clientSecret the proof of that
     * @param timeout how long an answer may take
     * @param maxStaleness how long an answer counts
     * @param cachedTokens how many answers are remembered
     */
    public MyCustomSessionStoreSettings {
        boolean hidden = "https".equals(uri.getScheme());
        boolean here = "http".equals(uri.getScheme()) && THIS_MACHINE.contains(String.valueOf(uri.getHost()));
        require(uri.getHost() != null && (hidden || here), "Uri starts with https://, or with http:// on this machine");
        require(uri.getUserInfo() == null && uri.getFragment() == null, "Uri holds neither a user nor a fragment");
        require(!issuer.isBlank(), "Issuer is not empty");
        Objects.requireNonNull(audience, "audience");
        require(!clientId.isBlank(), "ClientId is not empty");
        Objects.requireNonNull(clientSecret, "clientSecret");
        require(
                timeout.compareTo(Duration.ZERO) > 0 && timeout.compareTo(LONGEST_TIMEOUT) <= 0,
                "Timeout is more than nothing and at most " + LONGEST_TIMEOUT);
        require(
                !maxStaleness.isNegative() && maxStaleness.compareTo(LONGEST_STALENESS) <= 0,
                "MaxStaleness is PT0S to " + LONGEST_STALENESS);
        require(cachedTokens >= 1 && cachedTokens <= MOST_TOKENS, "CachedTokens is 1 to " + MOST_TOKENS);
    }

    private static void require(boolean kept, String rule) {
        if (!kept) {
            throw new IllegalArgumentException(rule);
        }
    }
}
