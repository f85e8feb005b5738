package dev.sessionkit.store.token;

import dev.sessionkit.spi.ComponentContext;
import dev.sessionkit.store.token.claims.ClaimPath;
import dev.sessionkit.store.token.claims.TokenRules;
import dev.sessionkit.store.token.claims.VerifiedTokens;
import dev.sessionkit.store.token.jws.JwsAlgorithm;
import dev.sessionkit.store.token.jws.JwsHeaderRules;
import dev.sessionkit.store.token.jws.JwsVerifier;
import dev.sessionkit.store.token.jws.KeySet;
import dev.sessionkit.store.token.jws.KeySource;
import dev.sessionkit.store.token.jws.RemoteKeys;
import dev.sessionkit.store.token.jws.RemoteKeysTiming;
import dev.sessionkit.store.token.jws.VerifyingKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Makes the parts of a {@link TokenSessionStore} of its settings. */
final class Assembling {

    private Assembling() {}

    /**
     * The issuer's keys.
     *
     * @throws IllegalArgumentException where one is unusable; it says which
     */
    static KeySource keys(TokenSessionStoreSettings settings, ComponentContext context) {
        Set<JwsAlgorithm> allowed = Algorithms.of(settings.algorithms());
        if (settings.keySet().isPresent()) {
            KeySetSettings remote = settings.keySet().get();
            RemoteKeysTiming timing =
                    new RemoteKeysTiming(remote.timeout(), remote.refreshEvery(), remote.missInterval());
            try {
                return new RemoteKeys(remote.url(), allowed, context.clock(), timing);
            } catch (IllegalArgumentException unusable) {
                throw new IllegalArgumentException("KeySet.Url: " + unusable.getMessage(), unusable);
            }
        }
        List<TokenKeySettings> written = settings.keys();
        return KeySource.fixed(KeySet.of(IntStream.range(0, written.size())
                .mapToObj(i -> key(written.get(i), i, allowed))
                .toList()));
    }

    private static VerifyingKey key(TokenKeySettings written, int number, Set<JwsAlgorithm> allowed) {
        try {
            return written.key(allowed);
        } catch (IllegalArgumentException unusable) {
            throw new IllegalArgumentException("Keys[" + number + "]: " + unusable.getMessage(), unusable);
        }
    }

    static VerifiedTokens tokens(TokenSessionStoreSettings settings, KeySource keys, ComponentContext context) {
        JwsVerifier verifier = new JwsVerifier(
                Algorithms.of(settings.algorithms()), new JwsHeaderRules(Set.copyOf(settings.types())), keys);
        TokenJudge judge =
                new TokenJudge(verifier, rules(settings), new ClaimMapping(settings.claims()), context.clock());
        return new VerifiedTokens(settings.cacheSize(), keys, judge::judge, context.clock());
    }

    private static TokenRules rules(TokenSessionStoreSettings settings) {
        return new TokenRules(
                settings.issuer(),
                Set.copyOf(settings.audience()),
                settings.requiredClaims().entrySet().stream()
                        .collect(Collectors.toUnmodifiableMap(
                                claim -> ClaimPath.of(claim.getKey()), Map.Entry::getValue)),
                settings.leeway());
    }

    static List<Revocation> revocations(
            TokenSessionStoreSettings settings, Optional<DenyList> denyList, ComponentContext context) {
        List<Revocation> revocations = new ArrayList<>();
        denyList.ifPresent(revocations::add);
        settings.sessionRecords().ifPresent(records -> revocations.add(new SessionRecords(records, context)));
        return List.copyOf(revocations);
    }
}
