package dev.sessionkit.core.component;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionkit.core.AmbiguousComponentException;
import dev.sessionkit.core.ComponentNotFoundException;
import dev.sessionkit.core.SettingsException;
import dev.sessionkit.core.SettingsException.Fault;
import dev.sessionkit.core.component.Parts.Blind;
import dev.sessionkit.core.component.Parts.Empty;
import dev.sessionkit.core.component.Parts.Journal;
import dev.sessionkit.core.component.Parts.NamedResolver;
import dev.sessionkit.core.component.Parts.OtherResolver;
import dev.sessionkit.core.component.Parts.PlainResolver;
import dev.sessionkit.core.component.Parts.PlainStore;
import dev.sessionkit.core.component.Parts.RenamedStore;
import dev.sessionkit.core.component.Parts.Twin;
import dev.sessionkit.core.memory.MemorySessionStore;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is chosen, by the paths of seed 002, by preference, or for want of another. */
class SelectionTest {

    private static final String PLAIN = "'Authentication': {'SessionResolver': 'PlainResolver'}";

    @Test
    void the_paths_of_seed_002_choose_word_for_word() {
        try (LoadedComponents loaded = Loading.of(
                        "{" + PLAIN + ", 'Catena': {'SessionStore': {'SessionProvider': 'PlainStore'}}}",
                        PlainResolver.class,
                        OtherResolver.class,
                        PlainStore.class)
                .load()) {
            assertThat(loaded.resolvers()).extracting(Named::name).containsExactly("PlainResolver");
            assertThat(loaded.resolvers().get(0).component()).isInstanceOf(PlainResolver.class);
            assertThat(loaded.store().name()).isEqualTo("PlainStore");
            assertThat(loaded.store().component()).isInstanceOf(PlainStore.class);
        }
    }

    @Test
    void paths_and_names_match_without_case() {
        try (LoadedComponents loaded = Loading.of(
                        "{'authentication': {'sessionresolver': 'PLAINRESOLVER'},"
                                + " 'CATENA': {'SESSIONSTORE': {'SESSIONPROVIDER': 'Renamed'}}}",
                        PlainResolver.class,
                        RenamedStore.class)
                .load()) {
            assertThat(loaded.resolvers()).extracting(Named::name).containsExactly("PlainResolver");
            assertThat(loaded.store().name()).isEqualTo("renamed");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "renamed",
                "dev.sessionkit.core.component.Parts$RenamedStore",
                "dev.sessionkit.core.component.Parts.RenamedStore"
            })
    void a_component_goes_by_its_annotation_and_by_its_class(String name) {
        try (LoadedComponents loaded = Loading.of(
                        "{'Catena': {'SessionStore': {'SessionProvider': '" + name + "'}}}",
                        PlainResolver.class,
                        RenamedStore.class)
                .load()) {
            assertThat(loaded.store().name()).isEqualTo("renamed");
        }
    }

    @Test
    void a_list_of_resolvers_keeps_its_order() {
        try (LoadedComponents loaded = Loading.of(
                        "{'Authentication': {'SessionResolver': ['OtherResolver', 'NamedResolver#qt', 'NamedResolver']},"
                                + " 'NamedResolver#QT': {'Header': 'x-qt-auth'}, 'NamedResolver': {'Header': 'x-plain'}}",
                        NamedResolver.class,
                        OtherResolver.class)
                .load()) {
            assertThat(loaded.resolvers())
                    .extracting(Named::name)
                    .containsExactly("OtherResolver", "NamedResolver#qt", "NamedResolver");
            NamedResolver qt = (NamedResolver) loaded.resolvers().get(1).component();
            NamedResolver plain = (NamedResolver) loaded.resolvers().get(2).component();
            assertThat(qt.settings.header()).isEqualTo("x-qt-auth");
            assertThat(qt.context.name()).isEqualTo("NamedResolver#qt");
            assertThat(plain.settings.header()).isEqualTo("x-plain");
        }
    }

    @Test
    void the_only_candidate_needs_no_setting() {
        try (LoadedComponents loaded = Loading.of("{}", PlainResolver.class).load()) {
            assertThat(loaded.resolvers()).extracting(Named::name).containsExactly("PlainResolver");
            assertThat(loaded.store().component()).isInstanceOf(MemorySessionStore.class);
        }
    }

