package dev.sessionkit.servlet;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The headers that were there before any servlet had its say, such as those another filter sets for all answers; they stay where
 * the servlet's answer is thrown away.
 *
 * @param headers in their order
 */
record HeaderSnapshot(List<Header> headers) {

    private static final String DATE = "Date"; // the container's own: RFC 9110, section 6.6.1
    private static final HeaderSnapshot NONE = new HeaderSnapshot(List.of());

    /** One line. */
    record Header(String name, String value) {}

    static HeaderSnapshot of(HttpServletResponse response) {
        Collection<String> names = response.getHeaderNames();
        if (names.isEmpty()) {
            return NONE;
        }
        List<Header> headers = new ArrayList<>(names.size());
        for (String name : names) {
            if (!DATE.equalsIgnoreCase(name)) {
                for (String value : response.getHeaders(name)) {
                    headers.add(new Header(name, value));
                }
            }
        }
        return new HeaderSnapshot(headers);
    }

    /** Throws the answer so far away, but for these. What the container itself puts back, such as Date, is left to it. */
    void restore(HttpServletResponse response) {
        response.reset();
        Set<String> own = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        own.addAll(response.getHeaderNames());
        for (Header header : headers) {
            if (!own.contains(header.name())) {
                response.addHeader(header.name(), header.value());
            }
        }
    }
}
