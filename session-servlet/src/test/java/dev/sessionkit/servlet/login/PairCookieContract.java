package dev.sessionkit.servlet.login;

import static dev.sessionkit.servlet.login.PairClient.reason;
import static dev.sessionkit.servlet.login.PairClient.setCookie;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The refresh cookie, as browsers see it. */
interface PairCookieContract extends PairContract {

    /** The headers of an answer to a login, byte by byte, with a Host header that a client makes up. */
    private static String login(PairSite site, String name, String host) throws IOException {
        String body = PairClient.credentials(name);
        String request = "POST /auth/login HTTP/1.1\r\nHost: " + host
                + "\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: " + body.length()
                + "\r\n\r\n" + body;
        try (Socket socket = new Socket(InetAddress.getByName("localhost"), site.port())) {
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        }
    }

    private static String attributes(HttpResponse<String> answer) {
        return setCookie(answer).replaceFirst("=[^;]*", "=");
    }

    @Test
    @DisplayName(
            "Requirements 10 to 13: It is HttpOnly, Secure, SameSite=Strict, of this host and path alone, on localhost, too")
    default void attributes() {
        PairClient client = site().client();
        HttpResponse<String> answer = client.register(site().newName());
        assertThat(attributes(answer))
                .isEqualTo("refreshToken=; Path=/auth; Secure; HttpOnly; SameSite=Strict; Max-Age=604800");
        assertThat(attributes(client.refresh())).isEqualTo(attributes(answer));
        assertThat(setCookie(client.logout()))
                .isEqualTo("refreshToken=; Path=/auth; Secure; HttpOnly; SameSite=Strict; Max-Age=0;"
                        + " Expires=Thu, 01 Jan 1970 00:00:00 GMT");
    }

    @Test
    @DisplayName("Requirement 15: It is kept as long as the token counts, and never longer than 400 days")
    default void maxAge() {
        Map<String, Object> long_ = new HashMap<>(Map.of("RefreshTokenIdleTimeout", "P1000D"));
        long_.put("FamilyLife", null);
        try (PairSite forYears = with("TokenPairs", Collections.unmodifiableMap(long_));
                PairSite ending = with("TokenPairs", Map.of("FamilyLife", "P8D"))) {
            assertThat(setCookie(forYears.client().register("anne")))
                    .endsWith("; Max-Age=" + Duration.ofDays(400).toSeconds());
            PairClient client = ending.registered();
            ending.clock.advance(Duration.ofDays(6));
            assertThat(setCookie(client.refresh()))
                    .as("the end of the whole session")
                    .endsWith("; Max-Age=" + Duration.ofDays(2).toSeconds());
        }
    }

    @Test
    @DisplayName("Requirement 10: With HostPrefix no other host can plant it: __Host-, all paths, Secure always")
    default void hostPrefix() {
        try (PairSite site = with("TokenPairApi", Map.of("HostPrefix", true, "SecureCookies", false))) {
            PairClient client = site.client();
            HttpResponse<String> answer = client.register("anne");
            assertThat(attributes(answer))
                    .isEqualTo("__Host-refreshToken=; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=604800");
            PairClient stranger = site.client();
            assertThat(reason(client.refresh())).as("by the plain name").isEqualTo("ABSENT");
            HttpResponse<String> refreshed = stranger.refresh("Cookie", "__Host-refreshToken=" + client.refreshToken);
            assertThat(refreshed.statusCode()).isEqualTo(200);
        }
    }

    @Test
    @DisplayName("Its name is a setting")
    default void named() {
        try (PairSite site = with("TokenPairApi", Map.of("CookieName", "shop-refresh"))) {
            assertThat(attributes(site.client().register("anne"))).startsWith("shop-refresh=; Path=/auth; ");
        }
    }

    @Test
    @DisplayName(
            "Requirement 10: For development, Secure is left out on this machine without TLS; whatever another Host says, it is there")
    default void development() throws IOException {
        try (PairSite site = with("TokenPairApi", Map.of("SecureCookies", false))) {
            String name = site.registered().name;
            for (String host : new String[] {"localhost", "127.0.0.1", "[::1]", "LOCALHOST"}) {
                assertThat(login(site, name, host + ":" + site.port()))
                        .as(host)
                        .contains("Set-Cookie: refreshToken=")
                        .contains("; Path=/auth; HttpOnly; SameSite=Strict; Max-Age=");
            }
            for (String host : new String[] {
                "shop.example.com",
                "localhost.example.com",
                "127.0.0.1.example.com",
                "127.0.0.2",
                "notlocalhost",
                "[::2]",
                "localhost."
            }) {
                assertThat(login(site, name, host))
                        .as(host)
                        .contains("Set-Cookie: refreshToken=")
                        .contains("; Path=/auth; Secure; HttpOnly; SameSite=Strict; Max-Age=");
            }
            PairClient overTls = site.client();
            assertThat(setCookie(
                            overTls.post("/auth/login", PairClient.credentials(name), "X-Forwarded-Proto", "https")))
                    .contains("; Secure;");
            assertThat(setCookie(site.registered().logout())).doesNotContain("Secure");
        }
        assertThat(login(site(), site().registered().name, "localhost")).contains("; Secure; ");
    }

