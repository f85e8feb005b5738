package dev.sessionkit.auth.password;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What one Argon2id hash costs (RFC 9106, section 3.1).
 *
 * @param memoryKib how much memory it fills, in KiB
 * @param iterations how often it goes over that
 * @param parallelism in how many lanes
 */
record Argon2Cost(int memoryKib, int iterations, int parallelism) {

    /** OWASP's password storage cheat sheet: memory in KiB, and the least iterations that go with it. All are equally strong. */
    private static final NavigableMap<Integer, Integer> LEAST_ITERATIONS =
            new TreeMap<>(Map.of(7_168, 5, 9_216, 4, 12_288, 3, 19_456, 2, 47_104, 1));

    /** Whether OWASP calls it strong enough. */
    boolean isStrong() {
        Map.Entry<Integer, Integer> line = LEAST_ITERATIONS.floorEntry(memoryKib);
        return line != null && iterations >= line.getValue();
    }

    /** Whether something of it is less than in {@code other}. Lanes say nothing about strength. */
    boolean isWeakerThan(Argon2Cost other) {
        return memoryKib < other.memoryKib || iterations < other.iterations;
    }
}
