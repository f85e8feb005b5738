package dev.sessionkit.auth.oidc;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sessionkit.spi.Secret;
import dev.sessionkit.store.token.jws.JwsAlgorithm;
import dev.sessionkit.store.token.jws.KeySet;
import dev.sessionkit.store.token.jws.VerifyingKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a provider's tokens may be signed with (RFC 8725, section 3.1). */
final class TokenAlgorithms {

    private static final Set<JwsAlgorithm> SYMMETRIC =
            Set.copyOf(EnumSet.of(JwsAlgorithm.HS256, JwsAlgorithm.HS384, JwsAlgorithm.HS512));

    private TokenAlgorithms() {}

    static void check(List<String> names, Optional<Secret> clientSecret) {
        Set<JwsAlgorithm> algorithms = of(names);
        boolean some = algorithms.stream().anyMatch(SYMMETRIC::contains);
        if (some && !isSymmetric(algorithms)) {
            throw new IllegalArgumentException(
                    "Algorithms has HS256, HS384 and HS512 alone or not at all: a token's header must not choose between"
                            + " the client's secret and the provider's keys");
        }
        if (some) {
            keys(algorithms, clientSecret);
        }
    }

    static Set<JwsAlgorithm> of(List<String> names) {
        Set<JwsAlgorithm> algorithms = EnumSet.noneOf(JwsAlgorithm.class);
        for (String name : names) {
            algorithms.add(JwsAlgorithm.ofHeader(name)
                    .orElseThrow(
                            () -> new IllegalArgumentException("Algorithms names one that is none of " + known())));
        }
        return algorithms;
    }

    static boolean isSymmetric(Set<JwsAlgorithm> algorithms) {
        return SYMMETRIC.containsAll(algorithms);
    }

    /** The client's secret as keys (OpenID Connect Core 10.1). */
    static KeySet keys(Set<JwsAlgorithm> symmetric, Optional<Secret> clientSecret) {
        byte[] secret = clientSecret
                .map(Secret::reveal)
                .orElseThrow(() -> new IllegalArgumentException("Algorithms has HS256 or the like: write ClientSecret"))
                .getBytes(UTF_8);
        List<VerifyingKey> keys = new ArrayList<>();
        symmetric.forEach(algorithm -> keys.add(VerifyingKey.ofSecret(Optional.empty(), algorithm, secret)));
        return KeySet.of(keys);
    }

    private static String known() {
        return Arrays.stream(JwsAlgorithm.values())
                .map(JwsAlgorithm::headerValue)
                .collect(Collectors.joining(", "));
    }
}
