package dev.sessionkit.core.settings;

import dev.sessionkit.core.settings.Placeholders.Filled;
import dev.sessionkit.core.settings.SettingValue.Digits;
import dev.sessionkit.core.settings.SettingValue.Text;
import dev.sessionkit.core.settings.SettingValue.Truth;
import dev.sessionkit.core.settings.Shape.Scalar;
import java.util.Optional;

/**
 * Turns what was written into a single value. In the file, numbers and truth values stand without quotes; text that came out
 * of a variable or a placeholder may spell any value.
 */
final class ScalarBinder {

    private final Placeholders placeholders;
    private final HiddenTexts hidden;
    private final Faults faults;

    ScalarBinder(Placeholders placeholders, HiddenTexts hidden, Faults faults) {
        this.placeholders = placeholders;
        this.hidden = hidden;
        this.faults = faults;
    }

    /** The value, or empty with a fault. */
    Optional<Object> bind(Scalar scalar, SettingValue value, String path) {
        if (value instanceof Text text) {
            return placeholders.fill(text.raw(), path).flatMap(filled -> bind(scalar, text, filled, path));
        }
        ScalarType type = scalar.type();
        if (value instanceof Truth truth && type == ScalarType.TRUTH) {
            return Optional.of(truth.value());
        }
        Optional<Object> whole = value instanceof Digits digits && type.isWhole()
                ? type.parse(digits.literal(), scalar.javaType())
                : Optional.empty();
        if (whole.isEmpty()) {
            refuse(scalar, shown(type, value), value, path);
        }
        return whole;
    }

    private Optional<Object> bind(Scalar scalar, Text text, Filled filled, String path) {
        ScalarType type = scalar.type();
        remember(type, filled);
        boolean literal = text.variable().isEmpty() && filled.filledIn().isEmpty();
        if (literal && type.isUnquoted()) {
            boolean onlyQuoted = type.parse(filled.text(), scalar.javaType()).isPresent();
            String hint = onlyQuoted ? "\" (leave the quotes out)" : "\"";
            refuse(scalar, '"' + Excerpt.of(filled.text()) + hint, text, path);
            return Optional.empty();
        }
        Optional<Object> value = type.parse(filled.text(), scalar.javaType());
        if (value.isEmpty()) {
            boolean secret = type == ScalarType.SECRET || !filled.filledIn().isEmpty();
            refuse(scalar, secret ? HiddenTexts.MASK : '"' + Excerpt.of(filled.text()) + '"', text, path);
        }
        return value;
    }

    private void remember(ScalarType type, Filled filled) {
        if (type.isWordy()) {
            filled.filledIn().forEach(hidden::add);
        }
        if (type == ScalarType.SECRET) {
            hidden.add(filled.text());
        }
    }

    private static String shown(ScalarType type, SettingValue value) {
        if (!(value instanceof Digits digits)) {
            return value.kind();
        }
        String number = type == ScalarType.SECRET ? "a number" : Excerpt.of(digits.literal());
        return type.isUnquoted() || type == ScalarType.DURATION ? number : number + " (put it in quotes)";
    }

    private void refuse(Scalar scalar, String shown, SettingValue value, String path) {
        faults.add(path, "expected " + scalar.expected() + ", not " + shown, value);
    }
}
