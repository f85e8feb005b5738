package dev.sessionkit.core.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionkit.spi.Secret;
import dev.sessionkit.spi.Setting;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceholdersTest {

    record Pool(
            @Setting(value = "a", byDefault = "x") String url,
            @Setting(value = "b", byDefault = "x") Secret password,
            @Setting(value = "c", byDefault = "1") int size,
            @Setting(value = "d", byDefault = "PT1S") Duration pause,
            @Setting(value = "e", byDefault = "false") boolean lazy) {}

    @TempDir
    Path folder;

    private Path settings;

    @BeforeEach
    void settings() {
        settings = folder.resolve("settings.json");
    }

    @Test
    void variables_are_filled_in_several_to_a_text() {
        assertThat(bound("{'Url': 'jdbc:${env:HOST}:${env:PORT}/x'}", "HOST", "db", "PORT", "5432")
                        .url())
                .isEqualTo("jdbc:db:5432/x");
    }

    @Test
    void what_is_filled_in_may_spell_any_value() {
        Pool pool = bound(
                "{'Size': '${env:SIZE}', 'Pause': '${env:WAIT}', 'Lazy': '${env:LAZY}'}",
                "SIZE",
                "7",
                "WAIT",
                "PT2S",
                "LAZY",
                "true");

        assertThat(pool.size()).isEqualTo(7);
        assertThat(pool.pause()).isEqualTo(Duration.ofSeconds(2));
        assertThat(pool.lazy()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    $${env:HOST}    | ${env:HOST}
                    $$${env:HOST}   | $${env:HOST}
                    $HOST           | $HOST
                    a$              | a$
                    $${             | ${
                    {env:HOST}      | {env:HOST}
                    """)
    void two_dollar_signs_escape(String written, String read) {
        assertThat(bound("{'Url': '" + written + "'}", "HOST", "db").url()).isEqualTo(read);
    }

    @Test
    void what_is_filled_in_is_not_looked_into_again() {
        assertThat(bound("{'Url': '${env:A}'}", "A", "${env:B}", "B", "b").url())
                .isEqualTo("${env:B}");
    }

    @Test
    void a_file_is_meant_against_the_settings_folder_and_loses_one_line_break() throws IOException {
        Files.createDirectory(folder.resolve("run"));
        Files.writeString(folder.resolve("run/unix"), "s3cret\n\n");
        Files.writeString(folder.resolve("run/windows"), "s3cret\r\n");
        Files.writeString(folder.resolve("run/bare"), "s3cret");

        assertThat(bound("{'Password': '${file:run/unix}'}").password().reveal())
                .isEqualTo("s3cret\n");
        assertThat(bound("{'Password': '${file:run/windows}'}").password().reveal())
                .isEqualTo("s3cret");
        assertThat(bound("{'Password': '${file:" + folder.resolve("run/bare") + "}'}")
                        .password()
                        .reveal())
                .isEqualTo("s3cret");
    }

    @Test
    void a_missing_variable_is_a_fault_with_its_path() {
        assertThat(fault("{'Url': 'x${env:NOWHERE}'}"))
                .isEqualTo("Store.Url: there is no environment variable NOWHERE to fill in");
    }

    @Test
    void a_missing_file_says_where_it_was_looked_for() {
        assertThat(fault("{'Password': '${file:nowhere}'}"))
                .startsWith("Store.Password: ")
                .contains("nowhere", folder.toString());
    }

    @Test
    void a_file_that_cannot_be_filled_in_is_a_fault() throws IOException {
        Files.createDirectory(folder.resolve("run"));
        Files.write(folder.resolve("long"), new byte[Placeholders.MOST_BYTES + 1]);
        Files.write(folder.resolve("latin"), "ä".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(fault("{'Password': '${file:run}'}")).contains("Store.Password", "folder");
        assertThat(fault("{'Password': '${file:long}'}")).contains("Store.Password", "longer than 65536 bytes");
        assertThat(fault("{'Password': '${file:latin}'}")).contains("Store.Password", "not UTF-8");
        assertThat(fault("{'Password': '${file:latin/inner}'}")).contains("Store.Password", "cannot be read");
        assertThat(fault("{'Password': '${file:a\\u0000b}'}")).contains("Store.Password", "impossible name", "a?b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"${HOST}", "${sys:HOST}", "${}", "${env:HOST", "${ENV:HOST}"})
    void what_looks_like_a_placeholder_and_is_none_is_a_fault(String text) {
        assertThat(fault("{'Url': 'pa" + text + "'}", "HOST", "db"))
                .startsWith("Store.Url: a placeholder ")
                .contains("$${");
    }

    @Test
    void what_was_filled_in_is_masked_when_it_is_refused() throws IOException {
        Files.writeString(folder.resolve("size"), "hunter2");

        assertThat(fault("{'Size': '${file:size}'}"))
                .contains("Store.Size", "not [hidden]")
                .doesNotContain("hunter2");
        assertThat(fault("{'Pause': 'PT${env:WAIT}'}", "WAIT", "hunter2"))
                .contains("not [hidden]")
                .doesNotContain("hunter2", "PT[");
    }

    private Pool bound(String section, String... environment) {
        return written(section, environment).as(Pool.class);
    }

    private String fault(String section, String... environment) {
        return written(section, environment).fault(Pool.class);
    }

    private Binding written(String section, String... environment) {
        try {
            Files.writeString(settings, ("{'Store': " + section + "}").replace('\'', '"'));
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
        return Binding.file(settings, environment);
    }
}
