package dev.sessionkit.examples.weblogin;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.stream.Collectors;

/** A client that keeps cookies and follows no redirect by itself, so that each step can be looked at. */
final class Browsing {

    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
            .build();
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
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** Where an answer sends the browser. */
    static String location(HttpResponse<?> redirect) {
        return redirect.headers().firstValue("Location").orElseThrow(() -> new AssertionError(redirect.body()));
    }
}
