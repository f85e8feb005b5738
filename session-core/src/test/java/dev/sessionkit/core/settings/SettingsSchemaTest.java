package dev.sessionkit.core.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessionkit.core.SettingsSchema;
import dev.sessionkit.core.memory.MemorySessionStore;
import dev.sessionkit.spi.ComponentContext;
import dev.sessionkit.spi.Configurable;
import dev.sessionkit.spi.Secret;
import dev.sessionkit.spi.Setting;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SettingsSchemaTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    record Everything(
            @Setting("A text.") String text,
            @Setting(value = "A truth.", byDefault = "true") boolean truth,
            @Setting(value = "A number.", byDefault = "7") Optional<Integer> whole,
            @Setting("A secret.") Secret password,

            @Setting(
                    value = "Times.",
                    byDefault = {"PT1S", "PT2S"})
            List<Duration> times,

            @Setting(value = "By name.", byDefault = "a=FAIL")
            Map<String, UnreadableData> byName) {}

    static final class Component implements Configurable<Everything> {
        @Override
        public void configure(Everything settings, ComponentContext context) {
            throw new AssertionError("a schema makes nothing");
        }
    }

    @Test
    void the_shipped_schema_is_what_the_records_say() {
        SettingsSchema.ofCore().requireSameAs(Path.of("src/main/resources/META-INF/sessionkit/settings.schema.json"));
    }

    @Test
    void a_section_says_type_meaning_and_default_of_each_key() {
        JsonNode schema =
                JSON.readTree(SettingsSchema.ofComponent(Component.class).json());

        assertThat(schema.at("/$schema").stringValue()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
        assertThat(schema.at("/additionalProperties").booleanValue()).isFalse();
        assertThat(schema.at("/properties/Text"))
                .isEqualTo(json("{'description': 'Needed. A text.', 'type': 'string'}"));
        assertThat(schema.at("/properties/Truth"))
                .isEqualTo(json("{'description': 'A truth.', 'default': true,"
                        + " 'anyOf': [{'type': 'boolean'}, {'$ref': '#/$defs/placeholder'}]}"));
        assertThat(schema.at("/properties/Whole"))
                .isEqualTo(json("{'description': 'A number.', 'default': 7,"
                        + " 'anyOf': [{'type': 'integer'}, {'$ref': '#/$defs/placeholder'}, {'type': 'null'}]}"));
        assertThat(schema.at("/properties/Password/writeOnly").booleanValue()).isTrue();
        assertThat(schema.at("/properties/Times/default")).isEqualTo(json("['PT1S', 'PT2S']"));
        assertThat(schema.at("/properties/Times/anyOf/2/items/anyOf/0/$ref").stringValue())
                .isEqualTo("#/$defs/duration");
        assertThat(schema.at("/properties/ByName/default")).isEqualTo(json("{'a': 'FAIL'}"));
        assertThat(schema.at("/properties/ByName/additionalProperties/anyOf/0/enum"))
                .isEqualTo(json("['DROP_KEY', 'END_SESSION', 'FAIL']"));
    }

    @Test
    void a_document_has_every_component_in_sight_and_its_instances() {
        JsonNode schema = JSON.readTree(
                SettingsSchema.ofVisible(getClass().getClassLoader()).json());

        assertThat(schema.at("/properties").propertyNames())
                .contains("Authentication", "Catena", "PreferredImplementations", "Sessions", "MemorySessionStore");
        assertThat(schema.at("/patternProperties/^MemorySessionStore#.+$/$ref").stringValue())
                .isEqualTo("#/properties/MemorySessionStore");
        assertThat(schema.at("/additionalProperties/type").stringValue()).isEqualTo("object");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT30M", "P14D", "P1DT2H3M4.5S", "PT0S", "PT0.000000001S", "PT1.S"})
    void the_pattern_of_durations_takes_what_the_framework_takes(String duration) {
        assertThat(ScalarType.DURATION.parse(duration, Duration.class)).isPresent();
        assertThat(duration).matches(durations());
    }

    @ParameterizedTest
    @ValueSource(strings = {"P", "PT", "P1DT", "30", "P2W", "P1M", ""})
    void the_pattern_of_durations_refuses_what_the_framework_refuses(String text) {
        assertThat(ScalarType.DURATION.parse(text, Duration.class)).isEmpty();
        assertThat(text).doesNotMatch(durations());
    }

    private static Pattern durations() {
        JsonNode schema = JSON.readTree(SettingsSchema.ofCore().json());
        return Pattern.compile(schema.at("/$defs/duration/pattern").stringValue());
    }

    @Test
    void a_shipped_schema_that_differs_says_how_to_replace_it(@TempDir Path folder) throws IOException {
        SettingsSchema schema = SettingsSchema.ofComponent(MemorySessionStore.class);
        Path shipped = folder.resolve("SettingsSchemaTest.schema.json");

        assertThatThrownBy(() -> schema.requireSameAs(shipped))
                .isInstanceOf(AssertionError.class)
                .hasMessageContainingAll(
                        "SettingsSchemaTest.schema.json", "target/SettingsSchemaTest.schema.json " + shipped);
        Files.copy(Path.of("target/SettingsSchemaTest.schema.json"), shipped);
        schema.requireSameAs(shipped);
    }

    @Test
    void the_program_prints_one_section_or_all() {
        assertThat(printed())
                .isEqualTo(SettingsSchema.ofVisible(ClassLoader.getSystemClassLoader())
                        .json());
        assertThat(printed("MemorySessionStore"))
                .isEqualTo(SettingsSchema.ofComponent(MemorySessionStore.class).json());
        assertThatThrownBy(() -> printed("Nobody")).hasMessageContainingAll("Nobody", "MemorySessionStore");
    }

    private static String printed(String... arguments) {
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            SettingsSchema.main(arguments);
        } finally {
            System.setOut(before);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }

    private static JsonNode json(String text) {
        return JSON.readTree(text.replace('\'', '"'));
    }
}
