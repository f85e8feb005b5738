package dev.sessionkit.core.settings;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sessionkit.core.SettingsException;
import dev.sessionkit.core.SettingsException.Fault;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Binds one section, {@code Store}, to a record. In the JSON of these tests a single quote stands for a double one. */
final class Binding {

    private final SettingsDocument document;

    private Binding(SettingsDocument document) {
        this.document = document;
    }

    /** A document whose section {@code Store} has that content. */
    static Binding of(String section, String... environment) {
        return document("{'Store': " + section + "}", environment);
    }

    static Binding document(String json, String... environment) {
        return new Binding(SettingsDocument.parse(json.replace('\'', '"'), variables(environment)));
    }

    static Binding file(Path file, String... environment) {
        return new Binding(SettingsDocument.read(file, variables(environment)));
    }

    private static Map<String, String> variables(String... environment) {
        Map<String, String> variables = new HashMap<>();
        for (int i = 0; i < environment.length; i += 2) {
            variables.put(environment[i], environment[i + 1]);
        }
        return variables;
    }

    <S extends Record> S as(Class<S> type) {
        SettingsSections sections = sections(type);
        return type.cast(sections.section(store(type)));
    }

    SettingsSections sections(Class<? extends Record> type) {
        return SettingsSections.of(document, new OneSection(store(type)));
    }

    List<Fault> faults(Class<? extends Record> type) {
        return report(type).faults();
    }

    /** The one fault there is, on a line. */
    String fault(Class<? extends Record> type) {
        List<Fault> faults = faults(type);
        if (faults.size() != 1) {
            throw new AssertionError("not one fault: " + faults);
        }
        return faults.get(0).toString();
    }

    SettingsException report(Class<? extends Record> type) {
        return catchThrowableOfType(SettingsException.class, () -> as(type));
    }

    private static KnownSection store(Class<? extends Record> type) {
        return new KnownSection.Bound("Store", () -> type);
    }

    private record OneSection(KnownSection section) implements SectionCatalog {
        @Override
        public Optional<KnownSection> find(String key) {
            return Optional.of(section).filter(known -> known.name().equalsIgnoreCase(key));
        }

        @Override
        public List<String> names() {
            return List.of(section.name());
        }
    }
}
