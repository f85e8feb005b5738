package dev.sessionkit.auth.oidc;

import dev.sessionkit.store.token.jws.JwsAlgorithm;
import dev.sessionkit.store.token.jws.JwsHeaderRules;
import dev.sessionkit.store.token.jws.JwsVerifier;
import dev.sessionkit.store.token.jws.KeySource;
import dev.sessionkit.store.token.jws.RemoteKeys;
import dev.sessionkit.store.token.jws.RemoteKeysTiming;
import java.net.URI;
import java.time.InstantSource;
import java.util.Set;

/**
 * Verifies the signatures of one provider's tokens: ID tokens and logout tokens, told apart by their type, with the same keys.
 * Thread-safe.
 */
record TokenVerifiers(
        URI from, Set<JwsAlgorithm> algorithms, KeySource keys, JwsVerifier idTokens, JwsVerifier logoutTokens) {

    private static final JwsHeaderRules ID_TOKEN = new JwsHeaderRules(Set.of("JWT"));

    static TokenVerifiers of(ProviderMetadata metadata, IdentityProviderSettings settings, InstantSource clock) {
        Set<JwsAlgorithm> algorithms = metadata.algorithms();
        KeySource keys = TokenAlgorithms.isSymmetric(algorithms)
                ? KeySource.fixed(TokenAlgorithms.keys(algorithms, settings.clientSecret()))
                : new RemoteKeys(metadata.keys(), algorithms, clock, timing(settings));
        JwsHeaderRules logout = new JwsHeaderRules(Set.copyOf(settings.logoutTokenTypes()));
        return new TokenVerifiers(
                metadata.keys(),
                algorithms,
                keys,
                new JwsVerifier(algorithms, ID_TOKEN, keys),
                new JwsVerifier(algorithms, logout, keys));
    }

    private static RemoteKeysTiming timing(IdentityProviderSettings settings) {
        RemoteKeysTiming usual = RemoteKeysTiming.DEFAULT;
        return new RemoteKeysTiming(settings.timeout(), usual.refreshEvery(), usual.missInterval());
    }

    boolean fit(ProviderMetadata metadata) {
        return from.equals(metadata.keys()) && algorithms.equals(metadata.algorithms());
    }
}
