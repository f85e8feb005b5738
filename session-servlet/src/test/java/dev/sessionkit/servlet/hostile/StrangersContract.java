package dev.sessionkit.servlet.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Headers by which strangers say who they are, where they come from, and what they mean. */
interface StrangersContract extends OpenHostContract {

    List<String> FORWARDED = List.of(
            "X-Forwarded-For: 203.0.113.9",
            "X-Forwarded-Proto: https",
            "X-Forwarded-Host: evil.example.com",
            "X-Forwarded-Port: 443",
            "X-Forwarded-Prefix: /evil",
            "X-Forwarded-Server: evil.example.com",
            "X-Real-IP: 203.0.113.9",
            "Client-IP: 203.0.113.9",
            "X-Original-URL: /api/auth/v1/providers",
            "X-Rewrite-URL: /api/auth/v1/providers",
            "Forwarded: for=203.0.113.9;proto=https;host=evil.example.com");

    private static String[] forwarded() {
        return FORWARDED.toArray(String[]::new);
    }

    @Test
    @DisplayName("What strangers say of a proxy changes no cookie, no address and no place that anybody is sent to")
    default void forwardedHeaders() throws IOException {
        String name = host().newUser();
        String body = OpenHost.credentials(name, OpenHost.PASSWORD);
        Answer answer = host().post("/api/auth/v1/login", body, forwarded());
        Answer list = host().get("/api/auth/v1/sessions", "x-qt-auth: " + answer.cookie("qt-auth"));
        assertThat(list.body()).doesNotContain("203.0.113").contains("\"address\":");

        for (String path : List.of("/api/auth/v1/login", "/auth/login")) {
            assertThat(flags(host().post(path, body, forwarded()))).isEqualTo(flags(host().post(path, body)));
        }
        String begin = "/api/auth/v1/login?auth-provider=code&redirect-url=/in";
        Answer told = host().get(begin, forwarded()).sane();
        Answer plain = host().get(begin);
        assertThat(told.status()).isEqualTo(302);
        assertThat(flags(told)).isEqualTo(flags(plain));
        assertThat(told.header("Location"))
                .startsWith("https://code.example.com/authorize?")
                .contains("redirect_uri=https%3A%2F%2Fshop.example.com%2F");
    }

    /** All of a cookie but its name's end and its value, which are new each time. */
    private static List<String> flags(Answer answer) {
        return answer.headers("Set-Cookie").stream()
                .map(cookie -> cookie.replaceAll("(login-)?[A-Za-z0-9_.-]*=[^;]*;", "$1;"))
                .toList();
    }

    @Test
    @DisplayName("Whoever names another address each time is slowed all the same")
    default void throttled() throws IOException {
        String name = host().newUser();
        for (int address = 0; address < 3; address++) {
            host().post("/api/auth/v1/login", OpenHost.credentials(name, "wrong"), another(address))
                    .problem(401, "login-refused");
        }
        Answer slowed = host().post("/api/auth/v1/login", OpenHost.credentials(name, "wrong"), another(4));
        slowed.problem(429, "login-throttled");
        assertThat(slowed.header("Retry-After")).matches("[1-9]\\d*");
        host().post("/auth/login", OpenHost.credentials(name, "wrong"), another(5))
                .problem(429, "login-throttled");
    }

    private static String[] another(int number) {
        String address = "203.0.113." + number;
        return new String[] {
            "X-Forwarded-For: " + address,
            "Forwarded: for=" + address,
            "X-Real-IP: " + address,
            "X-Client-IP: " + address
        };
    }

