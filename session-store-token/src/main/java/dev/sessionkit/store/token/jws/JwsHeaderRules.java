package dev.sessionkit.store.token.jws;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a header has to say beside the algorithm. Immutable, thread-safe.
 *
 * @param types the accepted {@code typ} (RFC 8725, section 3.11), without {@code application/} and in any case (RFC 7515,
 *     section 4.1.9), of which a token without one is a JWT; empty: any
 */
public record JwsHeaderRules(Set<String> types) {

    private static final String PLAIN = "jwt"; // of a token that does not say (RFC 7519, section 5.1)

    /** With the types as they are compared. */
    public JwsHeaderRules {
        types = types.stream().map(MediaTypes::shortened).collect(Collectors.toUnmodifiableSet());
    }

    /** Any {@code typ}, or none. */
    public static JwsHeaderRules anyType() {
        return new JwsHeaderRules(Set.of());
    }

    boolean accepts(Optional<String> type) {
        return types.isEmpty() || types.contains(type.map(MediaTypes::shortened).orElse(PLAIN));
    }
}
