package dev.sessionkit.servlet.login;

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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody with a cookie jar and an address of their own, who follows no redirect by themselves. Used by one thread. */
final class Caller {

    static final String SESSIONS = "/api/auth/v1/";
    static final String PAIRS = "/auth/";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    final Map<String, String> jar = new LinkedHashMap<>();
    final OpenApiSite site;
    private final String address;
    String accessToken = "";

    Caller(OpenApiSite site, String address) {
        this.site = site;
        this.address = address;
    }

    static String credentials(String name) {
        return JsonMapper.shared().writeValueAsString(Map.of("username", name, "password", OpenApiSite.PASSWORD));
    }

    /** Has a session in its cookie from now on. */
    Caller signIn(String name) {
        assertThat(post(SESSIONS + "login", credentials(name)).statusCode()).isEqualTo(200);
        return this;
    }

    /** Has a pair of tokens from now on. */
    Caller signInForPair(String name) {
        HttpResponse<String> answer = post(PAIRS + "login", credentials(name));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        accessToken = json(answer).get("accessToken").stringValue();
        return this;
    }

    static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    HttpResponse<String> get(String path, String... headers) {
        return send("GET", path, "", headers);
    }

    /** JSON, as it is labelled. */
    HttpResponse<String> post(String path, String json) {
        return send("POST", path, json, "Content-Type", "application/json");
    }

    HttpResponse<String> form(String path, String form) {
        return send("POST", path, form, "Content-Type", "application/x-www-form-urlencoded");
    }

    HttpResponse<String> send(String method, String path, String body, String... headers) {
        try {
            HttpResponse<String> answer = HTTP.send(request(method, path, body, headers), BodyHandlers.ofString());
            answer.headers().allValues("Set-Cookie").forEach(this::keep);
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sends without waiting, and keeps no cookie. */
    CompletableFuture<HttpResponse<String>> later(String method, String path, String body, String... headers) {
        return HTTP.sendAsync(request(method, path, body, headers), BodyHandlers.ofString());
    }

    private HttpRequest request(String method, String path, String body, String... headers) {
        URI uri = path.startsWith("http") ? URI.create(path) : URI.create("http://localhost:" + site.port() + path);
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .timeout(Duration.ofSeconds(60))
                .header("X-Forwarded-For", address)
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!jar.isEmpty()) {
            request.header("Cookie", cookies());
        }
        if (!accessToken.isEmpty()) {
            request.header("Authorization", "Bearer " + accessToken);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return request.build();
    }

    String cookies() {
        return jar.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    private void keep(String cookie) {
        String[] pair = cookie.substring(0, cookie.indexOf(';')).split("=", 2);
        if (cookie.contains("Max-Age=0;")) {
            jar.remove(pair[0]);
        } else {
            jar.put(pair[0], pair[1]);
        }
    }

    /** Begins a login at the provider, goes there, and comes back with what its page sends. */
    String atProvider(String subject, String more) {
        return atProvider(subject, begin(more));
    }

    /** Begins a login at the provider, and is sent there. */
    URI begin(String more) {
        HttpResponse<String> begun = get(SESSIONS + "login?auth-provider=games" + more);
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(302);
        return URI.create(begun.headers().firstValue("Location").orElseThrow());
    }

    /** Begins a login at the provider, and learns by what it is known. */
    String state() {
        return begin("").getRawQuery().replaceAll("(.*&)?state=([^&]*).*", "$2");
    }

    String atProvider(String subject, URI page) {
        site.expects(subject);
        HttpResponse<String> back = new Caller(site, address).get(page.toString());
        return SESSIONS
                + "games/callback?"
                + URI.create(back.headers().firstValue("Location").orElseThrow())
                        .getRawQuery();
    }

    /** Signs in at the provider, and is given a one-time token. */
    String oneTimeToken(String subject) {
        HttpResponse<String> answer = get(atProvider(subject, ""));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer).get("accessToken").stringValue();
    }
}
