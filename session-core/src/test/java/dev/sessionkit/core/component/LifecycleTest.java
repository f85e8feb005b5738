package dev.sessionkit.core.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sessionkit.core.ComponentFailedException;
import dev.sessionkit.core.ComponentNotFoundException;
import dev.sessionkit.core.SettingsException;
import dev.sessionkit.core.component.Parts.Blind;
import dev.sessionkit.core.component.Parts.DemandingStore;
import dev.sessionkit.core.component.Parts.Empty;
import dev.sessionkit.core.component.Parts.Journal;
import dev.sessionkit.core.component.Parts.JournalingResolver;
import dev.sessionkit.core.component.Parts.JournalingStore;
import dev.sessionkit.core.component.Parts.NamedResolver;
import dev.sessionkit.core.component.Parts.PlainResolver;
import dev.sessionkit.core.component.Parts.PlainStore;
import dev.sessionkit.spi.ComponentContext;
import dev.sessionkit.spi.Configurable;
import dev.sessionkit.spi.NoSettings;
import dev.sessionkit.spi.SessionStore;
import dev.sessionkit.spi.SessionStoreAccessor;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Configured once and first, made when needed, closed in reverse, whatever throws. */
class LifecycleTest {

    private static final String BOTH =
            "{'Authentication': {'SessionResolver': '%s'}," + " 'Catena': {'SessionStore': {'SessionProvider': '%s'}}}";

    private final Journal journal = new Journal();

    private Loading of(String resolver, String store, Class<?>... components) {
        return Loading.of(BOTH.formatted(resolver, store), components).hostObject(Journal.class, journal);
    }

    @Test
    void components_are_closed_in_the_reverse_order_of_being_ready() {
        of("JournalingResolver", "JournalingStore", JournalingResolver.class, JournalingStore.class)
                .load()
                .close();

        assertThat(journal.entries())
                .containsExactly(
                        "configured JournalingStore",
                        "configured JournalingResolver",
                        "closed JournalingResolver",
                        "closed JournalingStore");
    }

    @Test
    void closing_twice_closes_once() {
        LoadedComponents loaded = of("PlainResolver", "JournalingStore", PlainResolver.class, JournalingStore.class)
                .load();
        loaded.close();
        loaded.close();

        assertThat(journal.entries()).containsExactly("configured JournalingStore", "closed JournalingStore");
    }

    /** Asks for the store while it is configured. */
    public static final class Asking implements Blind, Parts.Journaling {
        @Override
        public void before(ComponentContext context) {
            context.component(SessionStoreAccessor.class, "JournalingStore");
        }
    }

    @Test
    void a_component_outlives_whoever_asked_for_it() {
        of("Asking", "MemorySessionStore", Asking.class, JournalingStore.class)
                .load()
                .close();

        assertThat(journal.entries())
                .containsExactly(
                        "configured JournalingStore", "configured Asking", "closed Asking", "closed JournalingStore");
    }

    /** Fails after it has asked for the store. */
    public static final class Failing implements Blind, Parts.Journaling {
        @Override
        public void before(ComponentContext context) {
            context.component(SessionStoreAccessor.class, "JournalingStore");
            throw new IllegalStateException("not today");
        }
    }

    @Test
    void a_start_that_fails_half_way_closes_what_was_made() {
        assertThat(of("Failing", "JournalingStore", Failing.class, JournalingStore.class)
                        .failure(ComponentFailedException.class))
                .contains("Failing", "not today");

        assertThat(journal.entries())
                .containsExactly("configured JournalingStore", "closed Failing", "closed JournalingStore");
    }

    /** Closes with an exception. */
    public static final class Stubborn implements Empty, Configurable<Parts.NamedSettings>, AutoCloseable {
        private String key = "";

        @Override
        public void configure(Parts.NamedSettings settings, ComponentContext context) {
            key = settings.key().orElseThrow().reveal();
        }

        @Override
        public void close() throws java.io.IOException {
            throw new java.io.IOException("will not, says " + key);
        }
    }

    @Test
    void what_cannot_be_closed_is_told_with_the_failure_that_led_to_it() {
        ComponentFailedException failed = Loading.of(
                        "{'Authentication': {'SessionResolver': 'BadResolver'},"
                                + " 'Catena': {'SessionStore': {'SessionProvider': 'Stubborn'}}, 'Stubborn': {'Key': 'hunter2'}}",
                        BadResolver.class,
                        Stubborn.class)
                .fails(ComponentFailedException.class);

        assertThat(failed).hasMessageContaining("BadResolver");
        assertThat(List.of(failed.getSuppressed()))
                .singleElement()
                .satisfies(suppressed -> assertThat(suppressed)
                        .hasMessageContaining("Stubborn failed to close: will not, says [hidden]"));
    }

