package dev.sessionkit.servlet.login;

import dev.sessionkit.api.SessionResponse;
import dev.sessionkit.core.SessionContext;
import dev.sessionkit.servlet.CrossSiteGuard;
import dev.sessionkit.servlet.SessionFilter;
import dev.sessionkit.servlet.problem.LastingHeaders;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * One request to an endpoint, and its answer. Used by one thread.
 *
 * @param request led through {@link SessionFilter}
 * @param response that is not yet sent
 * @param free what stands in the path where it may be anything, in its order; hostile
 */
record Call(HttpServletRequest request, HttpServletResponse response, List<String> free) {

    /** The sessions of the request. */
    SessionContext context() {
        return SessionFilter.context(request);
    }

    /** Tells our own pages' requests from others', by the origins that the filter was told. */
    CrossSiteGuard guard() {
        return SessionFilter.guard(request);
    }

    /** Headers that go out whatever becomes of the answer, such as cookies that are of no use any more. */
    SessionResponse lasting() {
        return LastingHeaders.of(request);
    }

    /** Whether the client has asked for a page to look at, by name. */
    boolean wantsPage() {
        return Collections.list(request.getHeaders("Accept")).stream()
                .flatMap(line -> Stream.of(line.split(",")))
                .map(range -> range.split(";", 2)[0].strip())
                .anyMatch("text/html"::equalsIgnoreCase);
    }

    /** What stands behind the question mark. */
    Query query() {
        return Query.of(request.getQueryString());
    }

    /** The body, which has to be a JSON object. */
    JsonBody body() throws IOException {
        return JsonBody.of(RequestBody.json(request));
    }

    /** Answers with a JSON object. */
    void answer(int status, Map<String, ?> json) throws IOException {
        byte[] body = JsonMapper.shared().writeValueAsBytes(json);
        response.setStatus(status);
        response.setContentType("application/json");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** Sends the browser elsewhere, with a GET. */
    void redirect(int status, String location) {
        response.setStatus(status);
        response.setHeader("Location", location);
    }
}
