package dev.sessionkit.core.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.sessionkit.core.ComponentFailedException;
import dev.sessionkit.core.ComponentNotFoundException;
import dev.sessionkit.core.SettingsException;
import dev.sessionkit.core.component.Parts.Blind;
import dev.sessionkit.core.component.Parts.Empty;
import dev.sessionkit.core.component.Parts.NamedSettings;
import dev.sessionkit.core.component.Parts.PlainResolver;
import dev.sessionkit.spi.ComponentContext;
import dev.sessionkit.spi.ComponentName;
import dev.sessionkit.spi.Configurable;
import dev.sessionkit.spi.NoSettings;
import dev.sessionkit.spi.SessionResolver;
import dev.sessionkit.spi.SessionStoreAccessor;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ServiceConfigurationError;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** A component that is there and cannot be made. */
class ComponentFailureTest {

    private static final Logger LOGGER = (Logger) LoggerFactory.getLogger(ServiceEntries.class);

    @TempDir
    Path classes;

    public static final class BadConstructor implements Blind {
        public BadConstructor() {
            throw new IllegalStateException("no luck today");
        }
    }

    public static final class NeedsArguments implements Blind {
        public NeedsArguments(String argument) {
            throw new AssertionError(argument);
        }
    }

    public static final class BadConfigure implements Blind, Configurable<NamedSettings> {
        @Override
        public void configure(NamedSettings settings, ComponentContext context) {
            RuntimeException inner =
                    new RuntimeException("tried " + settings.key().orElseThrow().reveal());
            throw new IllegalStateException(
                    "refused: " + settings.key().orElseThrow().reveal(), inner);
        }
    }

    public static final class LacksLibrary implements Blind, Configurable<NoSettings> {
        @Override
        public void configure(NoSettings settings, ComponentContext context) {
            throw new NoClassDefFoundError("com/zaxxer/hikari/HikariDataSource");
        }
    }

    @SuppressWarnings("rawtypes") // the mistake under test
    public static final class Raw implements Blind, Configurable {
        @Override
        public void configure(Record settings, ComponentContext context) {
            throw new AssertionError();
        }
    }

    @ComponentName("not a name")
    public static final class Misnamed implements Blind {}

    @Test
    void a_constructor_that_throws_names_component_class_and_cause() {
        ComponentFailedException failed = Loading.of("{}", BadConstructor.class).fails(ComponentFailedException.class);

        assertThat(failed.component()).isEqualTo("BadConstructor");
        assertThat(failed)
                .hasMessageContainingAll(
                        "BadConstructor", BadConstructor.class.getName(), "constructed", "no luck today")
                .hasCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_constructor_with_parameters_says_what_is_wanted() {
        assertThat(Loading.of("{}", NeedsArguments.class).failure(ComponentFailedException.class))
                .contains("NeedsArguments", "constructor without parameters");
    }

    @Test
    void a_class_out_of_reach_says_what_is_wanted() throws ClassNotFoundException {
        Class<?> closed = Class.forName("jdk.internal.misc.Unsafe");

        assertThatThrownBy(() -> ComponentClass.make(closed))
                .isInstanceOf(ServiceConfigurationError.class)
                .hasMessageContainingAll("jdk.internal.misc.Unsafe is out of reach", "exported package");
    }

    @Test
    void a_configure_that_throws_names_component_and_cause_but_no_secret() {
        ComponentFailedException failed = Loading.of("{'BadConfigure': {'Key': 'hunter2'}}", BadConfigure.class)
                .fails(ComponentFailedException.class);

        StringWriter trace = new StringWriter();
        failed.printStackTrace(new PrintWriter(trace));
        assertThat(failed).hasMessageContainingAll("BadConfigure", "configured", "refused: [hidden]");
        assertThat(trace.toString())
                .doesNotContain("hunter2")
                .contains("tried [hidden]", "ComponentFailureTest$BadConfigure.configure");
    }

    @Test
    void a_component_whose_name_came_out_of_the_environment_is_still_named() {
        assertThat(Loading.of("{'Authentication': {'SessionResolver': '${env:RESOLVER}'}}", BadConstructor.class)
                        .environment("RESOLVER", "BadConstructor")
                        .failure(ComponentFailedException.class))
                .startsWith("BadConstructor (" + BadConstructor.class.getName() + ")");
    }

    @Test
    void a_missing_library_is_named() {
        assertThat(Loading.of("{}", LacksLibrary.class).failure(ComponentFailedException.class))
                .contains("LacksLibrary", "com/zaxxer/hikari/HikariDataSource", "dependency");
    }

    @Test
    void a_component_that_does_not_say_its_record_is_told_so() {
        assertThat(Loading.of("{}", Raw.class).failure(SettingsException.class))
                .contains("Raw: ", Raw.class.getName(), "implements Configurable<ItsRecord>");
    }

    @Test
    void an_annotation_that_is_no_name_is_told_when_the_component_is_chosen() {
        assertThat(Loading.of(
                                "{'Authentication': {'SessionResolver': '%s'}}".formatted(Misnamed.class.getName()),
                                Misnamed.class)
                        .failure(ComponentFailedException.class))
                .contains("Misnamed", "@ComponentName");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "com.example.GoneResolver",
                "dev.sessionkit.core.component.Loading",
                "dev.sessionkit.core.component.ComponentFailureTest$NeedsArguments"
            })
    void a_broken_service_entry_that_nobody_chose_is_logged_and_left_out(String entry) throws IOException {
        ListAppender<ILoggingEvent> log = listening();
        try (URLClassLoader loader = services(SessionResolver.class, entry, PlainResolver.class.getName());
                LoadedComponents loaded = Loading.of("{}").loader(loader).load()) {
            assertThat(loaded.resolvers()).extracting(Named::name).containsExactly("PlainResolver");
        }
        assertThat(log.list).singleElement().satisfies(event -> {
            assertThat(event.getLevel()).isEqualTo(Level.WARN);
            assertThat(event.getFormattedMessage()).contains("dev.sessionkit.spi.SessionResolver", entry);
        });
    }

