package dev.sessionkit.servlet.problem;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * An answer that is not what was asked for, as RFC 9457 writes it. Nothing in it is the client's. Immutable.
 *
 * @param status of HTTP
 * @param code what is wrong, for programs; stays as it is from version to version
 * @param title the same for people
 * @param members what else there is to say, by name
 * @param headers what goes with it, by name
 */
public record Problem(int status, String code, String title, Map<String, Object> members, Map<String, String> headers) {

    /**
     * One without further members.
     *
     * @param status of HTTP
     * @param code for programs
     * @param title for people
     * @return the answer
     */
    public static Problem of(int status, String code, String title) {
        return new Problem(status, code, title, Map.of(), Map.of());
    }

    /**
     * The same, saying more.
     *
     * @param name of a member
     * @param value what Jackson can write
     * @return another
     */
    public Problem saying(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(members);
        more.put(name, value);
        return new Problem(status, code, title, more, headers);
    }

    /**
     * The same with a header.
     *
     * @param header its name
     * @param value one that is ours, or checked
     * @return another
     */
    public Problem with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Problem(status, code, title, members, more);
    }

    /**
     * Sends the whole answer.
     *
     * @param response whose headers are not yet sent, and whose body is empty
     * @throws IOException where the client is gone
     */
    public void send(HttpServletResponse response) throws IOException {
        byte[] body = json();
        response.setStatus(status);
        headers.forEach(response::setHeader);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setContentType("application/problem+json");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private byte[] json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("type", "tag:sessionkit.dev,2026:" + code); // RFC 9457, section 3.1.1, for types that lead nowhere
        json.put("title", title);
        json.put("status", status);
        json.put("code", code);
        json.putAll(members);
        return JsonMapper.shared().writeValueAsBytes(json);
    }
}
