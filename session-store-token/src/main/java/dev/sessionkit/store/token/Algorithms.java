package dev.sessionkit.store.token;

import dev.sessionkit.store.token.jws.JwsAlgorithm;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The names of algorithms in settings. */
final class Algorithms {

    private Algorithms() {}

    /**
     * The algorithm of a name.
     *
     * @throws IllegalArgumentException where there is none; it lists those there are
     */
    static JwsAlgorithm of(String key, String name) {
        return JwsAlgorithm.ofHeader(name)
                .orElseThrow(() -> new IllegalArgumentException(key + " names \"" + name + "\"; " + hint(name)));
    }

    private static String hint(String name) {
        List<String> known = Arrays.stream(JwsAlgorithm.values())
                .map(JwsAlgorithm::headerValue)
                .toList();
        return known.stream()
                .filter(name::equalsIgnoreCase)
                .findFirst()
                .map(meant -> "did you mean " + meant + "?")
                .orElseGet(() -> "known: " + String.join(", ", known));
    }

    /** Whether these are secrets' algorithms alone. */
    static boolean areAllSymmetric(List<String> names) {
        return names.stream().allMatch(name -> name.startsWith("HS"));
    }

    static Set<JwsAlgorithm> of(List<String> names) {
        Set<JwsAlgorithm> algorithms = EnumSet.noneOf(JwsAlgorithm.class);
        names.forEach(name -> algorithms.add(of("Algorithms", name)));
        return algorithms;
    }
}
