package dev.sessionkit.examples.weblogin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the jar serves, and the headers that go with it. */
class PagesIT {

    @RegisterExtension
    static final OneHost HOST = new OneHost();

    private final Browsing browsing = new Browsing(HOST.process());

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NOT_FOUND")
    void a_page_is_there_and_browsers_keep_nothing_of_it(Page page) throws IOException {
        HttpResponse<String> answer = browsing.get(page.path());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type ->
                        assertThat(type).containsIgnoringCase("text/html;").containsIgnoringCase("utf-8"));
        assertThat(answer.body()).contains("<h1");
        assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/sessions", "/nothing", "/assets/page.js", "/api/whoami", "/api/auth/v1/sessions"})
    void every_answer_tells_browsers_what_to_refuse(String path) throws IOException {
        HttpResponse<String> answer = browsing.get(path);
        assertThat(answer.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .contains(
                                "default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'")
                        .doesNotContain("unsafe", "*"));
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(answer.headers().firstValue("Server")).isEmpty();
    }

    @Test
    void scripts_and_styles_are_kept_until_they_change() throws IOException {
        HttpResponse<String> first = browsing.get("/assets/style.css");
        assertThat(first.headers().firstValue("Cache-Control")).hasValue("no-cache");
        String tag = first.headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> again = browsing.get("/assets/style.css", "If-None-Match", tag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(browsing.get("/assets/style.css", "If-None-Match", "\"other\"")
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nothing",
                "/assets/",
                "/assets/files.txt",
                "/settings.json",
                "/sessions/",
                "/logback.xml",
                "/pages/layout.html"
            })
    void what_is_not_there_is_404_with_a_page_that_says_so(String path) throws IOException {
        HttpResponse<String> answer = browsing.get(path);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("There is nothing here");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS"})
    void pages_are_read_and_nothing_else(String method) throws IOException {
        HttpResponse<String> answer = browsing.send(method, HOST.url("/sessions"), "");
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).hasValue("GET, HEAD");
        assertThat(answer.body()).startsWith("{\"type\":");
    }

    @Test
    void HEAD_is_GET_without_the_body() throws IOException {
        HttpResponse<String> head = browsing.send("HEAD", HOST.url("/"), "");
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValue("Content-Length"))
                .isEqualTo(browsing.get("/").headers().firstValue("Content-Length"));
    }

    @Test
    void by_another_name_of_this_machine_one_is_sent_to_the_one_that_cookies_belong_to() throws IOException {
        HttpResponse<String> answer =
                browsing.send("GET", "http://127.0.0.1:" + HOST.process().port() + "/tokens", "");
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(Browsing.location(answer)).isEqualTo(HOST.url("/tokens"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /%zz HTTP/1.1\r\nHost: localhost",
                "GET /assets/%2e%2e/settings.json HTTP/1.1\r\nHost: localhost",
                "GET /a\u0000b HTTP/1.1\r\nHost: localhost",
                "nonsense"
            })
    void what_is_no_request_is_400_in_few_words(String request) throws IOException {
        try (Socket socket = new Socket("localhost", HOST.process().port())) {
            socket.getOutputStream()
                    .write((request + "\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
            String answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
                    .lines()
                    .reduce("", (before, line) -> before + line + "\n");
            assertThat(answer)
                    .startsWith("HTTP/1.1 400 ")
                    .contains("{\"type\":\"about:blank\"")
                    .doesNotContain("<", "Jetty", "\tat ");
        }
    }

    @Test
    void who_holds_nothing_is_told_so_by_the_protected_resource() throws IOException {
        HttpResponse<String> answer = browsing.get("/api/whoami");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("\"session-required\"", "\"ABSENT\"");
        assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer realm=\"web-login\"");
    }
}
