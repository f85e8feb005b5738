package dev.sessionkit.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** Somebody with a cookie jar for one cookie. Used by one thread. */
final class Client {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String COOKIE = "__Host-session=";

    private final Site site;
    private String token = "";

    Client(Site site) {
        this.site = site;
    }

    /** The same client, for another thread. */
    Client copy() {
        Client copy = new Client(site);
        copy.token = token;
        return copy;
    }

    String token() {
        return token;
    }

    HttpResponse<String> get(String path, String... headers) {
        return send("GET", path, headers);
    }

    HttpResponse<String> get(Handler handler) {
        return get(site.path(handler));
    }

    /** Has a servlet do something, and fails where that fails. */
    HttpResponse<String> does(Handler handler) {
        AtomicReference<Throwable> failure = new AtomicReference<>();
        HttpResponse<String> answer = get((request, response) -> {
            try {
                handler.handle(request, response);
            } catch (Exception | AssertionError e) {
                failure.set(e);
                throw e;
            }
        });
        assertThat(failure.get()).isNull();
        return answer;
    }

    HttpResponse<String> send(String method, String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + site.port() + path))
                .timeout(Duration.ofSeconds(30))
                .method(method, BodyPublishers.noBody());
        if (!token.isEmpty()) {
            request.header("Cookie", COOKIE + token);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            HttpResponse<String> answer = HTTP.send(request.build(), BodyHandlers.ofString());
            keep(answer);
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void keep(HttpResponse<String> answer) {
        List<String> cookies = answer.headers().allValues("Set-Cookie");
        assertThat(cookies).hasSizeLessThanOrEqualTo(1);
        for (String cookie : cookies) {
            assertThat(cookie).startsWith(COOKIE);
            assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
            token = cookie.substring(COOKIE.length(), cookie.indexOf(';'));
        }
    }
}
