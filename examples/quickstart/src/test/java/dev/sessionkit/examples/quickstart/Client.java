package dev.sessionkit.examples.quickstart;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;

/** Talks to a host as curl does: no cookie jar, no redirects, and what it sends is what the test says. */
final class Client {

    private static final String[] FORM = {"Content-Type", "application/x-www-form-urlencoded"};

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final int port;

    Client(int port) {
        this.port = port;
    }

    Reply get(String path, String... headers) throws IOException {
        return send("GET", path, BodyPublishers.noBody(), headers);
    }

    Reply post(String path, String... headers) throws IOException {
        return send("POST", path, BodyPublishers.noBody(), headers);
    }

    Reply postForm(String path, String body, String... headers) throws IOException {
        String[] all = Stream.of(FORM, headers).flatMap(Arrays::stream).toArray(String[]::new);
        return send("POST", path, BodyPublishers.ofString(body), all);
    }

    Reply signIn(String name, String... headers) throws IOException {
        return postForm("/sign-in", "name=" + name, headers);
    }

    /** With headers as name, value, name, value. */
    Reply send(String method, String path, BodyPublisher body, String... headers) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(Duration.ofSeconds(60))
                .method(method, body);
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try {
            return Reply.of(http.send(request.build(), BodyHandlers.ofString()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
