package dev.sessionkit.servlet.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionkit.auth.Authentication;
import dev.sessionkit.core.SessionFramework;
import dev.sessionkit.servlet.Jetty;
import dev.sessionkit.spi.Secret;
import dev.sessionkit.spi.Setting;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What docs/http-api.md says of seed 001 is what there is. */
class SessionApiPageTest {

    private static final Path SOURCES = Path.of("src/main/java/dev/sessionkit/servlet");

    private static String page() throws IOException {
        return Files.readString(Path.of("../docs/http-api.md"));
    }

    private static String section(String title) throws IOException {
        String page = page();
        int from = page.indexOf("\n### " + title + "\n");
        assertThat(from).as(title).isPositive();
        int to = page.indexOf("\n### ", from + 1);
        return page.substring(from, to < 0 ? page.length() : to);
    }

    @Test
    @DisplayName(
            "The table of settings is what the record says; if that is right, put the text of the failure into the page")
    void settings() throws IOException {
        String rows = Arrays.stream(SessionApiSettings.class.getRecordComponents())
                .map(SessionApiPageTest::row)
                .collect(Collectors.joining());
        assertThat(page()).contains("### SessionApi\n\n| key | default | meaning |\n|---|---|---|\n" + rows);
    }

    private static String row(RecordComponent component) {
        Setting setting = component.getAnnotation(Setting.class);
        String name = component.getName();
        String byDefault =
                Arrays.stream(setting.byDefault()).map(text -> "`" + text + "`").collect(Collectors.joining(", "));
        return "| `" + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1) + "` | " + byDefault + " | "
                + setting.value() + " |\n";
    }

    @Test
    @DisplayName("The table of endpoints has every route, and no other")
    void endpoints() throws IOException {
        try (SessionFramework framework =
                LoginApi.sections(SessionFramework.builder()).settings("""
                        {"Authentication": {"SessionResolver": "CookieSessionResolver"},
                         "Catena": {"SessionStore": {"SessionProvider": "MemorySessionStore"}},
                         "SessionApi": {"Registration": true}}""").build()) {
            Set<String> routes = new TreeSet<>();
            SessionRoutes.of(framework, Authentication.of(framework), framework.hostSection(SessionApiSettings.class))
                    .stream()
                    .filter(route -> !route.method().equals("HEAD"))
                    .forEach(route -> routes.add(route.method() + " " + String.join("/", route.segments())));
            assertThat(new TreeSet<>(found("(?m)^\\| `([A-Z]+ [a-z*/-]+)` \\|", section("Endpoints of seed 001"))))
                    .isEqualTo(routes);
        }
    }

    @Test
    @DisplayName("The table of refusals has every code that the endpoints and the services of signing in have")
    void refusals() throws IOException {
        List<String> sources;
        try (Stream<Path> files = Stream.concat(
                Files.list(SOURCES.resolve("login")),
                Stream.of(SOURCES.resolve("LoginProblems.java"), SOURCES.resolve("problem/LoginProblem.java")))) {
            sources = files.map(SessionApiPageTest::text).toList();
        }
        Set<String> codes =
                new TreeSet<>(found("Problem\\.of\\(\\s*\\d{3},\\s*\"([a-z-]+-[a-z-]+)\"", String.join("\n", sources)));
        assertThat(codes).hasSizeGreaterThan(12);
        List<String> told = found("(?m)^\\| \\d{3} \\| `([a-z-]+)` \\|", section("Refusals of seed 001"));
        assertThat(told).hasSizeGreaterThan(15).doesNotHaveDuplicates();
        assertThat(codes).allSatisfy(code -> assertThat(page()).contains("`" + code + "`"));
    }

    @Test
    @DisplayName("The samples of the seed answer what they should, in their order")
    void samples() throws IOException {
        List<String> lines = found("(?m)^(curl .*)$", section("Endpoints of seed 001"));
        List<Integer> answers = new ArrayList<>();
        try (LoginSite site = new LoginSite(Jetty::start)) {
            site.authentication.accountService().register("anne", Optional.empty(), Secret.of("correct horse battery"));
            String token = "";
            for (String line : lines) {
                HttpResponse<String> answer = send(site.browser(), line.replace("$TOKEN", token));
                answers.add(answer.statusCode());
                token = answer.headers().firstValue("x-qt-auth").orElse(token);
            }
        }
        assertThat(answers).containsExactly(200, 200, 200, 200, 200, 302);
    }

    /** Does what curl does. */
    private static HttpResponse<String> send(Browser browser, String curl) {
        String path = found("http://localhost:8080/api/auth/v1/([^']*)'", curl).get(0);
        String method = found("--request ([A-Z]+)", curl).get(0);
        List<String> body = found("--data-raw '([^']*)'", curl);
        List<String> token = found("-H \"x-qt-auth: ([^\"]*)\"", curl);
        return browser.send(
                method,
                path.replace("google", "games"),
                body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body.get(0)),
                token.isEmpty() ? "Content-Type" : "x-qt-auth",
                token.isEmpty() ? "application/x-www-form-urlencoded" : token.get(0));
    }

    @Test
    @DisplayName("The page's settings are settings of the framework")
    void host() throws IOException {
        Matcher json = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL).matcher(page());
        assertThat(json.find()).isTrue();
        String inMemory = json.group(1)
                .replace("\"JdbcSessionStore\" } },", "\"MemorySessionStore\" } },")
                .replaceAll("(?m)^ .*(JdbcAccounts|JdbcUrl).*\n", "");
        try (SessionFramework framework =
                LoginApi.sections(SessionFramework.builder()).settings(inMemory).build()) {
            assertThat(framework.hostSection(SessionApiSettings.class).registration())
                    .isTrue();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> found(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(result -> result.group(1))
                .toList();
    }
}
