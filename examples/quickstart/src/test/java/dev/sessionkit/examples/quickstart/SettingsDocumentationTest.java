package dev.sessionkit.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionkit.core.SettingsSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** docs/settings.md and docs/settings.schema.json say what the settings records say. */
class SettingsDocumentationTest {

    private static final Path DOCS = Path.of("../../docs");
    private final SettingsSchema schema = SettingsSchema.ofVisible(SettingsDocumentationTest.class.getClassLoader());

    @Test
    @DisplayName("docs/settings.schema.json is generated from the records")
    void schema() {
        schema.requireSameAs(DOCS.resolve("settings.schema.json"));
    }

    @Test
    @DisplayName("docs/settings.md is generated from the schema")
    void tables() throws IOException {
        Path generated = Files.createDirectories(Path.of("target")).resolve("settings.md");
        Files.writeString(generated, page(JsonMapper.shared().readTree(schema.json())));

        assertThat(DOCS.resolve("settings.md"))
                .as("if the records are right: cp examples/quickstart/target/settings.md docs/")
                .hasSameTextualContentAs(generated);
    }

    private static String page(JsonNode schema) {
        StringBuilder page = new StringBuilder("""
                # Settings

                One JSON file. Keys are matched without regard to case; an unknown key is an error that names the nearest known
                one; all faults come in one report. Durations are ISO 8601 (`PT30M`, `P14D`). Text may hold `${env:NAME}` and
                `${file:PATH}` (relative to the settings file), with `$${` for a plain `${`. An environment variable
                `Section__Key` overrides a key, such as `Sessions__IdleTimeout=PT10M`.

                This page is generated from the records that the settings are bound to; so is
                [settings.schema.json](settings.schema.json), for your editor: `"$schema": "./settings.schema.json"`.
                """);
        for (Map.Entry<String, JsonNode> section : schema.get("properties").properties()) {
            if (!section.getKey().startsWith("$")) {
                page.append("\n## ").append(section.getKey()).append("\n\n");
                if (section.getValue().has("description")) {
                    page.append(cell(section.getValue().get("description").stringValue()))
                            .append("\n\n");
                }
                if (section.getValue().has("properties")) {
                    page.append("| key | default | meaning |\n|---|---|---|\n");
                    rows("", section.getValue(), page);
                }
            }
        }
        return page.toString();
    }

    private static void rows(String prefix, JsonNode section, StringBuilder page) {
        for (Map.Entry<String, JsonNode> setting : section.get("properties").properties()) {
            String key = prefix + setting.getKey();
            JsonNode value = setting.getValue();
            if (value.has("properties")) {
                rows(key + ".", value, page);
            } else {
                boolean needed = StreamSupport.stream(section.path("required").spliterator(), false)
                        .anyMatch(name -> name.stringValue().equals(setting.getKey()));
                page.append("| `").append(key).append("` | ");
                page.append(value.has("default") ? "`" + text(value.get("default")) + "`" : needed ? "*needed*" : "");
                page.append(" | ")
                        .append(cell(value.path("description").asString("")))
                        .append(" |\n");
                for (JsonNode choice : value.path("anyOf")) { // an object that may be left out, or one of a list
                    if (choice.has("properties")) {
                        rows(key + ".", choice, page);
                    }
                }
            }
        }
    }

    private static String text(JsonNode value) {
        if (value.isObject()) {
            return value.properties().stream()
                    .map(entry -> entry.getKey() + " = " + text(entry.getValue()))
                    .collect(Collectors.joining(", "));
        }
        return value.isString() ? value.stringValue() : value.toString();
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("\n", " ");
    }
}