    public static final class BadResolver implements Blind, Configurable<NoSettings> {
        @Override
        public void configure(NoSettings settings, ComponentContext context) {
            throw new IllegalStateException("bad");
        }
    }

    @Test
    void all_are_closed_even_if_one_throws() {
        LoadedComponents loaded = Loading.of(
                        "{'Authentication': {'SessionResolver': ['JournalingResolver', 'StubbornResolver#a', 'StubbornResolver#b']},"
                                + " 'Catena': {'SessionStore': {'SessionProvider': 'JournalingStore'}}}",
                        JournalingResolver.class,
                        StubbornResolver.class,
                        JournalingStore.class)
                .hostObject(Journal.class, journal)
                .load();

        IllegalStateException thrown = catchThrowableOfType(IllegalStateException.class, loaded::close);

        assertThat(thrown).hasMessageContaining("StubbornResolver#b");
        assertThat(List.of(thrown.getSuppressed()))
                .singleElement()
                .satisfies(other -> assertThat(other).hasMessageContaining("StubbornResolver#a"));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(journal.entries()).endsWith("closed JournalingResolver", "closed JournalingStore");
    }

    @SuppressWarnings("try") // the mistake under test
    public static final class StubbornResolver implements Blind, AutoCloseable {
        @Override
        public void close() throws Exception {
            throw new InterruptedException("in a hurry");
        }
    }

    /** Asks for another component while it is closed, on another thread, and waits for it. */
    public static final class Lingering implements Blind, Configurable<NoSettings>, AutoCloseable {
        private Optional<ComponentContext> context = Optional.empty();

        @Override
        public void configure(NoSettings settings, ComponentContext given) {
            context = Optional.of(given);
        }

        @Override
        public void close() {
            CompletableFuture.runAsync(
                            () -> context.orElseThrow().component(SessionStoreAccessor.class, "MemorySessionStore"))
                    .join();
        }
    }

    @Test
    void whoever_waits_for_a_worker_while_closing_does_not_wait_for_ever() {
        LoadedComponents loaded = Loading.of("{}", Lingering.class).load();

        assertThatThrownBy(loaded::close).hasMessageContaining("the framework is closed");
    }

    public static final class Desperate implements Blind, AutoCloseable {
        @Override
        public void close() {
            throw new AssertionError("no way");
        }
    }

    @Test
    void even_an_error_while_closing_leaves_nobody_open() {
        LoadedComponents loaded = of("Desperate", "JournalingStore", Desperate.class, JournalingStore.class)
                .load();

        assertThatThrownBy(loaded::close).hasMessageContaining("Desperate failed to close: no way");
        assertThat(journal.entries()).endsWith("closed JournalingStore");
    }

