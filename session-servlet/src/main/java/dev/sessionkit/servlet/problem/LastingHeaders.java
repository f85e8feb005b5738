package dev.sessionkit.servlet.problem;

import dev.sessionkit.api.SessionResponse;
import jakarta.servlet.ServletRequest;

/** Headers that go out with whatever becomes of a request, also where its answer is thrown away for a problem: cookies above all. */
public final class LastingHeaders {

    private static final String ATTRIBUTE = "dev.sessionkit.servlet.lasting-headers";

    private LastingHeaders() {}

    /**
     * Says where a request's are put.
     *
     * @param request of the filter
     * @param headers put there, and put again after a reset
     */
    public static void offer(ServletRequest request, SessionResponse headers) {
        request.setAttribute(ATTRIBUTE, headers);
    }

    /**
     * Takes back what was offered.
     *
     * @param request of the filter
     */
    public static void withdraw(ServletRequest request) {
        request.removeAttribute(ATTRIBUTE);
    }

    /**
     * Where to put them.
     *
     * @param request one that came through the filter
     * @return used by one thread
     * @throws IllegalStateException where it did not come through the filter
     */
    public static SessionResponse of(ServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof SessionResponse headers) {
            return headers;
        }
        throw new IllegalStateException("this request did not come through SessionFilter");
    }
}
