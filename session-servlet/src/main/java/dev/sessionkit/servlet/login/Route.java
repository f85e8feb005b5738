package dev.sessionkit.servlet.login;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which calls an endpoint is for. Immutable.
 *
 * @param method of HTTP
 * @param segments of the path; {@code *} is any one that is not empty
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

    /**
     * The routes of what can be read, and changes nothing: GET, and HEAD, whose answer has no body.
     *
     * @param path as for {@link #of}
     * @param endpoint answers
     */
    static List<Route> reading(String path, Endpoint endpoint) {
        return List.of(of("GET", path, endpoint), of("HEAD", path, endpoint));
    }

    /** Whether there is but one path for it. */
    boolean isFixed() {
        return !segments.contains(ANY);
    }

    /** What stands where the path may be anything, in its order; empty where it is another path. */
    Optional<List<String>> match(List<String> path) {
        if (path.size() != segments.size()) {
            return Optional.empty();
        }
        List<String> free = new ArrayList<>();
        for (int i = 0; i < path.size(); i++) {
            String segment = segments.get(i);
            if (segment.equals(ANY) && !path.get(i).isEmpty()) {
                free.add(path.get(i));
            } else if (!segment.equals(path.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(free);
    }
}
