package dev.sessionkit.servlet.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Somebody with a cookie jar, who follows no redirect by themselves. Used by one thread. */
final class Browser {

    static final String BASE = "/api/auth/v1/";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final LoginSite site;
    final Map<String, String> jar = new LinkedHashMap<>();

    Browser(LoginSite site) {
        this.site = site;
    }

    /** The session's token. */
    String token() {
        return jar.getOrDefault("qt-auth", "");
    }

    HttpResponse<String> login(String name) {
        return post("login", credentials(name, LoginSite.PASSWORD));
    }

    static String credentials(String name, String password) {
        return """
                {"username": "%s", "password": "%s"}""".formatted(name, password);
    }

    HttpResponse<String> get(String path, String... headers) {
        return send("GET", path, BodyPublishers.noBody(), headers);
    }

    /** JSON, as it is labelled. */
    HttpResponse<String> post(String path, String json) {
        return send("POST", path, BodyPublishers.ofString(json), "Content-Type", "application/json");
    }

    HttpResponse<String> post(String path) {
        return send("POST", path, BodyPublishers.noBody());
    }

    HttpResponse<String> send(String method, String path, BodyPublisher body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + site.port() + BASE + path))
                .timeout(Duration.ofSeconds(30))
                .method(method, body);
        if (!jar.isEmpty()) {
            request.header(
                    "Cookie",
                    jar.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        HttpResponse<String> answer = answer(request.build());
        answer.headers().allValues("Set-Cookie").forEach(this::keep);
        return answer;
    }

    private void keep(String cookie) {
        String[] pair = cookie.substring(0, cookie.indexOf(';')).split("=", 2);
        if (cookie.contains("Max-Age=0;")) {
            jar.remove(pair[0]);
        } else {
            jar.put(pair[0], pair[1]);
        }
    }

    /** Goes to the provider's page, where somebody signs in, and back to where it leads. */
    HttpResponse<String> follow(HttpResponse<String> begun, String... headers) {
        return get("games/callback?" + atProvider(begun), headers);
    }

    /** What the provider's page sends back, as a query. */
    String atProvider(HttpResponse<String> begun) {
        return atProvider(Answers.location(begun));
    }

    String atProvider(String location) {
        HttpRequest page = HttpRequest.newBuilder(URI.create(location)).build();
        return URI.create(Answers.location(answer(page))).getRawQuery();
    }

    /** The whole way: there and back. */
    HttpResponse<String> signInAs(String subject, String more) {
        HttpResponse<String> begun = get("login?auth-provider=games" + more);
        assertThat(begun.statusCode()).isEqualTo(302);
        site.expects(subject);
        return follow(begun);
    }

    private static HttpResponse<String> answer(HttpRequest request) {
        try {
            return HTTP.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
