package dev.sessionkit.examples.weblogin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionkit.examples.weblogin.JarProcess.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The jar, started and stopped as a stranger does, and as strangers do wrongly. */
class StartIT {

    private static final int TERMINATED = 128 + 15;

    @TempDir
    private Path folder;

    @Test
    void it_says_where_to_go_and_what_is_for_demonstration_and_stops_cleanly() throws IOException {
        try (JarProcess host = JarProcess.start(folder, Map.of())) {
            assertThat(host.stop()).isEqualTo(TERMINATED);
            assertThat(host.log())
                    .anyMatch(line -> line.endsWith("Listening on " + host.url("/")))
                    .anyMatch(line -> line.contains("FOR DEMONSTRATION ALONE: the identity provider http://localhost:"))
                    .anyMatch(line -> line.endsWith("Open " + host.url("/") + " in a browser. Ctrl-C stops it."))
                    .anyMatch(line -> line.endsWith("Stopped. Who is signed in stays so."))
                    .noneMatch(line -> line.contains("ERROR") || line.contains("\tat "));
            assertThat(folder.resolve("web-login-data").resolve("sessions.mv.db"))
                    .exists();
        }
    }

    @Test
    void without_the_demonstration_provider_in_the_settings_it_is_not_started() throws IOException {
        String settings = Files.readString(Path.of("settings.json"));
        int providers = settings.indexOf("\"IdentityProviders\"");
        String without = settings.substring(0, settings.lastIndexOf(',', providers)) + "\n}\n";
        Path file = Files.writeString(folder.resolve("own.json"), without);
        try (JarProcess host = JarProcess.start(folder, Map.of(), file.toString())) {
            assertThat(new Browsing(host).get("/api/auth/v1/providers").body()).isEqualTo("{\"providers\":[]}");
            assertThat(host.log())
                    .anyMatch(line -> line.contains(file.toString()))
                    .noneMatch(line -> line.contains("DEMONSTRATION"));
        }
    }

    @Test
    void ports_that_are_taken_are_told_and_nothing_is_left_behind() throws IOException {
        try (JarProcess host = JarProcess.start(folder, Map.of())) {
            Path other = Files.createDirectory(folder.resolve("other"));
            String taken = String.valueOf(host.port());
            Ended ended = JarProcess.run(other, Map.of("PORT", taken));
            assertThat(ended.output())
                    .isEqualTo("cannot listen on port " + taken
                            + " (Address already in use): choose another, such as PORT=8090\n");
            assertThat(ended.exitCode()).isEqualTo(1);
            Ended provider = JarProcess.run(other, Map.of("PROVIDER_PORT", taken));
            assertThat(provider.output())
                    .isEqualTo("the provider for demonstration cannot listen on port " + taken
                            + " (Address already in use): choose another, such as PROVIDER_PORT=8091\n");
            assertThat(provider.exitCode()).isEqualTo(1);
            assertThat(other).isEmptyDirectory();
        }
    }

    @Test
    void a_second_host_on_the_same_database_is_refused() throws IOException {
        try (JarProcess host = JarProcess.start(folder, Map.of())) {
            Ended ended = JarProcess.run(folder, Map.of());
            assertThat(ended.exitCode()).isEqualTo(1);
            assertThat(ended.output()).contains("JdbcSessionStore", "already in use");
            assertOnlyWords(ended);
            assertThat(new Browsing(host).get("/").statusCode()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ \"a\":|line 2",
                "{ \"SessionApi\": { \"Registratoin\": true } }|did you mean Registration?",
                "[]|object",
            })
    void faulty_settings_are_told(String json, String advice) throws IOException {
        Path file = Files.writeString(folder.resolve("faulty.json"), json + "\n");
        Ended ended = JarProcess.run(folder, Map.of(), file.toString());
        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.output()).contains(advice);
        assertOnlyWords(ended);
    }

    @Test
    void missing_settings_and_a_port_that_is_none_are_told() throws IOException {
        Ended missing = JarProcess.run(folder, Map.of(), "nowhere.json");
        assertThat(missing.exitCode()).isEqualTo(1);
        assertThat(missing.output()).contains("nowhere.json", "no such file");
        assertOnlyWords(missing);
        Ended port = JarProcess.run(folder, Map.of("PORT", "http"));
        assertThat(port.exitCode()).isEqualTo(2);
        assertThat(port.output()).startsWith("PORT is \"http\"; it is a number").contains("\nusage: ");
    }

    private static void assertOnlyWords(Ended ended) {
        assertThat(ended.output()).doesNotContain("\tat ", "Exception");
    }
}
