package dev.sessionkit.store.token.jws;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The keys of one algorithm, with each answer made ready. Immutable. */
record KeysOfAlgorithm(List<VerifyingKey> all, List<VerifyingKey> withoutId, Map<String, List<VerifyingKey>> byId) {

    static final KeysOfAlgorithm NONE = of(List.of());

    /** The most keys that are tried for a token: each costs a signature's check. */
    private static final int MOST_TRIED = 4;

    static KeysOfAlgorithm of(List<VerifyingKey> keys) {
        List<VerifyingKey> withoutId =
                keys.stream().filter(key -> key.id().isEmpty()).toList();
        Map<String, List<VerifyingKey>> byId = keys.stream()
                .flatMap(key -> key.id().stream())
                .distinct()
                .collect(Collectors.toUnmodifiableMap(Function.identity(), id -> first(named(keys, id), withoutId)));
        return new KeysOfAlgorithm(first(keys, List.of()), first(withoutId, List.of()), byId);
    }

    /** An id that no key has leaves the keys without one. */
    List<VerifyingKey> candidates(Optional<String> id) {
        return id.isEmpty() ? all : byId.getOrDefault(id.get(), withoutId);
    }

    boolean names(String id) {
        return byId.containsKey(id);
    }

    private static List<VerifyingKey> named(List<VerifyingKey> keys, String id) {
        return keys.stream().filter(key -> key.id().equals(Optional.of(id))).toList();
    }

    private static List<VerifyingKey> first(List<VerifyingKey> keys, List<VerifyingKey> then) {
        return Stream.concat(keys.stream(), then.stream()).limit(MOST_TRIED).toList();
    }
}