    @ParameterizedTest
    @DisplayName("The host that a client names leads nobody anywhere, and makes no origin one's own")
    @ValueSource(
            strings = {
                "evil.example.com",
                "shop.example.com:evil",
                "shop.example.com@evil.example.com",
                "localhost, evil.example.com",
                "evil.example.com\u0000",
                "127.0.0.1:1/evil",
                "[::1",
                "",
            })
    default void hosts(String name) throws IOException {
        String token = host().signedIn(host().newUser());
        String head = " HTTP/1.1\r\nHost: " + name + "\r\nConnection: close\r\nCookie: qt-auth=" + token;
        Answer begun = Wire.ask(
                        host().port(), "GET /api/auth/v1/login?auth-provider=code&redirect-url=/in" + head + "\r\n\r\n")
                .sane();
        assertThat(begun.status()).as(begun.text()).isIn(302, 400);
        assertThat(begun.header("Location")).matches("https://code\\.example\\.com/.*|");
        for (String origin : List.of("http://" + name, "https://" + name, "null", "")) {
            Answer out = Wire.ask(
                            host().port(),
                            "POST /api/auth/v1/logout" + head + "\r\nContent-Length: 0\r\nOrigin: " + origin
                                    + "\r\n\r\n")
                    .sane();
            assertThat(out.status()).as(out.text()).isIn(400, 403);
        }
        assertThat(host().isLive(token)).isTrue();
    }

    @Test
    @DisplayName("Two hosts are none")
    default void twoHosts() throws IOException {
        for (String hosts : List.of("Host: localhost\r\nHost: evil.example.com", "X: y")) {
            Answer answer = Wire.ask(
                    host().port(), "GET /api/auth/v1/providers HTTP/1.1\r\nConnection: close\r\n" + hosts + "\r\n\r\n");
            assertThat(answer.sane().status()).isEqualTo(400);
        }
    }

    @ParameterizedTest
    @DisplayName("A header that would make another method of it changes nothing")
    @ValueSource(strings = {"X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override", "_method"})
    default void methodOverride(String header) throws IOException {
        String token = host().signedIn(host().newUser());
        String cookie = "Cookie: qt-auth=" + token;
        host().get("/api/auth/v1/logout?_method=POST", cookie, header + ": POST")
                .problem(403, "cross-site-request");
        host().post(
                        "/api/auth/v1/sessions/" + token.substring(0, 22) + "?_method=DELETE",
                        "",
                        cookie,
                        header + ": DELETE")
                .problem(405, "method-not-allowed");
        host().post("/api/auth/v1/logout", "", cookie, header + ": GET", "Sec-Fetch-Site: cross-site")
                .problem(403, "cross-site-request");
        assertThat(host().isLive(token)).isTrue();
    }

    @Test
    @DisplayName("No other origin is allowed anything: a preflight has no answer that a browser would take for one")
    default void preflight() throws IOException {
        for (String path : List.of(
                "/api/auth/v1/login", "/api/auth/v1/sessions", "/auth/refresh-token", "/auth/jwks.json", "/nothing")) {
            for (String origin : List.of("https://evil.example.com", "null", OpenHost.ORIGIN)) {
                String[] asking = {
                    "Origin: " + origin,
                    "Access-Control-Request-Method: POST",
                    "Access-Control-Request-Headers: x-qt-auth",
                    "Access-Control-Request-Private-Network: true"
                };
                for (String method : List.of("OPTIONS", "GET")) {
                    assertThat(host().ask(method + " " + path, "", asking)
                                    .sane()
                                    .head())
                            .doesNotContainIgnoringCase("access-control-");
                }
            }
        }
    }

    @ParameterizedTest
    @DisplayName("Headers of the guard in whatever spelling: what is not exactly our own is another site's")
    @ValueSource(
            strings = {
                "Sec-Fetch-Site: CROSS-SITE",
                "Sec-Fetch-Site: Same-Origin",
                "sec-fetch-site: cross-site",
                "SEC-FETCH-SITE:\tcross-site",
                "Sec-Fetch-Site: same-origin, cross-site",
                "Sec-Fetch-Site: none\r\nSec-Fetch-Site: cross-site",
                "Sec-Fetch-Site: same-origin;evil",
                "Sec-Fetch-Site:",
                "Origin: null",
                "Origin:",
                "Origin: HTTPS://shop.example.com",
                "Origin: https://shop.example.com/",
                "Origin: https://shop.example.com https://evil.example.com",
                "Origin: https://shop.example.com\r\nOrigin: https://evil.example.com",
                "Origin: https://evil.example.com\r\nSec-Fetch-Mode: same-origin",
            })
    default void guardHeaders(String headers) throws IOException {
        String token = host().signedIn(host().newUser());
        for (String path : List.of(
                "/api/auth/v1/login",
                "/api/auth/v1/register",
                "/api/auth/v1/logout",
                "/api/auth/v1/kick",
                "/api/auth/v1/code/backchannel-logout",
                "/auth/register",
                "/auth/login",
                "/auth/refresh-token",
                "/auth/logout")) {
            host().post(path, "{}", "Cookie: qt-auth=" + token, headers).sane().problem(403, "cross-site-request");
        }
        assertThat(host().isLive(token)).isTrue();
    }

