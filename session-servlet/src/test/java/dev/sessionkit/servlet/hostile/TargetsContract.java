package dev.sessionkit.servlet.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Paths of endpoints in other spellings. */
interface TargetsContract extends OpenHostContract {

    @ParameterizedTest
    @DisplayName("No spelling of a path leads past the guard, nor to another endpoint")
    @ValueSource(
            strings = {
                "//api/auth/v1/{}",
                "/api//auth/v1/{}",
                "/api/auth/v1//{}",
                "/api/auth/v1/../v1/{}",
                "/api/auth/v1/./{}",
                "/api/auth/v1/x/../{}",
                "/api/auth/v1/providers/../{}",
                "/api/auth/v1/providers/..;/{}",
                "/api/auth/v1/providers/%2e%2e/{}",
                "/api/auth/v1/providers%2f..%2f{}",
                "/api/auth/v1/{};jsessionid=evil",
                "/api/auth/v1;x=y/{}",
                "/api;x/auth;y/v1;z/{};x=evil",
                "/api/auth/v1/;/{}",
                "/api/auth/v1/%2f{}",
                "/api/auth%2fv1%2f{}",
                "/api/auth/v1%2f{}",
                "/api/auth/v1/%5c{}",
                "/api/auth/v1\\{}",
                "/api/auth/v1/{}/",
                "/api/auth/v1/{}/.",
                "/api/auth/v1/{}%00",
                "/api/auth/v1/{}%00.png",
                "/api/auth/v1/{}%20",
                "/api/auth/v1/{}%0a",
                "/api/auth/v1/{}%0d%0aevil:1",
                "/api/auth/v1/{}?x=y#evil",
                "/api/auth/v1/{}.json",
                "/API/auth/v1/{}",
                "/api/auth/v1/%6cogout",
                "/api/auth/v1/%25%36%63ogout",
                "/api/auth/v1/%u006cogout",
                "/api/auth/v1/\u00ecogout",
                "/api/auth/v1/%c0%ecogout",
                "http://localhost/api/auth/v1/{}",
                "http://evil.example.com/api/auth/v1/{}",
                "http://evil@localhost/api/auth/v1/{}",
                "file:///api/auth/v1/{}",
                "*",
                "{}",
                "localhost:80",
                "",
            })
    default void guarded(String spelling) throws IOException {
        String token = host().signedIn(host().newUser());
        String path = spelling.replace("{}", "logout");
        for (String method : List.of("POST", "GET", "HEAD", "post", "OPTIONS", "TRACE", "CONNECT", "PUT")) {
            String request =
                    OpenHost.request(method + " " + path, "", "Cookie: qt-auth=" + token, "Sec-Fetch-Site: cross-site");
            Answer answer = Wire.askAndEnd(host().port(), request);
            boolean containers = answer.status() == 400 && !answer.head().contains("problem+json");
            if (!containers) {
                answer.sane();
            }
            boolean harmless =
                    List.of("OPTIONS", "TRACE").contains(method); // outside of the base, say what a servlet can
            if (!harmless) {
                assertThat(answer.status()).as(answer.text()).isIn(0, 400, 403, 404, 405, 501, 505);
            }
            assertThat(answer.headers("Set-Cookie")).as(answer.text()).isEmpty();
            assertThat(answer.text()).doesNotContain(token.substring(22));
        }
        assertThat(host().isLive(token)).isTrue();
    }

    @ParameterizedTest
    @DisplayName("What is below a base is ours to answer, and never a page of the container's")
    @ValueSource(
            strings = {
                "/api/auth/v1",
                "/api/auth/v1/",
                "/api/auth/v1/evil",
                "/api/auth/v1/evil%20evil",
                "/api/auth/v1/evil/evil/evil/evil",
                "/api/auth/v1/%3Cscript%3Eevil",
                "/api/auth/v1/login/callback",
                "/api/auth/v1/evil/callback",
                "/api/auth/v1/PASSWORD/callback",
                "/api/auth/v1/code%20/callback",
                "/api/auth/v1/CODE/callback",
                "/auth",
                "/auth/",
                "/auth/evil",
                "/auth/evil/callback",
            })
    default void unknown(String path) throws IOException {
        Answer answer = host().get(path).sane();
        assertThat(answer.status()).as(answer.text()).isEqualTo(404);
        answer.problem(404, path.startsWith("/api") && path.endsWith("/callback") ? "unknown-provider" : "not-found");
    }

