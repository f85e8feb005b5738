package dev.sessionkit.servlet.login;

import static dev.sessionkit.servlet.login.PairClient.json;
import static dev.sessionkit.servlet.login.PairClient.problem;
import static dev.sessionkit.servlet.login.PairClient.setCookie;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** What no well-meaning client sends to the endpoints of seed 003, and what other sites make browsers send. */
interface PairInputContract extends PairContract {

    @ParameterizedTest
    @DisplayName("Requirement 19: What another site makes a browser send is refused, and changes nothing")
    @ValueSource(strings = {"register", "login", "refresh-token", "logout"})
    default void crossSite(String endpoint) {
        PairClient client = site().registered();
        String body = PairClient.credentials(endpoint.equals("register") ? site().newName() : client.name);
        int writes = site().store.records.writes.get();
        for (String[] header : new String[][] {
            {"Sec-Fetch-Site", "cross-site"},
            {"Sec-Fetch-Site", "same-site"},
            {"Origin", "https://evil.example.com"},
            {"Origin", "null"}
        }) {
            HttpResponse<String> refused = client.post("/auth/" + endpoint, body, header);
            problem(refused, 403, "cross-site-request");
            assertThat(setCookie(refused)).isEmpty();
        }
        assertThat(site().store.records.writes).hasValue(writes);
        HttpResponse<String> own = client.post("/auth/" + endpoint, body, "Origin", PairSite.ORIGIN);
        assertThat(own.statusCode()).as(own.body()).isIn(200, 201);
    }

    @ParameterizedTest
    @DisplayName("Another method is 405 with the ones that there are; another path 404, with or without cookie")
    @CsvSource({
        "GET, login, 'OPTIONS, POST'",
        "HEAD, login, 'OPTIONS, POST'",
        "GET, register, 'OPTIONS, POST'",
        "GET, refresh-token, 'OPTIONS, POST'",
        "GET, logout, 'OPTIONS, POST'",
        "DELETE, logout, 'OPTIONS, POST'",
        "POST, jwks.json, 'GET, HEAD, OPTIONS'",
    })
    default void methods(String method, String path, String allowed) {
        HttpResponse<String> answer = site().client().send(method, "/auth/" + path, BodyPublishers.noBody());
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(List.of(answer.headers().firstValue("Allow").orElse("").split(", ")))
                .containsExactlyInAnyOrder(allowed.split(", "));
        assertThat(site().client()
                        .send("OPTIONS", "/auth/" + path, BodyPublishers.noBody())
                        .statusCode())
                .isEqualTo(204);
    }

    @ParameterizedTest
    @DisplayName("Nothing is served but what is said")
    @ValueSource(strings = {"/auth", "/auth/", "/auth/login/", "/auth/login/x", "/auth/LOGIN"})
    default void paths(String path) {
        HttpResponse<String> answer = site().client().post(path, PairClient.credentials("anne"));
        assertThat(answer.statusCode()).isEqualTo(404);
        problem(answer, 404, "not-found");
    }

