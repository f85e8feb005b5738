package dev.sessionkit.examples.quickstart;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionkit.examples.quickstart.JarProcess.Ended;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The jar that is handed out, started as a stranger starts it. */
class QuickstartIT {

    private static final int TERMINATED = 128 + 15;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void a_sign_in_survives_a_restart_and_not_a_sign_out(Walk walk) throws IOException {
        try (JarProcess jar = JarProcess.start(folder, Map.of())) {
            walk.through(jar);
        }
    }

    @Test
    void PostgreSQL_takes_one_line_of_the_settings() throws IOException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            String settings = Files.readString(Path.of("settings-postgresql.json"))
                    .replace("//localhost/quickstart", "//localhost:" + postgres.getPort() + "/postgres");
            Path file = Files.writeString(folder.resolve("settings.json"), settings);
            Map<String, String> credentials = Map.of("PGUSER", "postgres", "PGPASSWORD", "postgres");
            try (JarProcess jar = JarProcess.start(folder, credentials, file.toString())) {
                Walk.BY_COOKIE.through(jar);
                assertThat(folder.resolve("quickstart-data")).doesNotExist();
            }
        }
    }

    @Test
    void it_says_where_it_listens_where_the_data_is_and_what_to_try() throws IOException {
        try (JarProcess jar = JarProcess.start(folder, Map.of())) {
            assertThat(jar.stop()).isEqualTo(TERMINATED);
            Path data = folder.toRealPath().resolve("quickstart-data").resolve("sessions.mv.db");
            assertThat(data).exists();
            assertThat(jar.log())
                    .anyMatch(line -> line.endsWith("Listening on http://localhost:" + jar.port() + "/"))
                    .anyMatch(line -> line.endsWith("Sessions are kept in the H2 file " + data))
                    .anyMatch(line -> line.contains("curl -i -d name=Ada http://localhost:" + jar.port() + "/sign-in"))
                    .anyMatch(line -> line.endsWith("Stopped. Who is signed in stays so."))
                    .noneMatch(line -> line.contains("WARN") || line.contains("ERROR"));
        }
    }

    @Test
    void a_sign_in_that_was_answered_survives_a_killed_process() throws IOException {
        try (JarProcess jar = JarProcess.start(folder, Map.of())) {
            String cookie = jar.client().signIn("Ada").cookie().orElseThrow();
            jar.kill();
            jar.restart();
            assertThat(jar.client().get("/whoami", "Cookie", cookie).body()).isEqualTo("{\"name\":\"Ada\"}");
        }
    }

    @Test
    void neither_the_log_nor_the_database_holds_a_secret() throws IOException {
        try (JarProcess jar = JarProcess.start(folder, Map.of())) {
            String token = jar.client().signIn("Ada").header("x-session-id").orElseThrow();
            String secret = token.split("\\.")[1];
            jar.client().post("/counter", "x-session-id", token);
            jar.stop();
            String data = Files.readString(folder.resolve("quickstart-data").resolve("sessions.mv.db"), ISO_8859_1);
            assertThat(data).contains("Ada").doesNotContain(secret);
            assertThat(jar.log()).noneMatch(line -> line.contains(secret));
        }
    }

    @ParameterizedTest
    @CsvSource({"http", "''", "65536", "-1", "80a"})
    void a_PORT_that_is_none_is_refused(String port) throws IOException {
        Ended ended = JarProcess.run(folder, Map.of("PORT", port));
        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.output())
                .startsWith("PORT is \"" + port + "\"; it is a number from 0 (any that is free) to 65535\nusage: ");
        assertOnlyWords(ended);
    }

    @Test
    void a_taken_port_is_told() throws IOException {
        try (JarProcess jar = JarProcess.start(folder, Map.of())) {
            Path other = Files.createDirectory(folder.resolve("other"));
            Ended ended = JarProcess.run(other, Map.of("PORT", String.valueOf(jar.port())));
            assertThat(ended.exitCode()).isEqualTo(1);
            assertThat(ended.output())
                    .isEqualTo("cannot listen on port " + jar.port()
                            + " (Address already in use): choose another, such as PORT=8081\n");
        }
    }

    @Test
    void a_second_host_on_the_same_file_is_refused() throws IOException {
        try (JarProcess jar = JarProcess.start(folder, Map.of())) {
            Ended ended = JarProcess.run(folder, Map.of());
            assertThat(ended.exitCode()).isEqualTo(1);
            assertThat(ended.output()).contains("JdbcSessionStore", "already in use");
            assertOnlyWords(ended);
            assertThat(jar.client().get("/").status()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ \"a\":|line 2",
                "{ \"JdbcSessionStore\": { \"JdbcUrll\": 1 } }|did you mean JdbcUrl?",
                "[]|object",
                "{ \"Authentication\": { \"SessionResolver\": \"HeaderResolver\" } }|HeaderSessionResolver"
            })
    void faulty_settings_are_told(String json, String advice) throws IOException {
        Path file = Files.writeString(folder.resolve("faulty.json"), json + "\n");
        Ended ended = JarProcess.run(folder, Map.of(), file.toString());
        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.output()).contains(advice);
        assertOnlyWords(ended);
    }

    @Test
    void missing_settings_and_too_many_arguments_are_told() throws IOException {
        Ended missing = JarProcess.run(folder, Map.of(), "nowhere.json");
        assertThat(missing.exitCode()).isEqualTo(1);
        assertThat(missing.output()).contains("nowhere.json", "no such file");
        Ended two = JarProcess.run(folder, Map.of(), "a.json", "b.json");
        assertThat(two.exitCode()).isEqualTo(2);
        assertThat(two.output()).startsWith("the only argument is the settings file\nusage: ");
    }

    private static void assertOnlyWords(Ended ended) {
        assertThat(ended.output()).doesNotContain("\tat ", "Exception");
    }
}