    @Test
    void a_class_whose_library_is_missing_is_left_out_too() throws IOException {
        Path sources = Files.createDirectories(classes.resolve("com/example"));
        Path library =
                Files.writeString(sources.resolve("Library.java"), "package com.example; public class Library {}");
        Path user = Files.writeString(
                sources.resolve("UserStore.java"), "package com.example; public class UserStore extends Library {}");
        int failed = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-d", classes.toString(), library.toString(), user.toString());
        assertThat(failed).isZero();
        Files.delete(sources.resolve("Library.class"));

        try (URLClassLoader loader = services(SessionStoreAccessor.class, "com.example.UserStore");
                LoadedComponents loaded =
                        Loading.of("{}", PlainResolver.class).loader(loader).load()) {
            assertThat(loaded.store().name()).isEqualTo("MemorySessionStore");
            assertThat(Loading.of("{'Catena': {'SessionStore': {'SessionProvider': 'UserStore'}}}", PlainResolver.class)
                            .loader(loader)
                            .failure(ComponentNotFoundException.class))
                    .contains("\"UserStore\"", "cannot be loaded", "NoClassDefFoundError: com/example/Library");
        }
    }

    @Test
    void a_broken_service_file_is_told_when_a_component_is_missing() throws IOException {
        try (URLClassLoader loader = services(SessionResolver.class, "not a class name")) {
            assertThat(Loading.of("{}").loader(loader).failure(ComponentNotFoundException.class))
                    .contains(
                            "no SessionResolver",
                            "cannot be loaded",
                            "META-INF/services/dev.sessionkit.spi.SessionResolver:1");
        }
    }

    @Test
    void a_broken_service_entry_that_was_chosen_says_why_it_cannot_be_loaded() throws IOException {
        try (URLClassLoader loader = services(SessionResolver.class, "com.example.GoneResolver")) {
            ComponentFailedException failed = Loading.of("{'Authentication': {'SessionResolver': 'GoneResolver'}}")
                    .loader(loader)
                    .fails(ComponentFailedException.class);

            assertThat(failed.component()).isEqualTo("GoneResolver");
            assertThat(failed)
                    .hasMessageContainingAll("registered but cannot be loaded", "com.example.GoneResolver not found");
        }
    }

    @Test
    void the_section_of_a_broken_component_does_not_stop_the_host() throws IOException {
        try (URLClassLoader loader = services(SessionStoreAccessor.class, "com.example.GoneStore");
                LoadedComponents loaded = Loading.of("{'GoneStore': {'Any': 'thing'}}", PlainResolver.class)
                        .loader(loader)
                        .load()) {
            assertThat(loaded.store().name()).isEqualTo("MemorySessionStore");
        }
    }

    @Test
    void a_component_is_not_even_initialized_unless_it_is_chosen() throws IOException {
        try (URLClassLoader loader =
                        services(SessionStoreAccessor.class, Untouched.class.getName(), PlainOne.class.getName());
                LoadedComponents loaded = Loading.of(
                                "{'Catena': {'SessionStore': {'SessionProvider': 'PlainOne'}}, 'Untouched': {'Header': 'x'}}",
                                PlainResolver.class)
                        .loader(loader)
                        .load()) {
            assertThat(loaded.store().component()).isInstanceOf(PlainOne.class);
            assertThat(Initialized.classes).isEqualTo("");
        }
    }

    static final class Initialized {
        static String classes = "";
    }

    public static final class PlainOne implements Empty {}

    public static final class Untouched implements Empty, Configurable<NamedSettings> {
        static {
            Initialized.classes += "Untouched";
        }

        @Override
        public void configure(NamedSettings settings, ComponentContext context) {
            throw new AssertionError();
        }
    }

    @Test
    void a_component_registered_for_one_role_is_not_taken_for_another() throws IOException {
        try (URLClassLoader loader = services(SessionResolver.class, Parts.Twin.class.getName())) {
            assertThat(Loading.of("{'Catena': {'SessionStore': {'SessionProvider': 'Twin'}}}")
                            .loader(loader)
                            .failure(ComponentNotFoundException.class))
                    .contains(
                            "wants a SessionStoreAccessor",
                            "Twin is a SessionResolver",
                            "implements SessionStoreAccessor, but",
                            "META-INF/services/dev.sessionkit.spi.SessionStoreAccessor");
        }
    }

    @Test
    void an_error_that_is_nobodys_mistake_passes_as_it_is() {
        assertThat(catchThrowableOfType(
                        OutOfMemoryError.class,
                        () -> Loading.of("{}", Exhausted.class).load()))
                .hasMessage("enough");
    }

    public static final class Exhausted implements Blind, Configurable<NoSettings> {
        @Override
        public void configure(NoSettings settings, ComponentContext context) {
            throw new OutOfMemoryError("enough");
        }
    }

    /** A class path with one more service file. */
    private URLClassLoader services(Class<?> service, String... entries) throws IOException {
        Path folder = Files.createDirectories(classes.resolve("META-INF/services"));
        Files.writeString(folder.resolve(service.getName()), String.join("\n", entries));
        return new URLClassLoader(
                new URL[] {classes.toUri().toURL()}, getClass().getClassLoader());
    }

    private static ListAppender<ILoggingEvent> listening() {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        LOGGER.addAppender(log);
        return log;
    }

    @AfterEach
    void deaf() {
        LOGGER.detachAndStopAllAppenders();
    }
}