    @Test
    void several_candidates_are_listed_with_the_json_to_write() {
        assertThat(Loading.of("{}", PlainResolver.class, OtherResolver.class)
                        .failure(AmbiguousComponentException.class))
                .contains(
                        "SessionResolver",
                        "OtherResolver, PlainResolver",
                        "\"Authentication\": { \"SessionResolver\": \"OtherResolver\" }");
        assertThat(Loading.of("{}", PlainResolver.class, PlainStore.class).failure(AmbiguousComponentException.class))
                .contains(
                        "MemorySessionStore, PlainStore",
                        "\"Catena\": { \"SessionStore\": { \"SessionProvider\": \"MemorySessionStore\" } }");
    }

    @Test
    void no_candidate_at_all_says_how_to_get_one() {
        assertThat(Loading.of("{}").failure(ComponentNotFoundException.class))
                .contains("no SessionResolver", "class path or module path", "META-INF/services");
    }

    @Test
    void an_unknown_name_lists_what_is_known_and_guesses() {
        assertThat(Loading.of("{'Authentication': {'SessionResolver': 'PlianResolver'}}", PlainResolver.class)
                        .failure(ComponentNotFoundException.class))
                .contains(
                        "Authentication.SessionResolver",
                        "\"PlianResolver\"",
                        "did you mean PlainResolver?",
                        "Known: PlainResolver",
                        "class path or module path",
                        "META-INF/services/dev.sessionkit.spi.SessionResolver");
    }

    @Test
    void a_class_that_is_there_but_not_registered_is_told_from_a_missing_one() {
        assertThat(Loading.of("{'Authentication': {'SessionResolver': '%s'}}".formatted(OtherResolver.class.getName()))
                        .failure(ComponentNotFoundException.class))
                .contains("The class is there, but it is not registered", "@AutoService(SessionResolver.class)");
    }

    @Test
    void a_component_chosen_for_a_role_it_does_not_have_says_so() {
        assertThat(Loading.of(
                                "{" + PLAIN + ", 'Catena': {'SessionStore': {'SessionProvider': 'PlainResolver'}}}",
                                PlainResolver.class)
                        .failure(ComponentNotFoundException.class))
                .contains(
                        "Catena.SessionStore.SessionProvider wants a SessionStoreAccessor",
                        "PlainResolver is a SessionResolver",
                        "Known: MemorySessionStore");
    }

    @Test
    void a_name_claimed_twice_lists_the_classes_when_it_is_used() {
        Loading used = Loading.of(
                "{'Catena': {'SessionStore': {'SessionProvider': 'PlainStore'}}}",
                PlainResolver.class,
                PlainStore.class,
                Elsewhere.PlainStore.class);

        assertThat(used.failure(AmbiguousComponentException.class))
                .contains(
                        "\"PlainStore\"",
                        PlainStore.class.getName(),
                        Elsewhere.PlainStore.class.getName(),
                        "@ComponentName");
    }

    @Test
    void of_a_name_claimed_twice_the_class_still_chooses() {
        try (LoadedComponents loaded = Loading.of(
                        "{'Catena': {'SessionStore': {'SessionProvider': '%s'}}}"
                                .formatted(Elsewhere.PlainStore.class.getName()),
                        PlainResolver.class,
                        PlainStore.class,
                        Elsewhere.PlainStore.class)
                .load()) {
            assertThat(loaded.store().component()).isInstanceOf(Elsewhere.PlainStore.class);
            assertThat(loaded.store().name()).isEqualTo(Elsewhere.PlainStore.class.getName());
        }
    }