    @ParameterizedTest
    @DisplayName("Requirement 13: Its path is the one that browsers know, below an application's own")
    @ValueSource(strings = {"/shop", "/shop/v2", "/caf\u00e9"})
    default void contextPath(String contextPath) {
        try (PairSite site = new PairSite(at(contextPath))) {
            String base = contextPath.replace("\u00e9", "%C3%A9");
            PairClient client = site.client();
            HttpResponse<String> answer = client.post(base + "/auth/register", PairClient.credentials("anne"));
            assertThat(answer.statusCode()).isEqualTo(201);
            assertThat(setCookie(answer)).contains("; Path=" + base + "/auth; ");
            assertThat(setCookie(client.post(base + "/auth/refresh-token", ""))).contains("; Path=" + base + "/auth; ");
            assertThat(setCookie(client.post(base + "/auth/logout", ""))).contains("; Path=" + base + "/auth; ");
            HttpResponse<String> odd = client.post(base + ";a=b/auth/refresh-token", "");
            assertThat(odd.statusCode()).as(odd.body()).isIn(400, 401, 404);
        }
    }

    @Test
    @DisplayName("The base is a setting, and the cookie goes where it is")
    default void base() {
        try (PairSite site = new PairSite(at(""), Map.of("TokenPairApi", Map.of("Base", "/auth/v2")))) {
            assertThat(setCookie(site.client().register("anne"))).contains("; Path=/auth/v2; ");
        }
    }

    @Test
    @DisplayName(
            "Requirement 16: Of several cookies the one that we have signed counts, in whatever order; of two that are, none")
    default void several() {
        PairClient one = site().registered();
        PairClient other = site().registered();
        PairClient browser = site().client();
        String both = "refreshToken=" + one.refreshToken + "; refreshToken=" + other.refreshToken;
        String logout = "Bearer " + one.accessToken;

        HttpResponse<String> ambiguous = browser.refresh("Cookie", both);
        assertThat(reason(ambiguous)).isEqualTo("AMBIGUOUS");
        assertThat(setCookie(ambiguous)).as("the planted one would be left").isEmpty();
        HttpResponse<String> signingOut = browser.logout("Cookie", both, "Authorization", logout);
        assertThat(reason(signingOut)).isEqualTo("AMBIGUOUS");
        assertThat(setCookie(signingOut)).isEmpty();
        HttpResponse<String> four = browser.refresh(
                "Cookie", "refreshToken=" + one.refreshToken + "; refreshToken=x; refreshToken=y; refreshToken=z");
        assertThat(reason(four)).as("more than three").isEqualTo("AMBIGUOUS");
        assertThat(setCookie(four)).isEmpty();
        HttpResponse<String> login = browser.post("/auth/login", PairClient.credentials(one.name), "Cookie", both);
        assertThat(login.statusCode()).isEqualTo(200);
        assertThat(one.users().statusCode()).as("neither has ended by it").isEqualTo(200);
        assertThat(other.users().statusCode()).isEqualTo(200);

        String genuine = "refreshToken=" + one.refreshToken;
        for (String cookies : new String[] {
            genuine + "; refreshToken=planted",
            "refreshToken=a.b.c; " + genuine,
            "refreshToken=; " + genuine,
            genuine + "; " + genuine,
            "refreshToken=x; refreshToken=y; " + genuine
        }) {
            assertThat(site().client().refresh("Cookie", cookies).statusCode())
                    .as(cookies.replace(one.refreshToken, "genuine"))
                    .isEqualTo(200);
        }
        HttpResponse<String> planted = site().client().refresh("Cookie", "refreshToken=x; refreshToken=a.b.c");
        assertThat(reason(planted)).isEqualTo("MALFORMED");
    }

    @Test
    @DisplayName("A page for users takes no refresh token, neither as cookie nor as bearer token")
    default void opensNothing() {
        PairClient client = site().registered();
        client.accessToken = "";
        assertThat(reason(client.users())).isEqualTo("ABSENT");
        client.accessToken = client.refreshToken;
        assertThat(client.send("GET", "/users", BodyPublishers.noBody()).statusCode())
                .isEqualTo(401);
    }
}
