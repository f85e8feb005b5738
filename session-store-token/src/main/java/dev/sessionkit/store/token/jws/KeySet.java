package dev.sessionkit.store.token.jws;

import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** 1 to 64 keys, found by algorithm and id. Two are equal that have equal keys. Immutable, thread-safe. */
public final class KeySet {

    /** The most keys of a set. */
    static final int MOST = 64;

    private final Set<VerifyingKey> keys;
    private final Map<JwsAlgorithm, KeysOfAlgorithm> byAlgorithm = new EnumMap<>(JwsAlgorithm.class);

    private KeySet(Set<VerifyingKey> keys) {
        this.keys = keys;
        for (JwsAlgorithm algorithm : JwsAlgorithm.values()) {
            byAlgorithm.put(
                    algorithm,
                    KeysOfAlgorithm.of(keys.stream()
                            .filter(key -> key.algorithm() == algorithm)
                            .toList()));
        }
    }

    /**
     * A set of {@code keys}; the earlier ones are tried first.
     *
     * @param keys 1 to 64
     * @throws IllegalArgumentException for none, or for more
     */
    public static KeySet of(List<VerifyingKey> keys) {
        if (keys.isEmpty() || keys.size() > MOST) {
            throw new IllegalArgumentException("a key set has 1 to " + MOST + " keys, not " + keys.size());
        }
        return new KeySet(new LinkedHashSet<>(keys));
    }

    /**
     * The usable keys of a JWK set (RFC 7517, section 5). A key that cannot be used is left out, and the log says which and
     * why; so is every secret ({@code oct}), since a set that can be fetched holds none.
     *
     * @param json UTF-8; of more than 64 keys the first are taken
     * @param allowed the algorithms to choose from
     * @throws IllegalArgumentException where it is no JWK set, or no key can be used; says why
     */
    public static KeySet ofJwks(byte[] json, Set<JwsAlgorithm> allowed) {
        return of(JwkSets.usableKeys(json, allowed));
    }

    /**
     * The keys that may have signed a token, at most 4, the likeliest first.
     *
     * @param algorithm the token's {@code alg}
     * @param id the token's {@code kid}: those keys, and keys without an id; without it, all of the algorithm
     */
    public List<VerifyingKey> candidates(JwsAlgorithm algorithm, Optional<String> id) {
        return ofAlgorithm(algorithm).candidates(id);
    }

    /**
     * Whether a key equal to this is in the set.
     *
     * @param key of any set
     */
    public boolean contains(VerifyingKey key) {
        return keys.contains(key);
    }

    /** Whether a key of this algorithm has this id. */
    boolean names(JwsAlgorithm algorithm, String id) {
        return ofAlgorithm(algorithm).names(id);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || other instanceof KeySet set && keys.equals(set.keys);
    }

    @Override
    public int hashCode() {
        return keys.hashCode();
    }

    @Override
    public String toString() {
        return "KeySet" + keys;
    }

    private KeysOfAlgorithm ofAlgorithm(JwsAlgorithm algorithm) {
        return byAlgorithm.getOrDefault(algorithm, KeysOfAlgorithm.NONE);
    }
}
