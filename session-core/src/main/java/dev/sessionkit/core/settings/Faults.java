package dev.sessionkit.core.settings;

import dev.sessionkit.core.SettingsException.Fault;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with the settings, so that all of it is reported at once. Used by one thread at a time. */
final class Faults {

    private final List<Fault> faults = new ArrayList<>();

    void add(String path, String message) {
        faults.add(new Fault(path, message));
    }

    /** Where the value came from a variable, the message says so: its path alone would send people to the file. */
    void add(String path, String message, SettingValue value) {
        add(
                path,
                message
                        + value.variable()
                                .map(name -> " (from the environment variable " + Excerpt.of(name) + ")")
                                .orElse(""));
    }

    boolean none() {
        return faults.isEmpty();
    }

    void addAll(List<Fault> more) {
        faults.addAll(more);
    }

    List<Fault> all() {
        return List.copyOf(faults);
    }

    void clear() {
        faults.clear();
    }
}
