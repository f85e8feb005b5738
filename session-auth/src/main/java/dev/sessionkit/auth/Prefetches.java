package dev.sessionkit.auth;

import dev.sessionkit.api.SessionRequest;
import java.util.List;
import java.util.Locale;

/** Requests that a browser makes ahead of its user: they must not use anything up. */
final class Prefetches {

    private static final List<String> PURPOSES = List.of("sec-purpose", "purpose", "x-moz");

    private Prefetches() {}

    static boolean isOne(SessionRequest request) {
        return PURPOSES.stream()
                .flatMap(name -> request.headers(name).stream())
                .anyMatch(purpose -> purpose.toLowerCase(Locale.ROOT).contains("prefetch"));
    }
}
