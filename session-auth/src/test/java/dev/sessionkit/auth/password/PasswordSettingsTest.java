package dev.sessionkit.auth.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessionkit.auth.WrittenSettings;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordSettingsTest {

    @Test
    @DisplayName("The defaults are OWASP's")
    void defaults() {
        assertThat(WrittenSettings.passwords("{}"))
                .isEqualTo(new PasswordSettings(
                        8, Optional.empty(), 19_456, 2, 1, 65_536, Optional.empty(), Duration.ofSeconds(1)));
    }

    @Test
    void slots_asManyAsProcessors() {
        int processors = Runtime.getRuntime().availableProcessors();

        assertThat(WrittenSettings.passwords("{}").hashSlots()).isBetween(1, processors);
        assertThat(WrittenSettings.passwords("{'HashesAtOnce': 1}").hashSlots()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"47104, 1", "19456, 2", "12288, 3", "9216, 4", "7168, 5", "65536, 1"})
    void cost_strongEnough(int memoryKib, int iterations) {
        assertThatCode(() -> WrittenSettings.passwords(cost(memoryKib, iterations)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"47103, 1", "19455, 2", "12287, 3", "9215, 4", "7168, 4"})
    void cost_tooWeak(int memoryKib, int iterations) {
        assertThatThrownBy(() -> WrittenSettings.passwords(cost(memoryKib, iterations)))
                .hasMessageContaining("is weaker than OWASP's least: write 19456 and 2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'LeastLength': 7}",
                "{'LeastLength': 65}",
                "{'MemoryKib': 7167, 'Iterations': 64}",
                "{'MemoryKib': 1048577, 'StoredMemoryKib': 1048577}",
                "{'Iterations': 0}",
                "{'Iterations': 65}",
                "{'Parallelism': 0}",
                "{'Parallelism': 17}",
                "{'StoredMemoryKib': 19455}",
                "{'StoredMemoryKib': 1048577}",
                "{'HashesAtOnce': 0}",
                "{'HashesAtOnce': 1025}",
                "{'LongestWait': 'PT-1S'}",
                "{'LongestWait': 'PT31S'}"
            })
    void outOfBounds_refused(String json) {
        assertThatThrownBy(() -> WrittenSettings.passwords(json)).hasMessageContaining(" is from ");
    }

    @Test
    @DisplayName("Hashes that could fill the heap are refused at start")
    void heap_tooSmall() {
        assertThatThrownBy(() -> WrittenSettings.passwords(
                        "{'HashesAtOnce': 1024, 'MemoryKib': 1048576, 'StoredMemoryKib': 1048576}"))
                .hasMessageContaining("more than half of the heap");
    }

    private static String cost(int memoryKib, int iterations) {
        return "{'MemoryKib': " + memoryKib + ", 'Iterations': " + iterations + "}";
    }
}
