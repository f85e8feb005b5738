package dev.sessionkit.examples.weblogin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a tester of sessions tries by hand (OWASP WSTG 4.2, sections 4.4, 4.6 and 4.11.4), against the jar with its own settings. */
class SessionAttacksIT {

    private static final String API = "/api/auth/v1";
    private static final String PASSWORD = "correct horse battery";
    private static final Pattern ACCESS_TOKEN = Pattern.compile("\"accessToken\":\"([^\"]+)\"");
    private static final String JSON = "application/json";

    @TempDir
    private static Path folder;

    private static JarProcess host;
    private static int users;

    private final String name = "user" + ++users;
    private final Browsing browser = new Browsing(host);

    @BeforeAll
    static void start() throws IOException {
        host = JarProcess.start(folder, Map.of());
    }

    @AfterAll
    static void stop() throws IOException {
        host.close();
    }

    private static String credentials(String name, String password) {
        return "{\"username\":\"" + name + "\",\"password\":\"" + password + "\"}";
    }

    private String registered() throws IOException {
        HttpResponse<String> answer = browser.post(API + "/register", credentials(name, PASSWORD));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return cookie(answer, "qt-auth");
    }

    private static String cookie(HttpResponse<?> answer, String name) {
        return cookieLine(answer, name).replaceFirst("[^=]*=([^;]*);.*", "$1");
    }

    private static String cookieLine(HttpResponse<?> answer, String name) {
        return answer.headers().allValues("Set-Cookie").stream()
                .filter(line -> line.startsWith(name + "="))
                .findFirst()
                .orElseThrow();
    }

    private static int status(String token) throws IOException {
        return new Browsing(host)
                .get(API + "/sessions/validate", "x-qt-auth", token)
                .statusCode();
    }

    @Test
    void cookies_are_for_this_host_alone_and_for_no_script() throws IOException {
        registered();
        HttpResponse<String> session = browser.post(API + "/login", credentials(name, PASSWORD));
        assertThat(cookieLine(session, "qt-auth").replaceFirst("=[^;]*;", "=…;"))
                .isEqualTo("qt-auth=…; Path=/; HttpOnly; SameSite=Lax; Max-Age=1209600");
        HttpResponse<String> pair = browser.post("/auth/login", credentials(name, PASSWORD));
        assertThat(cookieLine(pair, "refreshToken").replaceFirst("=[^;]*;", "=…;"))
                .matches("refreshToken=…; Path=/auth; HttpOnly; SameSite=Strict; Max-Age=\\d+");
        for (HttpResponse<String> answer : List.of(session, pair)) {
            assertThat(answer.headers().allValues("Set-Cookie")).noneMatch(line -> line.contains("JSESSIONID"));
            assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        }
    }

    @Test
    void a_planted_session_is_nobodys_after_the_login() throws IOException {
        String attackers = new SessionAttacksIT().registered();
        registered();
        String madeUp = "AaIXdNcxIRCl4CIwT70t3A.xYOjynM45wsOKaRWMs6DlmM6JDYOYH3yQUdMc5SsAD4";
        for (String planted : List.of(attackers, madeUp)) {
            HttpResponse<String> answer = new Browsing(host)
                    .send(
                            "POST",
                            host.url(API + "/login"),
                            credentials(name, PASSWORD),
                            "Cookie",
                            "qt-auth=" + planted,
                            "Content-Type",
                            JSON);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(cookie(answer, "qt-auth").substring(0, 22)).isNotEqualTo(planted.substring(0, 22));
            assertThat(status(planted)).isEqualTo(401);
        }
    }

    @Test
    void no_session_is_in_a_URL() throws IOException {
        String token = registered();
        for (String path : List.of("/", "/sessions", "/sign-in", API + "/sessions", "/api/whoami")) {
            HttpResponse<String> answer = browser.get(path);
            assertThat(answer.body()).doesNotContain(token.substring(23), "jsessionid");
        }
        for (String url : List.of(
                "/sessions/validate?qt-auth=" + token,
                "/sessions/validate?x-qt-auth=" + token,
                "/sessions/validate;qt-auth=" + token,
                "/sessions/validate;jsessionid=" + token,
                "/sessions/access-token/validate?access-token=" + token)) {
            assertThat(new Browsing(host).get(API + url).statusCode()).as(url).isEqualTo(401);
        }
    }

    @Test
    void who_signs_out_is_out_at_the_server_whatever_they_kept() throws IOException {
        String token = registered();
        HttpResponse<String> pair = browser.post("/auth/login", credentials(name, PASSWORD));
        String access = accessToken(pair);
        String refresh = cookie(pair, "refreshToken");
        HttpResponse<String> out = browser.post(API + "/logout", "");
        assertThat(cookieLine(out, "qt-auth")).contains("Max-Age=0");
        assertThat(out.headers().firstValue("Clear-Site-Data")).hasValue("\"cache\"");
        assertThat(status(token)).isEqualTo(401);

        HttpResponse<String> pairOut =
                browser.send("POST", host.url("/auth/logout"), "", "Authorization", "Bearer " + access);
        assertThat(pairOut.statusCode()).as(pairOut.body()).isEqualTo(200);
        Browsing thief = new Browsing(host);
        assertThat(thief.get("/api/whoami", "Authorization", "Bearer " + access).statusCode())
                .isEqualTo(401);
        assertThat(thief.send("POST", host.url("/auth/refresh-token"), "", "Cookie", "refreshToken=" + refresh)
                        .statusCode())
                .isEqualTo(401);
    }

    private static String accessToken(HttpResponse<String> answer) {
        Matcher found = ACCESS_TOKEN.matcher(answer.body());
        assertThat(found.find()).as(answer.body()).isTrue();
        return found.group(1);
    }