    @Test
    void an_interruption_while_closing_is_not_forgotten() {
        LoadedComponents loaded = Loading.of("{}", StubbornResolver.class).load();

        assertThatThrownBy(loaded::close).isInstanceOf(IllegalStateException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void the_context_offers_what_the_framework_has() {
        try (LoadedComponents loaded = of("NamedResolver", "PlainStore", NamedResolver.class, PlainStore.class)
                .load()) {
            ComponentContext context =
                    ((NamedResolver) loaded.resolvers().get(0).component()).context;

            assertThat(context.name()).isEqualTo("NamedResolver");
            assertThat(context.hostObject(Journal.class)).containsSame(journal);
            assertThat(context.hostObject(String.class)).isEmpty();
            assertThat(context.clock().instant()).isNotNull();
            assertThat(context.random().nextLong())
                    .isNotEqualTo(context.random().nextLong());
        }
    }

    @Test
    void components_are_made_when_they_are_first_asked_for_one_instance_a_name() {
        try (LoadedComponents loaded = of(
                        "NamedResolver", "PlainStore", NamedResolver.class, PlainStore.class, JournalingStore.class)
                .load()) {
            ComponentContext context =
                    ((NamedResolver) loaded.resolvers().get(0).component()).context;
            assertThat(journal.entries()).isEmpty();

            SessionStoreAccessor first = context.component(SessionStoreAccessor.class, "JournalingStore");
            assertThat(context.component(SessionStoreAccessor.class, "journalingstore"))
                    .isSameAs(first);
            assertThat(context.component(SessionStoreAccessor.class, "JournalingStore#2"))
                    .isNotSameAs(first);
            assertThat(context.component(SessionStore.class, "MemorySessionStore"))
                    .isNotNull();
            assertThat(context.component(SessionStoreAccessor.class, "PlainStore"))
                    .isSameAs(loaded.store().component());
        }
        assertThat(journal.entries())
                .containsExactly(
                        "configured JournalingStore",
                        "configured JournalingStore#2",
                        "closed JournalingStore",
                        "closed JournalingStore");
    }

    @Test
    void a_component_that_is_asked_for_in_vain_names_who_asked() {
        try (LoadedComponents loaded = of(
                        "NamedResolver", "PlainStore", NamedResolver.class, PlainStore.class, DemandingStore.class)
                .load()) {
            ComponentContext context =
                    ((NamedResolver) loaded.resolvers().get(0).component()).context;

            assertThatThrownBy(() -> context.component(SessionStoreAccessor.class, "PlainSt"))
                    .isInstanceOf(ComponentNotFoundException.class)
                    .hasMessageContainingAll("NamedResolver", "\"PlainSt\"", "PlainStore");
            assertThatThrownBy(() -> context.component(SessionStore.class, "PlainStore"))
                    .isInstanceOf(ComponentNotFoundException.class)
                    .hasMessageContainingAll(
                            "NamedResolver wants a SessionStore",
                            "PlainStore is a SessionStoreAccessor",
                            "Known: MemorySessionStore.");
            for (int attempt = 0; attempt < 2; attempt++) {
                assertThatThrownBy(() -> context.component(SessionStoreAccessor.class, "DemandingStore"))
                        .isInstanceOf(SettingsException.class)
                        .hasMessageContaining("DemandingStore.Url: is missing");
            }
            assertThat(context.component(SessionStoreAccessor.class, "PlainStore"))
                    .isNotNull();
        }
    }

    @Test
    void nothing_is_made_after_the_end() {
        LoadedComponents loaded = of("NamedResolver", "PlainStore", NamedResolver.class, PlainStore.class)
                .load();
        loaded.close();

        ComponentContext context = ((NamedResolver) loaded.resolvers().get(0).component()).context;
        assertThatThrownBy(() -> context.component(SessionStoreAccessor.class, "MemorySessionStore"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
    }

    public static final class Hen implements Blind, Configurable<NoSettings> {
        @Override
        public void configure(NoSettings settings, ComponentContext context) {
            context.component(SessionStoreAccessor.class, "Egg");
        }
    }

    public static final class Egg implements Empty, Configurable<NoSettings> {
        @Override
        public void configure(NoSettings settings, ComponentContext context) {
            context.component(Hen.class, "hen");
        }
    }

    @Test
    void components_that_need_each_other_are_named_in_a_chain() {
        assertThat(of("Hen", "MemorySessionStore", Hen.class, Egg.class).failure(ComponentFailedException.class))
                .contains("Hen -> Egg -> Hen");
    }

    @Test
    void an_exclusive_preference_keeps_others_from_being_made_later_too() {
        try (LoadedComponents loaded = Loading.of(
                        "{'PreferredImplementations': {'SessionStoreAccessor': '!PlainStore'}}",
                        NamedResolver.class,
                        PlainStore.class)
                .load()) {
            ComponentContext context =
                    ((NamedResolver) loaded.resolvers().get(0).component()).context;

            assertThat(context.component(SessionStoreAccessor.class, "PlainStore#2"))
                    .isNotNull();
            assertThatThrownBy(() -> context.component(SessionStoreAccessor.class, "MemorySessionStore"))
                    .isInstanceOf(ComponentFailedException.class)
                    .hasMessageContainingAll(
                            "NamedResolver", "MemorySessionStore", "PreferredImplementations.SessionStoreAccessor");
        }
    }

    /** A service type that another module declares. */
    public interface Greeter {
        String greet();
    }

    public static final class Polite implements Greeter, Configurable<Parts.NamedSettings> {
        private String greeting = "";

        @Override
        public void configure(Parts.NamedSettings settings, ComponentContext context) {
            greeting = settings.header();
        }

        @Override
        public String greet() {
            return greeting;
        }
    }

    @Test
    void service_types_of_other_modules_have_components_with_sections() {
        try (LoadedComponents loaded = Loading.of(
                        "{'Polite': {'Header': 'good day'}}", NamedResolver.class, Polite.class)
                .serviceType(Greeter.class)
                .load()) {
            ComponentContext context =
                    ((NamedResolver) loaded.resolvers().get(0).component()).context;

            assertThat(context.component(Greeter.class, "Polite").greet()).isEqualTo("good day");
        }
    }

    @Test
    void a_host_object_of_another_type_is_refused() {
        assertThatThrownBy(() -> new Ingredients(
                        java.time.InstantSource.system(),
                        new java.util.Random(1),
                        java.util.Map.of(String.class, 1),
                        java.util.Map.of(),
                        getClass().getClassLoader(),
                        List.of(),
                        List.of(),
                        java.util.Map.of(),
                        java.util.Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("java.lang.String", "java.lang.Integer");
    }
}
