package dev.sessionkit.core.component;

import dev.sessionkit.spi.ComponentName;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A component that could be made. Immutable.
 *
 * @param shortName its name for the settings, unless another claims the same
 * @param type its class, not initialized yet
 * @param roles the service types it is registered for
 * @param source makes an instance
 * @param origin whether it is made here
 */
record Candidate(String shortName, Class<?> type, Set<Class<?>> roles, Supplier<?> source, Origin origin) {

    enum Origin {
        /** Made, configured and closed by the framework. */
        MADE_HERE,
        /** Handed over by the host, who looks after it. */
        READY_MADE
    }

    /** What an annotation or its class calls a component. */
    static String shortName(Class<?> type) {
        ComponentName name = type.getAnnotation(ComponentName.class);
        return name == null ? type.getSimpleName() : name.value();
    }

    boolean isReadyMade() {
        return origin == Origin.READY_MADE;
    }

    boolean hasRole(Class<?> service) {
        return roles.contains(service);
    }

    /** Whether the settings may call it so. */
    boolean answersTo(String name) {
        return shortName.equalsIgnoreCase(name) || isClass(name);
    }

    /** Whether {@code name} is its fully qualified class name; a nested class is written with a dot or a dollar sign. */
    boolean isClass(String name) {
        return !isReadyMade() && type.getName().replace('$', '.').equalsIgnoreCase(name.replace('$', '.'));
    }
}
