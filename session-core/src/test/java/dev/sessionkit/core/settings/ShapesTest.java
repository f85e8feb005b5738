package dev.sessionkit.core.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessionkit.spi.Setting;
import java.io.IOException;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the author of a component is told about a record that is not fit for settings. */
class ShapesTest {

    record Silent(String text) {}

    record Odd(@Setting("An odd type.") java.time.Instant at) {}

    record OddMap(@Setting("Not from strings.") Map<Integer, String> map) {}

    record Twice(
            @Setting("One.") String name,
            @Setting("The same.") String Name) {}

    record Circle(@Setting("Itself.") Optional<Circle> inner) {}

    record WrongDefault(
            @Setting(value = "Whole.", byDefault = "ten") int whole) {}

    record WrongMapDefault(
            @Setting(value = "Map.", byDefault = "ten") Map<String, String> map) {}

    @Test
    void a_component_without_setting_is_refused() {
        assertThat(Binding.of("{}").fault(Silent.class))
                .startsWith("Store: ")
                .contains("Silent.text", "@Setting", "a mistake of its author");
    }

    @Test
    void a_type_that_settings_cannot_have_is_refused() {
        assertThat(Binding.of("{}").fault(Odd.class)).contains("Odd.at", "java.time.Instant");
        assertThat(Binding.of("{}").fault(OddMap.class)).contains("OddMap.map", "java.lang.Integer");
    }

    @Test
    void components_that_differ_in_case_alone_are_refused() {
        assertThat(Binding.of("{}").fault(Twice.class)).contains("Twice", "two components Name");
    }

    @Test
    void a_record_that_holds_itself_is_refused() {
        assertThat(Binding.of("{}").fault(Circle.class)).contains("Circle", "holds itself");
    }

    @Test
    void a_default_that_does_not_fit_is_the_components_mistake() {
        assertThat(Binding.of("{}").fault(WrongDefault.class))
                .contains("Store.Whole", "[ten]", "a mistake in the component");
        assertThat(Binding.of("{}").fault(WrongMapDefault.class)).contains("Store.Map", "a mistake in the component");
    }

    @Test
    void a_record_of_a_package_that_is_not_open_says_what_to_write(@TempDir Path folder) throws Exception {
        Class<? extends Record> closed = recordOfOtherModule(folder, "module other { }");

        assertThatThrownBy(() -> Shapes.of(closed))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(
                        "com.example.StoreSettings", "opens com.example to dev.sessionkit.core;", "public");
    }

    @Test
    void a_public_record_of_an_exported_package_will_do(@TempDir Path folder) throws Exception {
        Class<? extends Record> exported = recordOfOtherModule(folder, "module other { exports com.example; }");

        assertThat(Shapes.of(exported).fields()).isEmpty();
    }

    private static Class<? extends Record> recordOfOtherModule(Path folder, String descriptor)
            throws IOException, ClassNotFoundException {
        Path sources = Files.createDirectories(folder.resolve("com/example"));
        Path module = Files.writeString(folder.resolve("module-info.java"), descriptor);
        Path source = Files.writeString(
                sources.resolve("StoreSettings.java"), "package com.example; public record StoreSettings() {}");
        int failed = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-d", folder.toString(), module.toString(), source.toString());
        assertThat(failed).isZero();
        Configuration configuration =
                ModuleLayer.boot().configuration().resolve(ModuleFinder.of(folder), ModuleFinder.of(), Set.of("other"));
        return ModuleLayer.boot()
                .defineModulesWithOneLoader(configuration, ClassLoader.getSystemClassLoader())
                .findLoader("other")
                .loadClass("com.example.StoreSettings")
                .asSubclass(Record.class);
    }

    @Test
    void keys_begin_with_a_capital() {
        record Pool(@Setting("The address.") List<String> jdbcUrl) {}

        assertThat(Shapes.of(Pool.class).keys()).containsExactly("JdbcUrl");
    }
}