    @ParameterizedTest
    @DisplayName(
            "Credentials that are none, in each header and cookie that holds one, are refusals, and clear what is no use")
    @ValueSource(
            strings = {
                "\u00ff\u00fe",
                "evil\u0001",
                "evil\u0000",
                "evil\rSet-Cookie: evil=1",
                "evil\nSet-Cookie: evil=1",
                "evil\r\n folded",
                "evil%0d%0aSet-Cookie: evil=1",
                "\"evil\"",
                "evil; qt-auth=evil; refreshToken=evil",
                "..........",
                "eyJhbGciOiJub25lIn0.eyJzdWIiOiJldmlsIn0.",
            })
    default void credentials(String value) throws IOException {
        for (String header :
                List.of("x-qt-auth: ", "Cookie: qt-auth=", "Authorization: Bearer ", "Cookie: refreshToken=")) {
            for (String line : List.of(
                    "GET /api/auth/v1/sessions/validate",
                    "GET /api/auth/v1/sessions",
                    "POST /api/auth/v1/kick",
                    "POST /auth/refresh-token",
                    "POST /auth/logout",
                    "GET /api/auth/v1/sessions/access-token/validate",
                    "DELETE /api/auth/v1/sessions/AAAAAAAAAAAAAAAAAAAAAA")) {
                Answer answer = host().ask(line, "", header + value).sane();
                assertThat(answer.status()).as(answer.text()).isIn(0, 400, 401);
            }
            Answer login = host().post(
                            "/api/auth/v1/login",
                            OpenHost.credentials("nobody" + (header + value).hashCode(), "x"),
                            header + value)
                    .sane();
            assertThat(login.status()).as(login.text()).isIn(0, 400, 401);
        }
    }

    @Test
    @DisplayName("A client may call itself anything: it is cut, and shown as JSON shows it")
    default void agents() throws IOException {
        String name = host().newUser();
        for (String agent : List.of("x".repeat(20_000), "\u00ff\u00fe", "<script>", "a\tb", "")) {
            Answer in = host().post(
                            "/api/auth/v1/login",
                            OpenHost.credentials(name, OpenHost.PASSWORD),
                            "User-Agent: " + agent,
                            "Accept-Language: " + agent);
            assertThat(in.status()).as(in.text()).isEqualTo(200);
            Answer list = host().get("/api/auth/v1/sessions", "x-qt-auth: " + in.cookie("qt-auth"));
            assertThat(list.status()).isEqualTo(200);
            assertThat(list.json()
                            .get("sessions")
                            .get(0)
                            .path("agent")
                            .asString("")
                            .length())
                    .isLessThanOrEqualTo(512);
            host().post("/api/auth/v1/logout", "", "x-qt-auth: " + in.cookie("qt-auth"));
        }
    }

    @Test
    @DisplayName(
            "Hundreds of cookies of logins under way: a refusal, or another login, and no more answers than cookies")
    default void manyCookies() throws IOException {
        StringBuilder cookies = new StringBuilder("Cookie: a=b");
        for (int i = 0; i < 190; i++) {
            cookies.append("; login-")
                    .append("A".repeat(19))
                    .append(String.format("%03d", i))
                    .append('=')
                    .append("x".repeat(60));
        }
        Answer begun = host().get("/api/auth/v1/login?auth-provider=code", cookies.toString());
        assertThat(begun.status()).as(begun.text()).isIn(302, 400);
        assertThat(begun.headers("Set-Cookie").size()).isLessThanOrEqualTo(9);
        Answer back = host().get("/api/auth/v1/code/callback?state=" + "A".repeat(22) + "&code=x", cookies.toString());
        assertThat(back.status()).as(back.text()).isIn(400, 401);
        Answer tooMany = host().get("/api/auth/v1/providers", cookies + "; a=b".repeat(400));
        assertThat(tooMany.sane().status()).isIn(200, 400);
    }
}
