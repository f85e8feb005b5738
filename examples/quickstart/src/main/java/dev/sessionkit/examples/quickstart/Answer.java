package dev.sessionkit.examples.quickstart;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a request is answered with. Immutable.
 *
 * @param status of HTTP
 * @param headers of this answer alone; those of every answer are added when it is sent
 * @param body may be empty
 */
public record Answer(int status, Map<String, String> headers, String body) {

    private static final JsonMapper JSON = new JsonMapper();

    /** Nothing but our own style and icon, no script at all, forms to ourselves alone, in nobody's frame. */
    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; style-src 'self'; img-src 'self';"
            + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /**
     * For programs.
     *
     * @param status of HTTP
     * @param body what Jackson writes as JSON
     * @return an answer
     */
    public static Answer json(int status, Object body) {
        return new Answer(status, Map.of("Content-Type", "application/json"), JSON.writeValueAsString(body) + "\n");
    }

    /**
     * For people.
     *
     * @param status of HTTP
     * @param page HTML
     * @return an answer
     */
    public static Answer html(int status, String page) {
        return new Answer(status, Map.of("Content-Type", "text/html; charset=utf-8"), page);
    }

    /** The page after a form, so that a reload does not post it again. */
    static Answer seeOther(String path) {
        return new Answer(303, Map.of("Location", path), "");
    }

    Answer with(String header, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(header, value);
        return new Answer(status, Map.copyOf(more), body);
    }

    /** Sends it; what a resolver has put into the exchange goes along. */
    void send(HttpExchange exchange) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        boolean head = exchange.getRequestMethod().equals("HEAD");
        Headers sent = exchange.getResponseHeaders();
        sent.set("Cache-Control", "no-store");
        sent.set("Content-Security-Policy", CONTENT_SECURITY_POLICY);
        sent.set("X-Content-Type-Options", "nosniff");
        sent.set("Referrer-Policy", "same-origin"); // with no-referrer, browsers post our own form with Origin: null
        headers.forEach(sent::set);
        if (head) {
            sent.set("Content-Length", Integer.toString(bytes.length));
        }
        exchange.sendResponseHeaders(status, head || bytes.length == 0 ? -1 : bytes.length);
        if (!head) {
            exchange.getResponseBody().write(bytes);
        }
    }
}
