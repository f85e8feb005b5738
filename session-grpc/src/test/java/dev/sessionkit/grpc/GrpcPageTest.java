package dev.sessionkit.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
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

/** docs/grpc.md says what happens. */
class GrpcPageTest {

    private static final Path PAGE = Path.of("../docs/grpc.md");
    private static final Path QUIET = Path.of("src/test/resources/logback-test.xml");
    private static final String CLASS_PATH = System.getProperty("java.class.path");

    @Test
    @DisplayName("The page's server and client compile, run on the page's settings, and say what the page says")
    void play_onClassPath(@TempDir Path home) throws Exception {
        compile(List.of(
                "-cp", CLASS_PATH, "-d", home.toString(), source(home, "").toString()));

        assertThat(run(home, List.of("-cp", home + System.getProperty("path.separator") + CLASS_PATH, "Play")))
                .isEqualTo(block("text"));
    }

    @Test
    @DisplayName("The same as a module, on the module path")
    void play_onModulePath(@TempDir Path home) throws Exception {
        Path descriptor =
                Files.writeString(home.resolve("module-info.java"), "module play { requires dev.sessionkit.grpc; }");
        Path classes = home.resolve("classes");
        compile(List.of(
                "--module-path",
                CLASS_PATH,
                "-d",
                classes.toString(),
                descriptor.toString(),
                source(home, "package play;\n").toString()));

        assertThat(run(
                        home,
                        List.of(
                                "--module-path",
                                classes + System.getProperty("path.separator") + CLASS_PATH,
                                "--module",
                                "play/play.Play")))
                .isEqualTo(block("text"));
    }

    @Test
    @DisplayName("The page lists every reason")
    void reasons() throws IOException {
        String page = Files.readString(PAGE);
        List<String> missing = new ArrayList<>();
        StringBuilder sources = new StringBuilder();
        for (String type : List.of("Refusals", "LoginRefusals", "CheckedMarshaller")) {
            sources.append(Files.readString(Path.of("src/main/java/dev/sessionkit/grpc/" + type + ".java")));
        }
        Matcher reasons = Pattern.compile("\"([A-Z]+(?:_[A-Z]+)*)\"").matcher(sources);
        int found = 0;
        while (reasons.find()) {
            found++;
            if (!page.contains("`" + reasons.group(1) + "`")) {
                missing.add(reasons.group(1));
            }
        }
        missing.remove("ENDED"); // a reason of SESSION_REQUIRED
        assertThat(missing).isEmpty();
        assertThat(found).isGreaterThan(19);
    }

    private static Path source(Path home, String header) throws IOException {
        Files.writeString(home.resolve("settings.json"), block("json"));
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        return Files.writeString(
                home.resolve("Play.java"), header + block("java").replace("9090", Integer.toString(port)));
    }

    private static void compile(List<String> arguments) {
        List<String> all = new ArrayList<>(List.of("-proc:none"));
        all.addAll(arguments);
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, all.toArray(String[]::new)))
                .isZero();
    }

    private static String run(Path home, List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dlogback.configurationFile=" + QUIET.toAbsolutePath()));
        command.addAll(arguments);
        Process play = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectError(home.resolve("errors.txt").toFile())
                .start();
        String said = new String(play.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(play.waitFor())
                .as(Files.readString(home.resolve("errors.txt")))
                .isZero();
        return said;
    }

    private static String block(String language) throws IOException {
        Matcher block = Pattern.compile("(?ms)^```" + language + "\n(.*?)^```$").matcher(Files.readString(PAGE));
        assertThat(block.find()).isTrue();
        return block.group(1);
    }
}
