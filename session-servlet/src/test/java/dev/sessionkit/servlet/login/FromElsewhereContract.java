package dev.sessionkit.servlet.login;

import static dev.sessionkit.servlet.login.Answers.header;
import static dev.sessionkit.servlet.login.Answers.json;
import static dev.sessionkit.servlet.login.Answers.problem;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What other sites make browsers send. */
interface FromElsewhereContract extends LoginContract {

    @ParameterizedTest
    @DisplayName("Requirement 19: No other site signs anybody in, out, or up, and none kicks")
    @ValueSource(
            strings = {"login", "login?auth-provider=games", "register", "logout", "kick", "games/backchannel-logout"})
    default void posts(String path) {
        String name = site().newUser();
        Browser browser = site().signedIn(name);
        String token = browser.token();
        String body = Browser.credentials(path.equals("register") ? "evil" + name : name, LoginSite.PASSWORD);
        for (String[] from : new String[][] {
            {"Sec-Fetch-Site", "cross-site"},
            {"Sec-Fetch-Site", "same-site"},
            {"Origin", "https://evil.example.com"},
            {"Origin", "null"}
        }) {
            HttpResponse<String> answer = browser.send("POST", path, BodyPublishers.ofString(body), from);
            problem(answer, 403, "cross-site-request");
            assertThat(browser.token()).isEqualTo(token);
        }
        problem(
                browser.send(
                        "DELETE",
                        "sessions/" + token.substring(0, 22),
                        BodyPublishers.noBody(),
                        "Sec-Fetch-Site",
                        "cross-site"),
                403,
                "cross-site-request");
        json(browser.get("sessions/validate"), 200);
        assertThat(browser.send("POST", "logout", BodyPublishers.noBody(), "Origin", LoginSite.ORIGIN)
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @DisplayName(
            "Requirement 19: A GET that signs out or kicks is our own page's; a picture's, a link's and a prefetch are refused")
    @CsvSource({
        "logout, none, document",
        "logout, cross-site, document",
        "logout, cross-site, image",
        "logout, same-origin, image",
        "kick, cross-site, document",
        "kick, same-origin, iframe",
    })
    default void gets(String path, String from, String destination) {
        Browser browser = site().signedIn(site().newUser());

        problem(
                browser.get(path, "Sec-Fetch-Site", from, "Sec-Fetch-Dest", destination, "Accept", "*/*"),
                403,
                "cross-site-request");
        problem(browser.get(path), 403, "cross-site-request");
        problem(
                browser.get(
                        path, "Sec-Fetch-Site", "same-origin", "Sec-Fetch-Dest", "document", "Sec-Purpose", "prefetch"),
                403,
                "cross-site-request");

        json(browser.get("sessions/validate"), 200);
        json(browser.get(path, "Sec-Fetch-Site", "same-origin", "Sec-Fetch-Dest", "document"), 200);
    }

    @ParameterizedTest
    @DisplayName(
            "A client that is no browser, and whose GET is refused for its cookie, is told what to do; and that works")
    @ValueSource(strings = {"logout", "kick"})
    default void gets_told(String path) {
        Browser curl = site().signedIn(site().newUser());

        JsonNode refused = problem(curl.get(path), 403, "cross-site-request");

        assertThat(refused.get("title").stringValue()).isEqualTo("This may be another site's doing");
        assertThat(refused.get("detail").stringValue())
                .contains("send a POST, or the session in a header in place of the cookie");
        json(site().browser().get(path, "x-qt-auth", curl.token()), 200);
        json(site().signedIn(site().newUser()).post(path), 200);
    }

    @ParameterizedTest
    @DisplayName("A POST that is refused says by which header")
    @CsvSource({
        "Sec-Fetch-Site, cross-site, Sec-Fetch-Site says that a page of another site has sent this",
        "Origin, https://evil.example.com, Origin is none of this host's",
    })
    default void posts_told(String header, String value, String detail) {
        HttpResponse<String> answer = site().browser().send("POST", "logout", BodyPublishers.noBody(), header, value);

        assertThat(problem(answer, 403, "cross-site-request").get("detail").stringValue())
                .isEqualTo(detail);
    }

    @ParameterizedTest
    @DisplayName(
            "Requirement 19: Whoever follows a link from elsewhere is asked, by a page that loads nothing and runs nothing")
    @ValueSource(strings = {"logout", "kick"})
    default void page(String path) throws Exception {
        Browser browser = site().signedIn(site().newUser());

        HttpResponse<String> answer = browser.get(
                path + "?x=%3Cscript%3E",
                "Sec-Fetch-Site",
                "cross-site",
                "Sec-Fetch-Dest",
                "document",
                "Accept",
                "application/xhtml+xml, text/html;q=0.9, */*;q=0.8");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(header(answer, "Content-Type").replace(" ", "")).isEqualToIgnoringCase("text/html;charset=utf-8");
        assertThat(header(answer, "Cache-Control")).isEqualTo("no-store");
        assertThat(header(answer, "Referrer-Policy")).isEqualTo("same-origin");
        assertThat(answer.headers().map()).doesNotContainKeys("set-cookie", "clear-site-data");
        assertThat(answer.body())
                .startsWith("<!doctype html>\n<html lang=\"en\">")
                .contains("<title>", "<h1>", "<form method=\"post\"><button type=\"submit\">")
                .doesNotContain("script", "src=", "href=", "style=");
        Matcher style = Pattern.compile("<style>(.*)</style>", Pattern.DOTALL).matcher(answer.body());
        assertThat(style.find()).isTrue();
        String hash = Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256")
                        .digest(style.group(1).getBytes(UTF_8)));
        assertThat(header(answer, "Content-Security-Policy"))
                .isEqualTo("default-src 'none'; style-src 'sha256-" + hash
                        + "'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'");

        json(browser.get("sessions/validate"), 200);
        json(browser.send("POST", path, BodyPublishers.noBody(), "Sec-Fetch-Site", "same-origin"), 200);
    }

    @Test
    @DisplayName("Requirement 20: A token in a URL opens nothing but what is redeemed once")
    default void tokenInUrl() {
        String token = site().signedIn(site().newUser()).token();
        problem(
                site().browser().get("sessions/validate?qt-auth=" + token + "&x-qt-auth=" + token),
                401,
                "session-required");
    }
}
