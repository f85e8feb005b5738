package dev.sessionkit.core.settings;

import java.lang.reflect.Constructor;
import java.util.List;
import java.util.Optional;

/** What a setting's value looks like: derived from the type of a record component. Immutable. */
sealed interface Shape {

    /** A single value of {@code javaType}. */
    record Scalar(ScalarType type, Class<?> javaType) implements Shape {
        String expected() {
            return type.expected(javaType);
        }
    }

    /** A value or JSON null. */
    record Maybe(Shape value) implements Shape {}

    /** A list; one value alone counts as a list of one. */
    record Many(Shape item) implements Shape {}

    /** An object with keys of the user's choice. */
    record Named(Shape value) implements Shape {}

    /** An object that becomes a record. */
    record Section(Constructor<? extends Record> constructor, List<Field> fields) implements Shape {

        Optional<Field> field(String key) {
            return fields.stream()
                    .filter(field -> field.key().equalsIgnoreCase(key))
                    .findFirst();
        }

        List<String> keys() {
            return fields.stream().map(Field::key).toList();
        }
    }

    /**
     * A key of a section.
     *
     * @param key as usually written
     * @param shape of its value
     * @param meaning for people
     * @param byDefault what counts where it is missing, as text; empty for nothing
     */
    record Field(String key, Shape shape, String meaning, List<String> byDefault) {

        /** Whether the section is complete without this key. */
        boolean isOptional() {
            return !byDefault.isEmpty() || !(shape instanceof Scalar);
        }
    }
}
