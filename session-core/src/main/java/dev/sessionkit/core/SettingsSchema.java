package dev.sessionkit.core;

import dev.sessionkit.core.component.ComponentSections;
import dev.sessionkit.core.memory.MemorySessionStore;
import dev.sessionkit.core.settings.SchemaWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The JSON Schema (draft 2020-12) of the settings, generated from the records that they are bound to. Core ships its own as
 * {@code META-INF/sessionkit/settings.schema.json}; a module with components ships one for each section, as
 * {@code META-INF/sessionkit/<ComponentName>.schema.json}, and holds it to the record with a test of one line:
 *
 * <pre>{@code
 * SettingsSchema.ofComponent(MyStore.class).requireSameAs(
 *         Path.of("src/main/resources/META-INF/sessionkit/MyStore.schema.json"));
 * }</pre>
 *
 * <p>Immutable.
 */
public final class SettingsSchema {

    private final String json;

    private SettingsSchema(String json) {
        this.json = json;
    }

    /**
     * Prints the schema of a settings file with every component on the class path or module path, or of one component's
     * section. With that file beside the settings, {@code "$schema": "./settings.schema.json"} makes an editor help.
     *
     * @param arguments nothing, or the name of a component
     */
    public static void main(String[] arguments) {
        ClassLoader loader = ClassLoader.getSystemClassLoader();
        if (arguments.length == 0) {
            System.out.print(ofVisible(loader).json());
            return;
        }
        Map<String, Class<? extends Record>> sections = ComponentSections.visible(loader);
        Class<? extends Record> settings = sections.get(arguments[0]);
        if (settings == null) {
            throw new IllegalArgumentException(
                    "there is no component " + arguments[0] + "; known: " + String.join(", ", sections.keySet()));
        }
        System.out.print(SchemaWriter.section(arguments[0], settings));
    }

    /**
     * The schema that ships with core.
     *
     * @return core's own sections and that of the memory store; other sections are allowed and not looked into
     */
    public static SettingsSchema ofCore() {
        return new SettingsSchema(SchemaWriter.document(new TreeMap<>(Map.of(
                ComponentSections.name(MemorySessionStore.class),
                ComponentSections.settings(MemorySessionStore.class)))));
    }

    /**
     * The schema of a settings file for what is there.
     *
     * @param loader sees the components
     * @return core's own sections and those of every resolver and store
     * @throws IllegalArgumentException where the record of a component is not fit for settings
     */
    public static SettingsSchema ofVisible(ClassLoader loader) {
        return new SettingsSchema(SchemaWriter.document(ComponentSections.visible(loader)));
    }

    /** The schema of a settings file for what a host has told its builder. */
    static SettingsSchema of(
            ClassLoader loader,
            List<Class<?>> services,
            List<Class<?>> components,
            Map<String, Class<? extends Record>> hostSections) {
        SortedMap<String, Class<? extends Record>> sections = ComponentSections.visible(loader, services, components);
        sections.putAll(hostSections);
        return new SettingsSchema(SchemaWriter.document(sections));
    }

    /**
     * The schema of one component's section.
     *
     * @param component its class
     * @return the section alone
     * @throws IllegalArgumentException where its record is not fit for settings
     */
    public static SettingsSchema ofComponent(Class<?> component) {
        return new SettingsSchema(
                SchemaWriter.section(ComponentSections.name(component), ComponentSections.settings(component)));
    }

    /**
     * The schema.
     *
     * @return indented JSON, always the same for the same records
     */
    public String json() {
        return json;
    }

    /**
     * Holds a shipped schema to the records, for a test of the module that ships it. Where it differs, the text that should
     * be there is written into the folder {@code target}.
     *
     * @param shipped the file in the sources
     * @throws AssertionError where it differs; the message says how to replace it
     */
    public void requireSameAs(Path shipped) {
        try {
            if (Files.exists(shipped) && Files.readString(shipped).equals(json)) {
                return;
            }
            Path current = Files.createDirectories(Path.of("target"))
                    .resolve(shipped.getFileName().toString())
                    .toAbsolutePath();
            Files.writeString(current, json);
            Path place = shipped.toAbsolutePath();
            throw new AssertionError(
                    shipped + " is not what the settings records say. If the records are right, replace it:"
                            + "\n  mkdir -p " + place.getParent() + " && cp " + current + " " + place);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
