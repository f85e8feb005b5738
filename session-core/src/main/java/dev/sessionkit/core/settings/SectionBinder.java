package dev.sessionkit.core.settings;

import dev.sessionkit.core.settings.SettingValue.Items;
import dev.sessionkit.core.settings.SettingValue.Members;
import dev.sessionkit.core.settings.SettingValue.Nothing;
import dev.sessionkit.core.settings.SettingValue.Text;
import dev.sessionkit.core.settings.Shape.Field;
import dev.sessionkit.core.settings.Shape.Many;
import dev.sessionkit.core.settings.Shape.Maybe;
import dev.sessionkit.core.settings.Shape.Named;
import dev.sessionkit.core.settings.Shape.Scalar;
import dev.sessionkit.core.settings.Shape.Section;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Turns what was written into what was asked for. Everything returns empty where there is a fault, after noting it and going
 * on with what stands beside it. Used by one thread at a time.
 */
final class SectionBinder {

    private final ScalarBinder scalars;
    private final HiddenTexts hidden;
    private final Faults faults;

    SectionBinder(Placeholders placeholders, HiddenTexts hidden, Faults faults) {
        this.scalars = new ScalarBinder(placeholders, hidden, faults);
        this.hidden = hidden;
        this.faults = faults;
    }

    /** The value of a key, or its default where {@code written} is empty. */
    Optional<Object> field(Field field, Optional<SettingValue> written, String path) {
        return written.isPresent() ? value(field.shape(), written.get(), path) : byDefault(field, path);
    }

    Optional<Object> value(Shape shape, SettingValue value, String path) {
        if (shape instanceof Maybe maybe) {
            return value instanceof Nothing
                    ? Optional.of(Optional.empty())
                    : value(maybe.value(), value, path).map(Optional::of);
        }
        if (value instanceof Nothing) {
            faults.add(path, "null is not allowed here; leave the key out to have its default", value);
            return Optional.empty();
        }
        if (shape instanceof Scalar scalar) {
            return scalars.bind(scalar, value, path);
        }
        if (shape instanceof Many many) {
            return list(many, value, path);
        }
        if (value instanceof Members members) {
            return shape instanceof Section section
                    ? record(section, members, path)
                    : map(((Named) shape).value(), members, path);
        }
        faults.add(path, "expected an object, not " + value.kind(), value);
        return Optional.empty();
    }

    private Optional<Object> list(Many many, SettingValue value, String path) {
        if (value instanceof Text text && isArray(text)) {
            return unpacked(text, path).flatMap(array -> list(many, array, path));
        }
        if (!(value instanceof Items items)) {
            return value(many.item(), value, path).map(List::of);
        }
        List<Object> list = new ArrayList<>();
        for (int i = 0; i < items.items().size(); i++) {
            value(many.item(), items.items().get(i), Paths.item(path, i)).ifPresent(list::add);
        }
        return list.size() == items.items().size() ? Optional.of(List.copyOf(list)) : Optional.empty();
    }

    /** A variable holds a list as the text of a JSON array. */
    private static boolean isArray(Text text) {
        return text.variable().isPresent() && text.raw().stripLeading().startsWith("[");
    }

    private Optional<SettingValue> unpacked(Text text, String path) {
        try {
            return Optional.of(JsonReader.read(text.raw(), faults));
        } catch (BrokenJsonException broken) {
            faults.add(path, "expected a JSON array such as [\"a\", \"b\"], but " + broken.what(), text);
            return Optional.empty();
        }
    }

    private Optional<Object> map(Shape shape, Members written, String path) {
        Map<String, Object> map = new LinkedHashMap<>();
        written.members()
                .forEach((key, value) ->
                        value(shape, value, Paths.join(path, key)).ifPresent(bound -> map.put(key, bound)));
        return map.size() == written.members().size()
                ? Optional.of(Collections.unmodifiableMap(map))
                : Optional.empty();
    }

    Optional<Object> record(Section section, Members written, String path) {
        written.members().forEach((key, value) -> {
            if (section.field(key).isEmpty()) {
                String hint =
                        section.keys().isEmpty() ? "there are no settings here" : NearestName.hint(key, section.keys());
                faults.add(Paths.join(path, key), "is not known; " + hint, value);
            }
        });
        List<Object> arguments = new ArrayList<>();
        for (Field field : section.fields()) {
            Optional<SettingValue> value = written.spelling(field.key()).map(written.members()::get);
            field(field, value, Paths.join(path, field.key())).ifPresent(arguments::add);
        }
        return arguments.size() == section.fields().size() ? made(section, arguments, path) : Optional.empty();
    }

    private Optional<Object> made(Section section, List<Object> arguments, String path) {
        try {
            return Optional.of(section.constructor().newInstance(arguments.toArray()));
        } catch (InvocationTargetException refused) {
            Throwable why = refused.getCause();
            if (why instanceof Error error) {
                throw error;
            }
            String message = why instanceof IllegalArgumentException ? why.getMessage() : null;
            faults.add(path, hidden.mask(message == null ? String.valueOf(why) : message));
            return Optional.empty();
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("cannot make " + section.constructor(), impossible);
        }
    }

    private Optional<Object> byDefault(Field field, String path) {
        if (!field.isOptional()) {
            faults.add(path, "is missing and has no default. " + field.meaning());
            return Optional.empty();
        }
        if (field.shape() instanceof Section section) {
            return record(section, Members.NONE, path);
        }
        Optional<Object> value = Defaults.of(field.shape(), field.byDefault());
        if (value.isEmpty()) {
            faults.add(path, "its default " + field.byDefault() + " is not of its type: a mistake in the component");
        }
        return value;
    }
}