    @Test
    void the_section_of_a_name_claimed_twice_is_a_fault() {
        SettingsException report = Loading.of(
                        "{'Catena': {'SessionStore': {'SessionProvider': 'MemorySessionStore'}}, 'PlainStore': {}}",
                        PlainResolver.class,
                        PlainStore.class,
                        Elsewhere.PlainStore.class)
                .fails(SettingsException.class);

        assertThat(report.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.path()).isEqualTo("PlainStore");
            assertThat(fault.message()).contains(Elsewhere.PlainStore.class.getName());
        });
    }

    static final class Elsewhere {
        public static final class PlainStore implements Empty {}
    }

    @Test
    void a_component_may_not_take_the_name_of_another_section() {
        assertThat(Loading.of("{}", PlainResolver.class, Sessions.class).failure(AmbiguousComponentException.class))
                .contains("the section Sessions", "the framework", Sessions.class.getName());
        assertThat(Loading.of("{}", PlainResolver.class)
                        .hostSection("plainresolver", HostSectionsTest.Server.class)
                        .failure(AmbiguousComponentException.class))
                .contains("the section PlainResolver", "the host", PlainResolver.class.getName());
        assertThat(Loading.of("{}", PlainResolver.class)
                        .hostSection("catena", HostSectionsTest.Server.class)
                        .failure(AmbiguousComponentException.class))
                .contains("the section catena", "the framework", "the host");
    }

    public static final class Sessions implements Blind {}

    @ParameterizedTest
    @ValueSource(strings = {"SessionResolver", "sessionresolver", "dev.sessionkit.spi.SessionResolver"})
    void a_preference_decides_where_nothing_else_does(String service) {
        try (LoadedComponents loaded = Loading.of(
                        "{'PreferredImplementations': {'" + service + "': 'OtherResolver'}}",
                        PlainResolver.class,
                        OtherResolver.class)
                .load()) {
            assertThat(loaded.resolvers()).extracting(Named::name).containsExactly("OtherResolver");
        }
    }

    @Test
    void a_chosen_component_comes_before_a_preferred_one() {
        try (LoadedComponents loaded = Loading.of(
                        "{" + PLAIN + ", 'PreferredImplementations': {'SessionResolver': 'OtherResolver'}}",
                        PlainResolver.class,
                        OtherResolver.class)
                .load()) {
            assertThat(loaded.resolvers()).extracting(Named::name).containsExactly("PlainResolver");
        }
    }

    @Test
    void an_exclusive_preference_takes_part() {
        try (LoadedComponents loaded = Loading.of(
                        "{'PreferredImplementations': {'SessionStoreAccessor': '!PlainStore'}}",
                        PlainResolver.class,
                        PlainStore.class)
                .load()) {
            assertThat(loaded.store().name()).isEqualTo("PlainStore");
        }
    }

    @Test
    void an_exclusive_preference_contradicts_another_choice() {
        SettingsException report = Loading.of(
                        "{" + PLAIN + ", 'PreferredImplementations': {'SessionResolver': '!OtherResolver'}}",
                        PlainResolver.class,
                        OtherResolver.class)
                .fails(SettingsException.class);

        assertThat(report.faults())
                .containsExactly(new Fault(
                        "Authentication.SessionResolver",
                        "names PlainResolver, but PreferredImplementations.SessionResolver lets only OtherResolver be made (that is"
                                + " what its ! means); change one of the two"));
    }

    @Test
    void an_exclusive_preference_allows_further_instances_of_itself() {
        try (LoadedComponents loaded = Loading.of(
                        "{'Authentication': {'SessionResolver': ['NamedResolver', 'NamedResolver#b']},"
                                + " 'PreferredImplementations': {'SessionResolver': '!NamedResolver'}}",
                        NamedResolver.class)
                .load()) {
            assertThat(loaded.resolvers()).hasSize(2);
        }
    }

    @Test
    void preferences_are_checked_even_where_they_do_not_decide() {
        assertThat(Loading.of(
                                "{" + PLAIN + ", 'PreferredImplementations': {'SessionResolver': 'Nobody'}}",
                                PlainResolver.class)
                        .failure(ComponentNotFoundException.class))
                .contains("PreferredImplementations.SessionResolver", "\"Nobody\"");
        assertThat(Loading.of(
                                "{" + PLAIN + ", 'PreferredImplementations': {'SesionResolver': 'PlainResolver'}}",
                                PlainResolver.class)
                        .failure(SettingsException.class))
                .contains("PreferredImplementations.SesionResolver", "did you mean SessionResolver?");
        assertThat(Loading.of(
                                "{'PreferredImplementations': {'SessionResolver': 'PlainResolver',"
                                        + " 'dev.sessionkit.spi.SessionResolver': 'PlainResolver'}}",
                                PlainResolver.class)
                        .failure(SettingsException.class))
                .contains("stands here twice");
    }

    @Test
    void one_component_named_for_both_roles_is_one_instance() {
        Journal journal = new Journal();
        try (LoadedComponents loaded = Loading.of(
                        "{'Authentication': {'SessionResolver': 'Twin'},"
                                + " 'Catena': {'SessionStore': {'SessionProvider': 'twin'}}}",
                        Twin.class)
                .hostObject(Journal.class, journal)
                .load()) {
            assertThat(loaded.store().component())
                    .isSameAs(loaded.resolvers().get(0).component());
        }
        assertThat(journal.entries()).containsExactly("configured Twin", "closed Twin");
    }

    @Test
    void two_names_of_one_component_are_two_instances() {
        try (LoadedComponents loaded = Loading.of(
                        "{'Authentication': {'SessionResolver': 'Twin#a'},"
                                + " 'Catena': {'SessionStore': {'SessionProvider': 'Twin#b'}}}",
                        Twin.class)
                .hostObject(Journal.class, new Journal())
                .load()) {
            assertThat(loaded.store().component())
                    .isNotSameAs(loaded.resolvers().get(0).component());
        }
    }

    @Test
    void a_resolver_named_twice_is_a_fault() {
        assertThat(Loading.of(
                                "{'Authentication': {'SessionResolver': ['PlainResolver', 'plainresolver']}}",
                                PlainResolver.class)
                        .failure(SettingsException.class))
                .contains("Authentication.SessionResolver: names PlainResolver twice");
    }

    @Test
    void an_empty_list_of_resolvers_is_a_fault() {
        assertThat(Loading.of("{'Authentication': {'SessionResolver': []}}", PlainResolver.class)
                        .failure(SettingsException.class))
                .contains("Authentication: SessionResolver names at least one");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PlainResolver#", "#a", "PlainResolver#a#b", "PlainResolver#a b", "", " "})
    void a_malformed_name_is_not_found(String name) {
        assertThat(Loading.of("{'Authentication': {'SessionResolver': '" + name + "'}}", PlainResolver.class)
                        .failure(ComponentNotFoundException.class))
                .contains("\"" + name + "\"", "Known: PlainResolver");
    }

    @Test
    void ready_made_instances_take_part_under_their_names() {
        PlainResolver resolver = new PlainResolver();
        PlainStore store = new PlainStore();
        try (LoadedComponents loaded = Loading.of(
                        "{'Authentication': {'SessionResolver': 'mine'}, 'Catena': {'SessionStore': {'SessionProvider': 'ours'}}}",
                        OtherResolver.class)
                .resolver("mine", resolver)
                .store("ours", store)
                .load()) {
            assertThat(loaded.resolvers()).containsExactly(new Named<>("mine", resolver));
            assertThat(loaded.store()).isEqualTo(new Named<>("ours", store));
        }
    }

    @Test
    void a_ready_made_instance_for_both_roles_is_one() {
        Twin twin = new Twin();
        Journal journal = new Journal();
        try (LoadedComponents loaded = Loading.of(
                        "{'Authentication': {'SessionResolver': 'both'}, 'Catena': {'SessionStore': {'SessionProvider': 'both'}}}")
                .resolver("both", twin)
                .store("both", twin)
                .hostObject(Journal.class, journal)
                .load()) {
            assertThat(loaded.store().component()).isSameAs(twin);
            assertThat(loaded.resolvers().get(0).component()).isSameAs(twin);
        }
        assertThat(journal.entries()).as("neither configured nor closed here").isEmpty();
    }

    @Test
    void ready_made_instances_are_candidates_like_others() {
        assertThat(Loading.of("{}", PlainResolver.class)
                        .resolver("mine", new OtherResolver())
                        .failure(AmbiguousComponentException.class))
                .contains("PlainResolver, mine");
        assertThat(Loading.of("{" + PLAIN + "}", PlainResolver.class)
                        .resolver("PlainResolver", new OtherResolver())
                        .failure(AmbiguousComponentException.class))
                .contains("\"PlainResolver\" is the name of 2 components");
    }

    @Test
    void settings_do_not_reach_a_ready_made_instance() {
        assertThat(Loading.of("{'mine': {}}")
                        .resolver("mine", new PlainResolver())
                        .failure(SettingsException.class))
                .contains("mine: the host hands this component over ready-made");
        assertThat(Loading.of("{'Authentication': {'SessionResolver': 'mine#2'}}")
                        .resolver("mine", new PlainResolver())
                        .failure(ComponentNotFoundException.class))
                .contains("\"mine#2\"");
    }

    @Test
    void problems_of_choosing_and_faults_of_settings_come_in_one_report() {
        SettingsException report = Loading.of(
                        "{'Authentication': {'SessionResolver': ['Nobody', 'PlainResolver']},"
                                + " 'Catena': {'SessionStore': {'SessionProvider': 'DemandingStore'}}, 'NamedResolver': {'Haeder': 'x'}}",
                        PlainResolver.class,
                        NamedResolver.class,
                        Parts.DemandingStore.class)
                .fails(SettingsException.class);

        assertThat(report.faults())
                .extracting(Fault::path)
                .containsExactlyInAnyOrder(
                        "Authentication.SessionResolver[0]", "DemandingStore.Url", "NamedResolver.Haeder");
    }

    @Test
    void of_two_problems_of_choosing_both_are_told() {
        ComponentNotFoundException first = Loading.of(
                        "{'Authentication': {'SessionResolver': 'NoResolver'}, 'Catena': {'SessionStore': {'SessionProvider': 'NoStore'}}}")
                .fails(ComponentNotFoundException.class);

        assertThat(first).hasMessageContaining("NoResolver");
        assertThat(List.of(first.getSuppressed()))
                .singleElement()
                .satisfies(second -> assertThat(second).hasMessageContaining("NoStore"));
    }
}
