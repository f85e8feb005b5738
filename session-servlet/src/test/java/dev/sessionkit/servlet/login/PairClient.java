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
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody with an access token in memory and a cookie jar for the refresh token. Used by one thread. */
final class PairClient {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String COOKIE = "refreshToken=";

    String name = "";
    String accessToken = "";
    String refreshToken = "";
    private final PairSite site;

    PairClient(PairSite site) {
        this.site = site;
    }

    /** The same client, for another thread, or for another time. */
    PairClient copy() {
        PairClient copy = new PairClient(site);
        copy.name = name;
        copy.accessToken = accessToken;
        copy.refreshToken = refreshToken;
        return copy;
    }

    HttpResponse<String> register(String userName) {
        HttpResponse<String> answer = post("/auth/register", credentials(userName));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        name = userName;
        return answer;
    }

    HttpResponse<String> login(String userName) {
        HttpResponse<String> answer = post("/auth/login", credentials(userName));
        name = userName;
        return answer;
    }

    static String credentials(String userName) {
        return JsonMapper.shared().writeValueAsString(Map.of("username", userName, "password", PairSite.PASSWORD));
    }

    HttpResponse<String> refresh(String... headers) {
        return post("/auth/refresh-token", "", headers);
    }

    HttpResponse<String> logout(String... headers) {
        return post("/auth/logout", "", headers);
    }

    /** A page of the host's for users. */
    HttpResponse<String> users() {
        return send("GET", "/users", BodyPublishers.noBody());
    }

    HttpResponse<String> post(String path, String json, String... headers) {
        return send("POST", path, BodyPublishers.ofString(json), headers);
    }

    HttpResponse<String> send(String method, String path, BodyPublisher body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + site.port() + path))
                .timeout(Duration.ofSeconds(30))
                .method(method, body);
        if (!refreshToken.isEmpty()) {
            request.header("Cookie", COOKIE + refreshToken);
        }
        if (!accessToken.isEmpty()) {
            request.header("Authorization", "Bearer " + accessToken);
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
            assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
            refreshToken = cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';'));
        }
        if (answer.body().startsWith("{\"accessToken\"")) {
            accessToken = json(answer).get("accessToken").stringValue();
        }
    }

    static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    /** The one Set-Cookie of an answer, or nothing. */
    static String setCookie(HttpResponse<String> answer) {
        return answer.headers().firstValue("Set-Cookie").orElse("");
    }

    /** Checks that the answer is a problem as all are. */
    static JsonNode problem(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        JsonNode json = json(answer);
        assertThat(json.get("type").stringValue()).isEqualTo("tag:sessionkit.dev,2026:" + code);
        assertThat(json.get("code").stringValue()).isEqualTo(code);
        assertThat(json.get("status").intValue()).isEqualTo(status);
        return json;
    }

    /** Checks that a session is needed, and says why there is none. */
    static String reason(HttpResponse<String> answer) {
        return problem(answer, 401, "session-required").get("reason").stringValue();
    }
}
