package dev.sessionkit.benchmarks;

import dev.sessionkit.api.SessionRequest;
import java.util.List;

/** Requests that carry a token, in {@code Authorization} or in a header of its own. */
final class TokenRequests {

    static final String BEARER = "Bearer ";
    static final String SEALED_HEADER = "x-session";

    private static final String AUTHORIZATION = "Authorization";

    private TokenRequests() {}

    /** A request with this line in {@code Authorization}. */
    static SessionRequest bearer(String line) {
        return new Headers(AUTHORIZATION, List.of(line));
    }

    /** The line of such a request. */
    static String line(SessionRequest request) {
        return request.headers(AUTHORIZATION).get(0);
    }

    /** A request with a sealed session. */
    static SessionRequest sealed(String text) {
        return new Headers(SEALED_HEADER, List.of(text));
    }
}
