package dev.sessionkit.grpc;

import dev.sessionkit.api.SessionType;
import io.grpc.MethodDescriptor;
import java.util.Map;
import java.util.Optional;

/**
 * What methods need by their full names. Immutable.
 *
 * @param rules by {@code package.Service/Method}, {@code package.Service/*} or {@code *}; empty for nothing
 */
record MethodRules(Map<String, Optional<SessionType>> rules) {

    private static final String ALL = "*";
    private static final String NAME = "[A-Za-z_][A-Za-z0-9_.]*/([A-Za-z_][A-Za-z0-9_]*|\\*)";

    MethodRules {
        rules = Map.copyOf(rules);
        rules.keySet().forEach(MethodRules::check);
    }

    private static void check(String pattern) {
        if (!pattern.equals(ALL) && !pattern.matches(NAME)) {
            throw new IllegalArgumentException(
                    "'" + pattern + "' names no methods: write package.Service/Method, package.Service/* or *");
        }
    }

    /** The nearest rule's. */
    Optional<SessionType> of(MethodDescriptor<?, ?> method) {
        if (rules.isEmpty()) {
            return Optional.empty();
        }
        Optional<SessionType> own = rules.get(method.getFullMethodName());
        if (own == null) {
            own = rules.get(method.getServiceName() + "/" + ALL);
        }
        return own != null ? own : rules.getOrDefault(ALL, Optional.empty());
    }
}
