package dev.sessionkit.examples.weblogin;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What the pages do by script, done by hand: each step over HTTP, against the jar. */
class SigningInIT {

    private static final String ANNE = "{\"username\":\"anne\",\"password\":\"correct horse battery\"}";
    private static final String API = "/api/auth/v1";
    private static final Pattern ACCESS_TOKEN = Pattern.compile("\"accessToken\":\"([^\"]+)\"");

    @RegisterExtension
    static final OneHost HOST = new OneHost();

    @TempDir
    private Path folder;

    @Test
    void who_is_signed_in_stays_so_when_the_host_is_restarted() throws IOException {
        try (JarProcess host = JarProcess.start(folder, Map.of())) {
            walkThroughARestart(host);
        }
    }

    @Test
    void PostgreSQL_takes_one_setting() throws IOException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            Map<String, String> setting =
                    Map.of("JdbcSessionStore__JdbcUrl", postgres.getJdbcUrl("postgres", "postgres"));
            try (JarProcess host = JarProcess.start(folder, setting)) {
                walkThroughARestart(host);
                assertThat(folder.resolve("web-login-data").resolve("sessions.mv.db"))
                        .doesNotExist();
            }
        }
    }

    private static void walkThroughARestart(JarProcess host) throws IOException {
        Browsing browser = new Browsing(host);
        assertThat(browser.post(API + "/register", ANNE).statusCode()).isEqualTo(201);
        Browsing tokens = new Browsing(host);
        String before = accessToken(tokens.post("/auth/login", ANNE));

        host.restart();
        assertThat(browser.get(API + "/sessions/validate").body()).contains("\"valid\":true", "\"anne\"");
        assertThat(browser.get(API + "/sessions").body()).contains("\"activeSessions\":2");
        assertThat(tokens.get("/api/whoami", "Authorization", "Bearer " + before)
                        .statusCode())
                .isEqualTo(200);
        String after = accessToken(tokens.post("/auth/refresh-token", ""));
        assertThat(tokens.get("/api/whoami", "Authorization", "Bearer " + after).body())
                .contains("\"username\":\"anne\"");

        assertThat(browser.post(API + "/kick", "").body()).contains("\"kicked\":1");
        assertThat(tokens.get("/api/whoami", "Authorization", "Bearer " + after).body())
                .contains("\"endReason\":\"KICKED\"");
        assertThat(browser.post(API + "/logout", "").body()).contains("\"loggedOut\":true");
        assertThat(browser.get(API + "/sessions/validate").statusCode()).isEqualTo(401);
    }

    @Test
    void the_demonstration_provider_signs_one_in() throws IOException {
        Browsing browser = new Browsing(HOST.process());
        assertThat(browser.get(API + "/providers").body()).contains("\"demo\"");
        String provider = Browsing.location(browser.get(API + "/login?auth-provider=demo&redirect-url=/sign-in"));
        assertThat(browser.get("/sign-in").headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(
                        policy -> assertThat(policy).contains("form-action 'self' " + origin(provider) + ";"));
        assertThat(browser.send("GET", provider, "").body())
                .contains("For demonstration alone")
                .doesNotContain("googleapis");

        HttpResponse<String> chosen = browser.postForm(
                provider, Map.of("username", "demo-ada", "claims", "{\"preferred_username\":\"ada\"}"));
        HttpResponse<String> back = browser.send("GET", Browsing.location(chosen), "");
        assertThat(Browsing.location(back)).matches("(http://localhost:\\d+)?/sign-in#access-token=.+");
        assertThat(browser.get(API + "/sessions/validate").body()).contains("\"ada\"");
    }

    @Test
    void no_token_and_no_code_is_logged() throws IOException {
        try (JarProcess host = JarProcess.start(folder, Map.of())) {
            Browsing browser = new Browsing(host);
            String provider = Browsing.location(browser.get(API + "/login?auth-provider=demo&redirect-url=/sign-in"));
            HttpResponse<String> chosen = browser.postForm(provider, Map.of("username", "demo-ada", "claims", "{}"));
            String callback = Browsing.location(chosen);
            browser.send("GET", callback, "");
            browser.post(API + "/register", ANNE);
            String accessToken = accessToken(browser.post("/auth/login", ANNE));
            host.stop();
            String log = String.join("\n", host.log());
            assertThat(log)
                    .doesNotContain(
                            accessToken,
                            "correct horse",
                            "code=",
                            URI.create(callback).getQuery())
                    .doesNotContain("ERROR", "\tat ");
        }
    }

    private static String origin(String url) {
        URI uri = URI.create(url);
        return uri.getScheme() + "://" + uri.getAuthority();
    }

    private static String accessToken(HttpResponse<String> answer) {
        Matcher found = ACCESS_TOKEN.matcher(answer.body());
        assertThat(found.find()).as(answer.body()).isTrue();
        return found.group(1);
    }
}
