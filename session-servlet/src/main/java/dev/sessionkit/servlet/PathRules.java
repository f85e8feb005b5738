package dev.sessionkit.servlet;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What holds for which paths. A pattern is a path ({@code /account}), or a path and all below it ({@code /account/*}). An exact
 * one decides before a longer one, a longer one before a shorter one. Immutable.
 *
 * @param exact by path
 * @param below by path without {@code /*}
 * @param <T> what holds
 */
record PathRules<T>(Map<String, T> exact, Map<String, T> below) {

    /** Sorts patterns into their kinds; refuses what is no pattern, naming it. */
    static <T> PathRules<T> of(Map<String, T> byPattern) {
        Map<String, T> exact = new HashMap<>();
        Map<String, T> below = new HashMap<>();
        byPattern.forEach((pattern, rule) -> {
            String path = pattern.endsWith("/*") ? pattern.substring(0, pattern.length() - 2) : pattern;
            boolean whole = pattern.startsWith("/") && !path.contains("*") && !path.contains("//");
            if (!whole || pattern.endsWith("//*")) {
                throw new IllegalArgumentException("'" + pattern
                        + "' is not a path pattern; write /account for a path, /account/* for it and all below it");
            }
            (path.length() == pattern.length() ? exact : below).put(path, rule);
        });
        return new PathRules<>(Map.copyOf(exact), Map.copyOf(below));
    }

    /** What holds for the path of a request: within the application, decoded, without parameters, as the container matches it. */
    Optional<T> at(HttpServletRequest request) {
        if (exact.isEmpty() && below.isEmpty()) {
            return Optional.empty();
        }
        String more = request.getPathInfo();
        return at(more == null ? request.getServletPath() : request.getServletPath() + more);
    }

    Optional<T> at(String path) {
        String plain = path.contains("//") ? path.replaceAll("/{2,}", "/") : path;
        T own = exact.get(plain);
        if (own != null) {
            return Optional.of(own);
        }
        for (int end = plain.length(); end >= 0; end = plain.lastIndexOf('/', end - 1)) {
            T rule = below.get(plain.substring(0, end));
            if (rule != null) {
                return Optional.of(rule);
            }
        }
        return Optional.empty();
    }
}
