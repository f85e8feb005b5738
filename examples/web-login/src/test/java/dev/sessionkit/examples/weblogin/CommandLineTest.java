package dev.sessionkit.examples.weblogin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessionkit.examples.weblogin.CommandLine.UsageException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {

    private static final String[] NOTHING = {};

    @Test
    void without_a_word_ports_are_8080_and_the_next_and_the_settings_are_those_of_the_jar() throws UsageException {
        CommandLine called = CommandLine.of(NOTHING, Map.of());
        assertThat(called.port()).isEqualTo(8080);
        assertThat(called.providerPort()).isEqualTo(8081);
        assertThat(called.settings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"9000, 9001", "0, 0", "65535, 0", "' 1 ', 2"})
    void the_provider_has_the_next_port_or_any(String port, int providerPort) throws UsageException {
        assertThat(CommandLine.of(NOTHING, Map.of("PORT", port)).providerPort()).isEqualTo(providerPort);
    }

    @Test
    void the_providers_port_can_be_said() throws UsageException {
        CommandLine called = CommandLine.of(NOTHING, Map.of("PORT", "9000", "PROVIDER_PORT", "9100"));
        assertThat(called.port()).isEqualTo(9000);
        assertThat(called.providerPort()).isEqualTo(9100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "", "65536", "-1", "80a", "8080.0"})
    void what_is_no_port_is_refused_by_name(String text) {
        for (String name : new String[] {"PORT", "PROVIDER_PORT"}) {
            assertThatThrownBy(() -> CommandLine.of(NOTHING, Map.of(name, text)))
                    .isInstanceOf(UsageException.class)
                    .hasMessage(name + " is \"" + text + "\"; it is a number from 0 (any that is free) to 65535");
        }
    }

    @Test
    void the_only_argument_is_a_file() throws UsageException {
        assertThat(CommandLine.of(new String[] {"my.json"}, Map.of()).settings())
                .hasValue(Path.of("my.json"));
        assertRefused("--help");
        assertRefused("a.json", "b.json");
        assertRefused("a\0b");
    }

    private static void assertRefused(String... arguments) {
        assertThatThrownBy(() -> CommandLine.of(arguments, Map.of())).isInstanceOf(UsageException.class);
    }
}