    @Test
    @DisplayName("An unknown provider is 404, whatever it is called")
    default void providers() throws IOException {
        for (String name :
                List.of("evil", "PASSWORD", "code%00", "%0d%0aevil:1", "%ed%a0%80", "..%2f..%2fevil", "CODE")) {
            Answer answer =
                    host().get("/api/auth/v1/login?auth-provider=" + name).sane();
            assertThat(answer.status()).as(answer.text()).isIn(400, 404);
            assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        }
    }

    @ParameterizedTest
    @DisplayName("Query strings that no browser sends are refused in our words")
    @ValueSource(
            strings = {
                "access-token=evil&access-token=evil",
                "access-token=%",
                "access-token=%e",
                "access-token=%ff",
                "access-token=%00&redirect=evil",
                "access-token=x&redirect-url=//evil.example.com",
                "access-token=x&redirect-url=https:evil.example.com",
                "access-token=x&redirect-url=/%5cevil.example.com",
                "access-token=x&redirect-url=/%0d%0aevil:1",
                "access-token=x&redirect-url=%09//evil.example.com",
                "access-token=x&redirect-url=javascript:evil",
                "access-token=x&redirect-url=data:text/html,evil",
                "access-token=x&redirect-url=/%c4%81",
            })
    default void queries(String query) throws IOException {
        host().get("/api/auth/v1/sessions/access-token/validate?" + query)
                .sane()
                .problem(400, code(query));
    }

    @Test
    @DisplayName("A query that is not percent-encoded leads to no other place than what it says")
    default void rawQueries() throws IOException {
        for (String target : List.of(
                "/\u00c4\u0081",
                "/\u00ff",
                "/\u00e2\u0080\u00a8",
                "/a b",
                "/\t/evil.example.com",
                "/\u00ef\u00bc\u008f")) {
            Answer answer = host().get("/api/auth/v1/login?auth-provider=code&redirect-url=" + target);
            assertThat(answer.status()).as(answer.text()).isEqualTo(400);
            assertThat(answer.headers("Location")).isEmpty();
            assertThat(answer.headers("Set-Cookie")).isEmpty();
        }
    }

    @Test
    @DisplayName("TRACE sends nothing back, and no method is made up")
    default void methods() throws IOException {
        for (String path : List.of("/api/auth/v1/sessions", "/api/auth/v1/nothing", "/auth/logout", "/openapi.json")) {
            for (String method : List.of("TRACE", "CONNECT", "EVIL", "get", "PROPFIND")) {
                Answer answer = Wire.askAndEnd(
                        host().port(), OpenHost.request(method + " " + path, "", "x-qt-auth: evil", "Max-Forwards: 0"));
                assertThat(answer.sane().status()).as(answer.text()).isIn(400, 404, 405, 501);
            }
        }
    }

    private static String code(String query) {
        return query.contains("redirect-url") ? "redirect-refused" : "bad-request";
    }

    @Test
    @DisplayName("A one-time token that is missing, malformed, or none is 401 without detail, in the same words")
    default void oneTimeTokens() throws IOException {
        String first = "";
        for (String query : List.of(
                "",
                "?",
                "?access-token=",
                "?access-token=evil",
                "?access-token=%00",
                "?access-token=" + "x".repeat(4096),
                "?Access-Token=x",
                "?access-token=" + "A".repeat(22) + "." + "A".repeat(43))) {
            Answer answer = host().get("/api/auth/v1/sessions/access-token/validate" + query)
                    .sane();
            answer.problem(401, "login-refused");
            assertThat(answer.json().size()).isEqualTo(4); // type, title, status, code
            first = first.isEmpty() ? answer.body() : first;
            assertThat(answer.body()).isEqualTo(first);
        }
    }
}
