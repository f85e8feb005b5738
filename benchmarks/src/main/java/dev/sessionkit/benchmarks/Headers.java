package dev.sessionkit.benchmarks;

import dev.sessionkit.api.SessionRequest;
import dev.sessionkit.api.SessionResponse;
import java.util.List;

/** A request with a single header, which costs next to nothing to look up: how a transport does that is not measured. */
record Headers(String name, List<String> values) implements SessionRequest {

    private static final int COOKIES = 12;
    private static final int BYTES = 1024;

    /** Where answers go unseen: a request that changes nothing the client holds sends none. */
    static final SessionResponse NOWHERE = new SessionResponse() {
        @Override
        public void setHeader(String name, String value) {}

        @Override
        public void addHeader(String name, String value) {}
    };

    /** A request of nobody yet. */
    static final SessionRequest NONE = new Headers("", List.of());

    @Override
    public List<String> headers(String wanted) {
        return name.equals(wanted) || name.equalsIgnoreCase(wanted) ? values : List.of();
    }

    static SessionRequest header(String token) {
        return new Headers("x-session-id", List.of(token));
    }

    /** {@value #BYTES} bytes of {@value #COOKIES} cookies, the session's in the middle. */
    static SessionRequest cookie(String token) {
        String session = "__Host-session=" + token;
        int others = COOKIES - 1;
        int left = BYTES - session.length() - 2 * others;
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < others; i++) {
            if (i == others / 2) {
                line.append(session).append("; ");
            }
            int length = left / others + (i < left % others ? 1 : 0);
            String start = "preference" + i + "=";
            line.append(start).append("v".repeat(length - start.length())).append(i < others - 1 ? "; " : "");
        }
        return new Headers("Cookie", List.of(line.toString()));
    }
}
