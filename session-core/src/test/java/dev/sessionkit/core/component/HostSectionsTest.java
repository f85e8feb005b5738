package dev.sessionkit.core.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessionkit.core.SettingsException;
import dev.sessionkit.core.SettingsException.Fault;
import dev.sessionkit.core.component.Parts.DemandingStore;
import dev.sessionkit.core.component.Parts.NamedResolver;
import dev.sessionkit.core.component.Parts.PlainResolver;
import dev.sessionkit.spi.Setting;
import org.junit.jupiter.api.Test;

/** Sections of the host and of components. */
class HostSectionsTest {

    record Server(
            @Setting(value = "The port.", byDefault = "8080")
            int port) {}

    record Shop(@Setting("Its name.") String name) {}

    @Test
    void a_host_has_sections_of_its_own() {
        try (LoadedComponents loaded = Loading.of("{'shop': {'Name': 'x'}}", PlainResolver.class)
                .hostSection("Server", Server.class)
                .hostSection("Shop", Shop.class)
                .environment("SERVER__PORT", "9")
                .load()) {
            assertThat(loaded.hostSection(Server.class)).isEqualTo(new Server(9));
            assertThat(loaded.hostSection(Shop.class)).isEqualTo(new Shop("x"));
            assertThatThrownBy(() -> loaded.hostSection(Parts.NamedSettings.class))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("NamedSettings");
        }
    }

    @Test
    void a_host_section_that_is_not_written_has_its_defaults_or_faults() {
        try (LoadedComponents loaded = Loading.of("{}", PlainResolver.class)
                .hostSection("Server", Server.class)
                .load()) {
            assertThat(loaded.hostSection(Server.class)).isEqualTo(new Server(8080));
        }
        assertThat(Loading.of("{}", PlainResolver.class)
                        .hostSection("Shop", Shop.class)
                        .failure(SettingsException.class))
                .contains("Shop.Name: is missing");
    }

    @Test
    void an_unknown_section_is_refused_with_the_nearest_known_one() {
        Loading misspelled = Loading.of("{'NamedResolvr': {}, 'Sever': {}, 'Zzz': {}}", NamedResolver.class)
                .hostSection("Server", Server.class);

        assertThat(misspelled.failure(SettingsException.class))
                .contains(
                        "NamedResolvr: is no known section; did you mean NamedResolver?",
                        "Sever: is no known section; did you mean Server?",
                        "Zzz: is no known section; known: Authentication, Catena, PreferredImplementations, Sessions,"
                                + " MemorySessionStore, NamedResolver, Server");
    }

    @Test
    void two_host_sections_of_one_record_are_refused() {
        assertThatThrownBy(() -> Loading.of("{}", PlainResolver.class)
                        .hostSection("A", Server.class)
                        .hostSection("B", Server.class)
                        .load())
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void sections_of_unselected_components_are_validated_too() {
        SettingsException report = Loading.of(
                        "{'DemandingStore': {}, 'NamedResolver#x': {'Header': ''}, 'PlainResolver': {'Any': 1},"
                                + " 'Catena': {'SessionStore': {'SessionProvider': 'MemorySessionStore'}},"
                                + " 'Authentication': {'SessionResolver': 'PlainResolver'}}",
                        PlainResolver.class,
                        NamedResolver.class,
                        DemandingStore.class)
                .fails(SettingsException.class);

        assertThat(report.faults())
                .extracting(Fault::path)
                .containsExactlyInAnyOrder("DemandingStore.Url", "NamedResolver#x", "PlainResolver.Any");
    }

    @Test
    void what_an_unselected_component_needs_may_be_missing_where_it_has_no_section() {
        try (LoadedComponents loaded = Loading.of(
                        "{'Catena': {'SessionStore': {'SessionProvider': 'MemorySessionStore'}}}",
                        PlainResolver.class,
                        DemandingStore.class)
                .load()) {
            assertThat(loaded.store().name()).isEqualTo("MemorySessionStore");
        }
    }

    @Test
    void a_section_goes_by_the_class_name_too_but_not_twice() {
        String byClass = NamedResolver.class.getName();
        try (LoadedComponents loaded = Loading.of("{'" + byClass + "': {'Header': 'y'}}", NamedResolver.class)
                .load()) {
            NamedResolver resolver = (NamedResolver) loaded.resolvers().get(0).component();
            assertThat(resolver.settings.header()).isEqualTo("y");
        }
        assertThat(Loading.of("{'" + byClass + "': {}, 'NamedResolver': {}}", NamedResolver.class)
                        .failure(SettingsException.class))
                .contains("another name of the section NamedResolver");
    }
}
