package dev.sessionkit.core.settings;

import dev.sessionkit.core.settings.Shape.Field;
import dev.sessionkit.core.settings.Shape.Many;
import dev.sessionkit.core.settings.Shape.Maybe;
import dev.sessionkit.core.settings.Shape.Named;
import dev.sessionkit.core.settings.Shape.Scalar;
import dev.sessionkit.core.settings.Shape.Section;
import dev.sessionkit.spi.Setting;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Derives the shape of a section from its record. What it refuses is a mistake of the record's author. */
final class Shapes {

    private final Deque<Class<?>> around = new ArrayDeque<>();

    private Shapes() {}

    /**
     * The shape of a section.
     *
     * @throws IllegalArgumentException where the record is not fit for settings; says why
     */
    static Section of(Class<? extends Record> type) {
        return new Shapes().section(type);
    }

    private Section section(Class<? extends Record> type) {
        if (around.contains(type)) {
            throw new IllegalArgumentException(type.getName() + " holds itself; settings records do not");
        }
        around.push(type);
        RecordComponent[] components = type.getRecordComponents();
        if (components == null) {
            throw new IllegalArgumentException(type.getName() + " is not a record");
        }
        List<Field> fields = new ArrayList<>();
        for (RecordComponent component : components) {
            Field field = field(component, type);
            if (fields.stream().anyMatch(other -> other.key().equalsIgnoreCase(field.key()))) {
                throw new IllegalArgumentException(
                        type.getName() + " has two components " + field.key() + " (keys are matched without case)");
            }
            fields.add(field);
        }
        around.pop();
        return new Section(constructor(type, components), List.copyOf(fields));
    }

    private Field field(RecordComponent component, Class<?> type) {
        String where = type.getName() + "." + component.getName();
        Setting setting = component.getAnnotation(Setting.class);
        if (setting == null) {
            throw new IllegalArgumentException(where + " has no @Setting that says what it means");
        }
        String name = component.getName();
        String key = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        return new Field(key, shape(component.getGenericType(), where), setting.value(), List.of(setting.byDefault()));
    }

    private Shape shape(Type type, String where) {
        if (type instanceof Class<?> single) {
            return single.isRecord()
                    ? section(single.asSubclass(Record.class))
                    : new Scalar(ScalarType.of(single).orElseThrow(() -> unfit(type, where)), single);
        }
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            if (generic.getRawType() == Optional.class) {
                return new Maybe(shape(arguments[0], where));
            }
            if (generic.getRawType() == List.class) {
                return new Many(shape(arguments[0], where));
            }
            if (generic.getRawType() == Map.class && arguments[0] == String.class) {
                return new Named(shape(arguments[1], where));
            }
        }
        throw unfit(type, where);
    }

    private static IllegalArgumentException unfit(Type type, String where) {
        return new IllegalArgumentException(where + " is of type " + type.getTypeName()
                + ", which settings cannot have; see the Javadoc of Setting");
    }

    private static Constructor<? extends Record> constructor(
            Class<? extends Record> type, RecordComponent[] components) {
        try {
            Constructor<? extends Record> canonical = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            if (canonical.trySetAccessible()) {
                return canonical;
            }
        } catch (NoSuchMethodException impossible) {
            throw new IllegalStateException(type + " has no canonical constructor", impossible);
        }
        throw new IllegalArgumentException(type.getName()
                + " is out of reach; make it a public record of an exported package, or write `opens "
                + type.getPackageName() + " to dev.sessionkit.core;` in the module-info of its module");
    }
}
