package dev.sessionkit.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/servlet.md says what happens. */
class ServletPageTest {

    private static final Path PAGE = Path.of("../docs/servlet.md");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Test
    @DisplayName("The page's host compiles, runs on the page's settings, and answers what the page says")
    void host(@TempDir Path home) throws Exception {
        String page = Files.readString(PAGE);
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Files.writeString(home.resolve("settings.json"), block("json", page));
        Path source = home.resolve("Visits.java");
        Files.writeString(source, block("java", page).replace("8080", Integer.toString(port)));
        String classPath = System.getProperty("java.class.path");
        assertThat(ToolProvider.getSystemJavaCompiler()
                        .run(
                                null,
                                null,
                                null,
                                "-proc:none",
                                "-cp",
                                classPath,
                                "-d",
                                home.toString(),
                                source.toString()))
                .isZero();

        Process host = start(home, classPath);
        try {
            String cookie = "";
            List<String> lines = block("text", page).lines().toList();
            for (int i = 0; i < lines.size(); i += 2) {
                HttpResponse<String> answer = send(lines.get(i), port, cookie, host);
                assertThat(answer.body().strip()).as(lines.get(i)).isEqualTo(lines.get(i + 1));
                cookie = answer.headers()
                        .firstValue("set-cookie")
                        .map(set -> set.substring(0, set.indexOf(';')))
                        .orElse(cookie);
            }
        } finally {
            host.destroy();
            host.waitFor();
        }
    }

    @Test
    @DisplayName("The page lists every code, parameter and rule")
    void tables() throws IOException {
        String page = Files.readString(PAGE);
        List<String> missing = new ArrayList<>();
        Matcher codes = Pattern.compile("\"([a-z]+(?:-[a-z]+)+)\"")
                .matcher(source("Problems") + source("LoginProblems") + source("FilterParameters"));
        while (codes.find()) {
            if (!page.contains("`" + codes.group(1) + "`")) {
                missing.add(codes.group(1));
            }
        }
        assertThat(missing).isEmpty();
    }

    private static String source(String type) throws IOException {
        return Files.readString(Path.of("src/main/java/dev/sessionkit/servlet/" + type + ".java"));
    }

    private static Process start(Path home, String classPath) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        home + System.getProperty("path.separator") + classPath,
                        "Visits")
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("log.txt").toFile())
                .start();
    }

    /** Does what a line of curl does; asks until the host listens, and fails when it has ended instead. */
    private static HttpResponse<String> send(String curl, int port, String cookie, Process host) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/visits"))
                .method(curl.contains("-X POST") ? "POST" : "GET", BodyPublishers.noBody());
        if (curl.contains("-b jar") && !cookie.isEmpty()) {
            request.header("cookie", cookie);
        }
        Matcher header = Pattern.compile("-H \"([^:]+): ([^\"]+)\"").matcher(curl);
        if (header.find()) {
            request.header(header.group(1), header.group(2));
        }
        while (true) {
            try {
                return HTTP.send(request.build(), BodyHandlers.ofString());
            } catch (ConnectException notYet) {
                assertThat(host.isAlive()).as("the host runs").isTrue();
                Thread.onSpinWait();
            }
        }
    }

    private static String block(String language, String page) {
        Matcher block =
                Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(page);
        assertThat(block.find()).as("the page has a block of " + language).isTrue();
        return block.group(1);
    }
}
