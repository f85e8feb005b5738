package dev.sessionkit.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The two files beside the pom. */
class SettingsFilesTest {

    @Test
    void for_PostgreSQL_one_line_changes_and_the_credentials_come_from_the_environment() throws IOException {
        List<String> usual = Files.readAllLines(Path.of("settings.json"));
        List<String> postgres = Files.readAllLines(Path.of("settings-postgresql.json"));
        assertThat(usual.stream().filter(line -> !postgres.contains(line)))
                .containsExactly("    \"JdbcUrl\": \"jdbc:h2:file:./quickstart-data/sessions\"");
        assertThat(postgres.stream().filter(line -> !usual.contains(line)))
                .containsExactly(
                        "    \"JdbcUrl\": \"jdbc:postgresql://localhost/quickstart\",",
                        "    \"Username\": \"${env:PGUSER}\",",
                        "    \"Password\": \"${env:PGPASSWORD}\"");
    }

    @Test
    void the_jar_holds_the_usual_one() throws IOException {
        assertThat(Assets.text("settings.json")).isEqualTo(Files.readString(Path.of("settings.json")));
    }
}
