package dev.sessionkit.examples.weblogin;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A client that keeps cookies and follows no redirect by itself, so that each step can be looked at. The JDK's own cookie handler
 * quotes the values of cookies that have a {@code Max-Age}, as no browser does. Used by one thread.
 */
final class Browsing {

    private static final Pattern COOKIE = Pattern.compile("([^=]+)=([^;]*);.*?Path=([^;]+).*");

    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, Cookie> cookies = new LinkedHashMap<>();
    private final JarProcess host;

    Browsing(JarProcess host) {
        this.host = host;
    }

    HttpResponse<String> get(String path, String... headers) throws IOException {
        return send("GET", host.url(path), "", headers);
    }

    HttpResponse<String> post(String path, String json) throws IOException {
        return send("POST", host.url(path), json, "Content-Type", "application/json");
    }

    /** As a page with a form does; the answer of whatever host. */
    HttpResponse<String> postForm(String url, Map<String, String> fields) throws IOException {
        String form = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        return send("POST", url, form, "Content-Type", "application/x-www-form-urlencoded");
    }

    HttpResponse<String> send(String method, String url, String body, String... headers) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        for (int index = 0; index < headers.length; index += 2) {
            request.header(headers[index], headers[index + 1]);
        }
        String held = held(request.build().uri().getPath());
        if (url.startsWith(host.url("/")) && !held.isEmpty()) {
            request.header("Cookie", held);
        }
        try {
            HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
            answer.headers().allValues("Set-Cookie").forEach(this::keep);
            return answer;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private void keep(String line) {
        Matcher cookie = COOKIE.matcher(line);
        if (!cookie.matches()) {
            throw new AssertionError("a cookie without a path: " + line);
        }
        if (line.contains("Max-Age=0")) {
            cookies.remove(cookie.group(1));
        } else {
            cookies.put(cookie.group(1), new Cookie(cookie.group(2), cookie.group(3)));
        }
    }

    private String held(String path) {
        return cookies.entrySet().stream()
                .filter(cookie -> path.startsWith(cookie.getValue().path()))
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue().value())
                .collect(Collectors.joining("; "));
    }

    private record Cookie(String value, String path) {}

    /** Where an answer sends the browser. */
    static String location(HttpResponse<?> redirect) {
        return redirect.headers().firstValue("Location").orElseThrow(() -> new AssertionError(redirect.body()));
    }
}
