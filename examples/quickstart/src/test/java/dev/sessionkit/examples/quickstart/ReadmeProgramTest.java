package dev.sessionkit.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program in the README compiles, runs on the settings in the README, and answers what the README says. */
class ReadmeProgramTest {

    private static final Path README = Path.of("../../README.md");

    @Test
    @DisplayName("The README's program counts visits, and still does after a restart")
    void program(@TempDir Path home) throws Exception {
        String readme = Files.readString(README);
        int port = freePort();
        Files.writeString(home.resolve("settings.json"), block("json", readme));
        Path source = home.resolve("Visits.java");
        Files.writeString(source, block("java", readme).replace("8080", Integer.toString(port)));
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
        List<String> promised = block("text", readme)
                .lines()
                .filter(line -> !line.startsWith("$"))
                .toList();

        String cookie = "";
        for (int run = 0; run < 2; run++) {
            Process host = start(home, classPath);
            try {
                for (int visit = 1; visit <= 2; visit++) {
                    HttpResponse<String> answer = get(port, cookie, host);
                    if (run == 0) {
                        assertThat(answer.body().strip()).isEqualTo(promised.get(visit - 1));
                    } else {
                        assertThat(answer.body().strip()).isEqualTo("visit " + (2 + visit));
                    }
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

    /** Asks until the host listens; fails when it has ended instead. */
    private static HttpResponse<String> get(int port, String cookie, Process host) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/"));
        if (!cookie.isEmpty()) {
            request.header("cookie", cookie);
        }
        while (true) {
            try {
                return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
            } catch (ConnectException notYet) {
                assertThat(host.isAlive()).as("the program runs").isTrue();
                Thread.onSpinWait();
            }
        }
    }

    private static String block(String language, String readme) {
        Matcher block =
                Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(readme);
        assertThat(block.find()).as("the README has a block of " + language).isTrue();
        return block.group(1);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
