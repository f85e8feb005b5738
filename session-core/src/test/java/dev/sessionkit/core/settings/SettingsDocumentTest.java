package dev.sessionkit.core.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sessionkit.core.SettingsException;
import dev.sessionkit.spi.NoSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsDocumentTest {

    @TempDir
    Path folder;

    @Test
    void a_missing_file_is_named_with_its_whole_path() {
        Path missing = folder.resolve("settings.json");

        assertThat(refusal(missing)).contains(missing.toString(), "there is no such file");
    }

    @Test
    void a_folder_is_told_from_a_file() {
        assertThat(refusal(folder)).contains(folder.toString(), "it is a folder");
    }

    @Test
    void a_file_inside_of_a_file_cannot_be_read() throws IOException {
        Path inner = written("{}").resolve("inner.json");

        assertThat(refusal(inner)).contains(inner.toString(), "it cannot be read");
    }

    @Test
    void a_broken_file_says_line_and_column_and_repeats_nothing() throws IOException {
        Path file = written("{\n  \"Password\": \"hunter2\",\n  \"Port\": geheim\n}");

        assertThat(refusal(file)).contains("not JSON", "line 3, column ").doesNotContain("hunter2", "geheim", "Port");
    }

    @Test
    void a_file_that_stops_too_early_says_so() {
        assertThat(refusalOf("{\"Sessions\": {")).contains("stops too early", "line 1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{} // why", "{,}", "{\"a\": 1,}", "{'a': 1}", "{\"a\": 01}", "{\"a\": NaN}", "{a: 1}", "{} {}"})
    void what_is_not_strict_json_is_refused(String json) {
        assertThat(refusalOf(json)).contains("at line 1, column ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  \n"})
    void an_empty_text_says_what_to_write(String json) {
        assertThat(refusalOf(json)).contains("it is empty", "{}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"settings\"", "7", "null", "true"})
    void what_is_not_an_object_is_refused(String json) {
        assertThat(refusalOf(json)).contains("not an object of sections");
    }

    @Test
    void deep_nesting_is_refused_without_a_stack_overflow() {
        String deep = "{\"a\":".repeat(100_000);

        assertThat(refusalOf(deep)).contains("nested deeper than 32 levels");
    }

    @Test
    void nesting_up_to_the_limit_is_read() {
        String json = "{\"a\":".repeat(31) + "{}" + "}".repeat(31);

        assertThat(SettingsDocument.parse(json, Map.of()).content().members()).containsKey("a");
    }

    @Test
    void a_huge_file_is_refused_before_it_is_parsed() throws IOException {
        byte[] spaces = new byte[10_000_000];
        Arrays.fill(spaces, (byte) ' ');
        Path file = Files.write(folder.resolve("huge.json"), spaces);

        assertThat(refusal(file)).contains("longer than 1048576 bytes");
        assertThat(refusalOf(" ".repeat(2_000_000))).contains("longer than 1048576 bytes");
    }

    @Test
    void bytes_that_are_not_utf8_are_refused() throws IOException {
        Path file = Files.write(folder.resolve("latin.json"), "{\"ä\": 1}".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(refusal(file)).contains("not UTF-8");
    }

    @Test
    void a_raw_nul_is_refused() {
        assertThat(refusalOf("{\"a\": \"\0\"}")).contains("not JSON", "line 1");
        assertThat(refusalOf("\0")).contains("not JSON");
    }

    @Test
    void a_byte_order_mark_is_skipped() throws IOException {
        Path file = written("\ufeff{\"Sessions\": {}}");

        assertThat(SettingsDocument.read(file, Map.of()).content().members()).containsOnlyKeys("Sessions");
    }

    @Test
    void a_key_written_twice_is_a_fault_even_in_another_case() {
        assertThat(Binding.document("{'Sessions': {'SweepBatch': 1,\n 'sweepbatch': 2}}")
                        .fault(NoSettings.class))
                .startsWith("Sessions.sweepbatch: is written twice")
                .contains("line 2, column 2");
        assertThat(Binding.document("{'Sessions': {}, 'SESSIONS': {}}").fault(NoSettings.class))
                .startsWith("SESSIONS: is written twice");
    }

    @Test
    void an_absurdly_long_key_is_refused() {
        assertThat(refusalOf("{\"" + "x".repeat(100_000) + "\": 1}")).contains("absurdly long");
    }

    @Test
    void the_key_for_editors_is_ignored() {
        assertThat(Binding.document("{'$schema': './settings.schema.json', 'Store': {}}")
                        .as(NoSettings.class))
                .isEqualTo(new NoSettings());
    }

    private Path written(String text) throws IOException {
        return Files.writeString(folder.resolve("settings.json"), text);
    }

    private static String refusal(Path file) {
        return catchThrowableOfType(SettingsException.class, () -> SettingsDocument.read(file, Map.of()))
                .getMessage();
    }

    private static String refusalOf(String json) {
        return catchThrowableOfType(SettingsException.class, () -> SettingsDocument.parse(json, Map.of()))
                .getMessage();
    }
}