    @Test
    void a_sixth_session_is_asked_about_and_none_is_left_behind_by_a_kick() throws IOException {
        String first = registered();
        for (int more = 0; more < 4; more++) {
            assertThat(new Browsing(host)
                            .post(API + "/login", credentials(name, PASSWORD))
                            .statusCode())
                    .isEqualTo(200);
        }
        HttpResponse<String> sixth = new Browsing(host).post(API + "/login", credentials(name, PASSWORD));
        assertThat(sixth.statusCode()).isEqualTo(409);
        assertThat(sixth.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(browser.post(API + "/kick", "").body()).isEqualTo("{\"kicked\":4}");
        assertThat(status(first)).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                API + "/login",
                API + "/register",
                API + "/logout",
                API + "/kick",
                API + "/login?auth-provider=demo",
                API + "/demo/backchannel-logout",
                "/auth/login",
                "/auth/register",
                "/auth/refresh-token",
                "/auth/logout",
                "/api/whoami",
                "/sessions"
            })
    void another_site_changes_nothing(String path) throws IOException {
        String token = registered();
        for (List<String> from : List.of(
                List.of("Sec-Fetch-Site", "cross-site"),
                List.of("Sec-Fetch-Site", "same-site"),
                List.of("Origin", "https://evil.example.com"),
                List.of("Origin", "null"))) {
            HttpResponse<String> answer =
                    browser.send("POST", host.url(path), credentials(name, PASSWORD), from.get(0), from.get(1));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
            assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
        }
        assertThat(status(token)).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example.com",
                "//evil.example.com",
                "///evil.example.com",
                "/\\evil.example.com",
                "\\\\evil.example.com",
                "/\t/evil.example.com",
                "/%0d%0aLocation:https://evil.example.com",
                "https:evil.example.com",
                "http://localhost@evil.example.com",
                "javascript:alert(1)",
                "data:text/html,x",
                "/..//evil.example.com",
                ".evil.example.com",
                "@evil.example.com",
            })
    void no_redirect_leads_elsewhere(String target) throws IOException {
        String encoded = URLEncoder.encode(target, StandardCharsets.UTF_8);
        for (String path : List.of(
                "/login?auth-provider=demo&redirect-url=" + encoded,
                "/sessions/access-token/validate?access-token=x&redirect-url=" + encoded)) {
            HttpResponse<String> answer = browser.get(API + path);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
            assertThat(answer.headers().firstValue("Location")).isEmpty();
            assertThat(answer.body()).contains("redirect-refused").doesNotContain("evil");
        }
    }

    @Test
    void nobody_is_told_who_has_an_account() throws IOException {
        registered();
        for (String path : List.of(API + "/login", "/auth/login")) {
            HttpResponse<String> wrong = new Browsing(host).post(path, credentials(name, "wrong password"));
            HttpResponse<String> unknown =
                    new Browsing(host).post(path, credentials("nobody" + name, "wrong password"));
            assertThat(wrong.statusCode()).isEqualTo(401);
            assertThat(unknown.statusCode()).isEqualTo(401);
            assertThat(unknown.body()).isEqualTo(wrong.body());
            assertThat(unknown.headers().map().keySet())
                    .isEqualTo(wrong.headers().map().keySet());
        }
    }

    @Test
    void who_guesses_waits_also_under_other_names_of_their_address() throws IOException {
        registered();
        for (int guess = 0; guess < 10; guess++) {
            assertThat(guess(guess).statusCode()).isEqualTo(401);
        }
        HttpResponse<String> slowed = guess(11);
        assertThat(slowed.statusCode()).isEqualTo(429);
        assertThat(slowed.headers().firstValue("Retry-After"))
                .hasValueSatisfying(
                        seconds -> assertThat(Integer.parseInt(seconds)).isBetween(1, 60));
        assertThat(slowed.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(browser.get(API + "/sessions/validate").statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> guess(int number) throws IOException {
        return new Browsing(host)
                .send(
                        "POST",
                        host.url(API + "/login"),
                        credentials(name, "guess number " + number),
                        "X-Forwarded-For",
                        "203.0.113." + number,
                        "Content-Type",
                        JSON);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/assets/page.js", "/api/whoami", API + "/sessions", "/auth/refresh-token", "/nothing"})
    void nothing_of_a_request_is_sent_back_by_TRACE(String path) throws IOException {
        String token = registered();
        HttpResponse<String> answer = browser.send("TRACE", host.url(path), "", "x-qt-auth", token);
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.body()).doesNotContain(token.substring(23));
        assertThat(answer.headers().firstValue("Allow"))
                .hasValueSatisfying(allowed -> assertThat(allowed).doesNotContain("TRACE"));
        HttpResponse<String> options = browser.send("OPTIONS", host.url(path), "", "x-qt-auth", token);
        assertThat(options.headers().firstValue("Allow").orElse("")).doesNotContain("TRACE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/sessions", "/nothing", "/api/whoami", API + "/sessions", API + "/nothing", "/auth/login"})
    void no_other_page_frames_or_reads_an_answer(String path) throws IOException {
        for (String method : List.of("GET", "POST", "OPTIONS")) {
            HttpResponse<String> answer = browser.send(
                    method,
                    host.url(path),
                    "",
                    "Origin",
                    method.equals("POST") ? host.url("") : "https://evil.example.com",
                    "Access-Control-Request-Method",
                    "POST");
            assertThat(answer.headers().firstValue("Content-Security-Policy"))
                    .hasValueSatisfying(policy -> assertThat(policy).contains("frame-ancestors 'none'"));
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(answer.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
            assertThat(answer.headers().map().keySet())
                    .noneMatch(header -> header.toLowerCase(Locale.ROOT).startsWith("access-control-"))
                    .doesNotContain("server", "x-powered-by");
        }
    }
}
