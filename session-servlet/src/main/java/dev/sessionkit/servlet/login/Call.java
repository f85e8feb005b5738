package dev.sessionkit.servlet.login;

import dev.sessionkit.core.SessionContext;
import dev.sessionkit.servlet.SessionFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
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