    @ParameterizedTest
    @DisplayName("A body of another type is 415, one that is too large 413, announced or not")
    @ValueSource(strings = {"register", "login"})
    default void bodies(String endpoint) {
        PairClient client = site().client();
        HttpResponse<String> type = client.post("/auth/" + endpoint, "<a/>", "Content-Type", "text/xml");
        problem(type, 415, "unsupported-media-type");
        assertThat(type.headers().firstValue("Accept-Post"))
                .contains("application/json, application/x-www-form-urlencoded");

        byte[] large = ("{\"username\":\"" + "x".repeat(16_384) + "\"}").getBytes(UTF_8);
        problem(client.send("POST", "/auth/" + endpoint, BodyPublishers.ofByteArray(large)), 413, "content-too-large");
        problem(
                client.send(
                        "POST",
                        "/auth/" + endpoint,
                        BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large))),
                413,
                "content-too-large");
    }

    @Test
    @DisplayName("Broken JSON is 400, and says in which line and column; nothing of it is repeated")
    default void brokenJson() {
        HttpResponse<String> answer =
                site().client().post("/auth/login", "{\n  \"username\": \"anne\",\n  \"password\": hunter2\n}");
        JsonNode problem = problem(answer, 400, "bad-request");
        assertThat(problem.get("line").intValue()).isEqualTo(3);
        assertThat(problem.get("column").intValue()).isGreaterThan(14);
        assertThat(answer.body()).doesNotContain("hunter2").doesNotContain("anne");
    }

    @ParameterizedTest
    @DisplayName("What is missing, or no text, is 400 in our own words")
    @ValueSource(
            strings = {
                "",
                "[]",
                "null",
                "{}",
                "{\"username\": \"marker\"}",
                "{\"password\": \"marker marker\"}",
                "{\"username\": \"\", \"password\": \"marker marker\"}",
                "{\"username\": \"marker\", \"password\": 7}",
                "{\"username\": {\"marker\": 1}, \"password\": \"marker marker\"}",
                "{\"username\": \"marker\", \"password\": \"marker marker\", \"device\": []}",
                "{\"username\": \"marker\", \"password\": \"marker marker\", \"kick-others\": \"marker\"}",
                "{\"username\": \"marker\", \"username\": \"marker\", \"password\": \"marker marker\"}",
                "{\"username\": \"marker\", \"password\": \"marker marker\"} marker",
            })
    default void badObjects(String body) {
        for (String endpoint : List.of("/auth/login", "/auth/register")) {
            HttpResponse<String> answer = site().client().post(endpoint, body);
            assertThat(problem(answer, 400, "bad-request").get("detail").stringValue())
                    .isNotBlank();
            assertThat(answer.body()).doesNotContain("marker");
        }
    }

    @Test
    @DisplayName("The body of a refresh and of a logout is not looked at")
    default void ignoredBodies() {
        PairClient client = site().registered();
        assertThat(client.post("/auth/refresh-token", "{broken", "Content-Type", "text/plain")
                        .statusCode())
                .isEqualTo(200);
        assertThat(client.post("/auth/logout", "<broken").statusCode()).isEqualTo(200);
    }

    @Test
    @DisplayName("The public keys may be kept for five minutes; HEAD says the same; no private key is among them")
    default void jwks() {
        PairClient client = site().registered();
        HttpResponse<String> keys = client.send("GET", "/auth/jwks.json", BodyPublishers.noBody());
        assertThat(keys.statusCode()).isEqualTo(200);
        assertThat(keys.headers().firstValue("Content-Type")).contains("application/jwk-set+json");
        assertThat(keys.headers().allValues("Cache-Control")).containsExactly("public, max-age=300");
        assertThat(setCookie(keys)).isEmpty();
        JsonNode key = json(keys).get("keys").get(0);
        assertThat(key.get("kty").stringValue()).isEqualTo("EC");
        assertThat(key.get("d")).isNull();
        HttpResponse<String> head = client.send("HEAD", "/auth/jwks.json", BodyPublishers.noBody());
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValue("Content-Type")).contains("application/jwk-set+json");
        assertThat(head.headers().firstValue("Content-Length"))
                .contains(Integer.toString(keys.body().length()));

        site().store.works(false);
        assertThat(client.send("GET", "/auth/jwks.json", BodyPublishers.noBody())
                        .statusCode())
                .as("needs no store")
                .isEqualTo(200);
    }

    @Test
    @DisplayName("Requirement 8: No password and no token is logged, at any level")
    default void logged() {
        Logger logger = (Logger) LoggerFactory.getLogger("dev.sessionkit");
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        logger.setLevel(Level.TRACE);
        logger.setAdditive(false);
        logger.addAppender(lines);
        try {
            PairClient client = site().registered();
            PairClient first = client.copy();
            client.refresh();
            client.post("/auth/login", "{\"username\": \"" + client.name + "\", \"password\": \"wrong secret\"}");
            site().client().refresh("Cookie", "refreshToken=" + first.refreshToken + "x");
            client.logout();
            client.refresh("Cookie", "refreshToken=" + first.refreshToken);
            String all = String.join(
                    "\n",
                    lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList());
            assertThat(lines.list).isNotEmpty();
            assertThat(all)
                    .doesNotContain(PairSite.PASSWORD)
                    .doesNotContain("wrong secret")
                    .doesNotContain(first.refreshToken)
                    .doesNotContain(first.accessToken)
                    .doesNotContain(client.accessToken);
        } finally {
            logger.detachAppender(lines);
            logger.setAdditive(true);
            logger.setLevel(null);
        }
    }
}
