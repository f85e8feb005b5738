package dev.sessionkit.servlet.login;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which calls an endpoint is for. Immutable.
 *
 * @param method of HTTP
 * @param segments of the path; {@code *} is any one
 * @param endpoint answers them
 */
record Route(String method, List<String> segments, Endpoint endpoint) {

    private static final String ANY = "*";

    /**
     * A route.
     *
     * @param method of HTTP
     * @param path below the base, without a slash at its ends; a segment {@code *} is any one
     * @param endpoint answers
     */
    static Route of(String method, String path, Endpoint endpoint) {
        return new Route(method, List.of(path.split("/")), endpoint);
    }

    /** What stands where the path may be anything, in its order; empty where it is another path. */
    Optional<List<String>> match(List<String> path) {
        if (path.size() != segments.size()) {
            return Optional.empty();
        }
        List<String> free = new ArrayList<>();
        for (int i = 0; i < path.size(); i++) {
            String segment = segments.get(i);
            if (segment.equals(ANY)) {
                free.add(path.get(i));
            } else if (!segment.equals(path.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(free);
    }
}
