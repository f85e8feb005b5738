package dev.sessionkit.core.component;

import dev.sessionkit.spi.Configurable;
import dev.sessionkit.spi.NoSettings;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which record a component's section is bound to: the {@code S} of its {@link Configurable}, wherever that was inherited. */
final class SettingsType {

    private SettingsType() {}

    /**
     * The record of a component; {@link NoSettings} where it is not configurable.
     *
     * @throws IllegalArgumentException where it does not say which record
     */
    static Class<? extends Record> of(Class<?> component) {
        if (!Configurable.class.isAssignableFrom(component)) {
            return NoSettings.class;
        }
        try {
            return argument(component, Map.of())
                    .map(type -> type instanceof ParameterizedType generic ? generic.getRawType() : type)
                    .filter(type -> type instanceof Class<?> raw && raw.isRecord())
                    .map(type -> ((Class<?>) type).<Record>asSubclass(Record.class))
                    .orElseThrow(
                            () -> new IllegalArgumentException(
                                    component.getName()
                                            + " does not say which record its section is bound to; write implements Configurable<ItsRecord>"));
        } catch (TypeNotPresentException | LinkageError missing) {
            throw new IllegalArgumentException(
                    "what the section of " + component.getName() + " is bound to cannot be loaded: " + missing,
                    missing);
        }
    }

    /** What {@code type} puts for the S of Configurable. */
    private static Optional<Type> argument(Type type, Map<TypeVariable<?>, Type> known) {
        if (type instanceof ParameterizedType generic) {
            Class<?> raw = (Class<?>) generic.getRawType();
            Map<TypeVariable<?>, Type> inner = new HashMap<>();
            for (int i = 0; i < raw.getTypeParameters().length; i++) {
                Type argument = generic.getActualTypeArguments()[i];
                inner.put(raw.getTypeParameters()[i], known.getOrDefault(argument, argument));
            }
            return raw == Configurable.class
                    ? Optional.ofNullable(inner.get(raw.getTypeParameters()[0]))
                    : above(raw, inner);
        }
        return type instanceof Class<?> raw ? above(raw, known) : Optional.empty();
    }

    private static Optional<Type> above(Class<?> raw, Map<TypeVariable<?>, Type> known) {
        List<Type> above = new ArrayList<>(List.of(raw.getGenericInterfaces()));
        if (raw.getGenericSuperclass() != null) {
            above.add(raw.getGenericSuperclass());
        }
        return above.stream().flatMap(type -> argument(type, known).stream()).findFirst();
    }
}
