package dev.sessionkit.resolver.header;

import dev.sessionkit.api.SessionRequest;
import dev.sessionkit.api.SessionResponse;

/**
 * The response header in which clients without a cookie jar are told what to hold. Immutable.
 *
 * @param name of the header
 * @param carrier the request header in which the token comes back
 * @param toBrowsers whether browsers are told, too, whose scripts can read it
 */
record TokenHeader(String name, String carrier, boolean toBrowsers) {

    /**
     * What a client is told to hold when its session has ended. Not empty: gRPC has no empty values, and clients take an
     * empty one for a missing one. A client that sends it back presents nothing.
     */
    static final char NOTHING = '-';

    void send(String text, SessionRequest request, SessionResponse response) {
        if (mayRead(request)) {
            put(text, response);
        }
    }

    void clear(SessionRequest request, SessionResponse response) {
        if (mayRead(request)) {
            put(String.valueOf(NOTHING), response);
        }
    }

    /** Browsers send {@code Sec-Fetch-Site}, and no script can leave it out (Fetch Metadata). */
    private boolean mayRead(SessionRequest request) {
        return toBrowsers || request.headers("Sec-Fetch-Site").isEmpty();
    }

    private void put(String value, SessionResponse response) {
        response.setHeader(name, value);
        response.setHeader("Cache-Control", "no-store");
        response.addHeader("Vary", carrier);
    }
}
