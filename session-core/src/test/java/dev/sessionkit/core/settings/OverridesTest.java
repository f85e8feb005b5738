package dev.sessionkit.core.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionkit.core.SettingsException.Fault;
import dev.sessionkit.spi.Secret;
import dev.sessionkit.spi.Setting;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OverridesTest {

    record Pool(
            @Setting(value = "a", byDefault = "x") String name,
            @Setting(value = "b", byDefault = "1") int size,
            @Setting(value = "c", byDefault = "false") boolean lazy,
            @Setting(value = "d", byDefault = "PT1S") Optional<Duration> pause,
            @Setting("e") List<String> hosts,
            @Setting("f") Map<String, Integer> weights,
            @Setting("g") Optional<Secret> password,
            @Setting("h") Nested nested) {}

    record Nested(@Setting(value = "i", byDefault = "0") long deep) {}

    @Test
    void a_variable_overrides_the_file_whatever_its_case() {
        Pool pool = Binding.of("{'Name': 'file', 'Size': 5}", "STORE__NAME", "environment", "store__size", "7")
                .as(Pool.class);

        assertThat(pool.name()).isEqualTo("environment");
        assertThat(pool.size()).isEqualTo(7);
    }

    @Test
    void a_variable_makes_a_section_that_is_not_written() {
        assertThat(Binding.document("{}", "Store__Lazy", "TRUE").as(Pool.class).lazy())
                .isTrue();
    }

    @Test
    void more_underscores_lead_further_in() {
        Pool pool = Binding.of(
                        "{'Weights': {'a': 1, 'b': 2}}",
                        "Store__Nested__Deep",
                        "9",
                        "Store__Weights__A",
                        "3",
                        "Store__Weights__c",
                        "4")
                .as(Pool.class);

        assertThat(pool.nested().deep()).isEqualTo(9);
        assertThat(pool.weights()).containsOnly(Map.entry("a", 3), Map.entry("b", 2), Map.entry("c", 4));
    }

    @Test
    void a_list_is_a_json_array_or_one_value() {
        assertThat(Binding.of("{}", "Store__Hosts", "[\"a,b\", \"c\"]")
                        .as(Pool.class)
                        .hosts())
                .containsExactly("a,b", "c");
        assertThat(Binding.of("{}", "Store__Hosts", "a,b").as(Pool.class).hosts())
                .containsExactly("a,b");
        assertThat(Binding.of("{}", "Store__Hosts", "[hunter2").fault(Pool.class))
                .contains("Store.Hosts", "a JSON array", "Store__Hosts")
                .doesNotContain("hunter2");
    }

    @Test
    void null_is_json_null() {
        assertThat(Binding.of("{}", "Store__Pause", "null").as(Pool.class).pause())
                .isEmpty();
        assertThat(Binding.of("{}", "Store__Size", "null").fault(Pool.class)).contains("null", "Store__Size");
    }

    @Test
    void placeholders_count_in_variables_too() {
        assertThat(Binding.of("{}", "Store__Name", "a-${env:ZONE}", "ZONE", "eu")
                        .as(Pool.class)
                        .name())
                .isEqualTo("a-eu");
    }

    @Test
    void a_fault_names_the_variable_it_came_from() {
        assertThat(Binding.of("{}", "store__size", "ten").fault(Pool.class))
                .isEqualTo("Store.Size: expected a whole number from -2147483648 to 2147483647, not \"ten\""
                        + " (from the environment variable store__size)");
        assertThat(Binding.of("{}", "Store__Nmae", "hunter2").fault(Pool.class))
                .contains("Store.Nmae", "did you mean Name?", "Store__Nmae")
                .doesNotContain("hunter2");
    }

    @Test
    void only_variables_of_known_sections_count() {
        assertThat(Binding.of("{}", "Other__Name", "x", "__CF_USER", "1", "Store", "x", "Stores__X", "1")
                        .as(Pool.class)
                        .name())
                .isEqualTo("x");
    }

    @Test
    void two_variables_for_one_key_are_a_fault() {
        assertThat(Binding.of("{}", "Store__Name", "a", "STORE__NAME", "b").fault(Pool.class))
                .contains("two environment variables", "Store__Name", "STORE__NAME");
    }

    @Test
    void a_variable_inside_of_text_is_a_fault() {
        assertThat(Binding.of("{'Name': 'x'}", "Store__Name__First", "a").fault(Pool.class))
                .startsWith("Store.Name: is text")
                .contains("Store__Name__First");
    }

    @Test
    void an_empty_key_is_a_fault() {
        assertThat(Binding.of("{}", "Store__", "a").faults(Pool.class))
                .extracting(Fault::message)
                .singleElement()
                .satisfies(message -> assertThat(message).contains("(from the environment variable Store__)"));
    }

    @Test
    void a_variable_that_goes_too_deep_is_a_fault() {
        assertThat(Binding.of("{}", "Store" + "__a".repeat(20_000), "x").faults(Pool.class))
                .hasSize(1);
    }

    @Test
    void core_sections_are_overridden_alike() {
        SettingsSections sections = Binding.document(
                        "{}",
                        "Authentication__SessionResolver",
                        "[\"A\", \"B\"]",
                        "catena__sessionstore__sessionprovider",
                        "C")
                .sections(Pool.class);

        assertThat(sections.authentication().orElseThrow().sessionResolver()).contains(List.of("A", "B"));
        assertThat(sections.catena().orElseThrow().sessionStore().sessionProvider())
                .contains("C");
    }
}
