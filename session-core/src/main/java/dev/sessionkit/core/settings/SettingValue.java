package dev.sessionkit.core.settings;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What stands under a key of the settings, before it is known what should stand there. Immutable. */
sealed interface SettingValue {

    /** What it is, for a fault that says what was expected instead. */
    String kind();

    /** The environment variable that it was taken from. */
    default Optional<String> variable() {
        return Optional.empty();
    }

    /** A string; placeholders are not filled in yet. Of a variable, the text may stand for any scalar or a list. */
    record Text(String raw, @Override Optional<String> variable) implements SettingValue {
        @Override
        public String kind() {
            return "text";
        }
    }

    /** A number as it is written. */
    record Digits(String literal) implements SettingValue {
        @Override
        public String kind() {
            return "a number";
        }
    }

    /** {@code true} or {@code false}. */
    record Truth(boolean value) implements SettingValue {
        @Override
        public String kind() {
            return Boolean.toString(value);
        }
    }

    /** {@code null}. */
    record Nothing(@Override Optional<String> variable) implements SettingValue {
        @Override
        public String kind() {
            return "null";
        }
    }

    /** A list. */
    record Items(List<SettingValue> items) implements SettingValue {
        @Override
        public String kind() {
            return "a list";
        }
    }

    /** An object; keys as written, no two of them equal without regard to case. */
    record Members(Map<String, SettingValue> members) implements SettingValue {

        static final Members NONE = new Members(Map.of());

        @Override
        public String kind() {
            return "an object";
        }

        /** How {@code key} is written here, if it is there at all. */
        Optional<String> spelling(String key) {
            return members.keySet().stream().filter(key::equalsIgnoreCase).findFirst();
        }
    }
}
