package dev.sessionkit.core.component;

import dev.sessionkit.spi.SessionResolver;
import dev.sessionkit.spi.SessionStoreAccessor;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * What a host brings along besides its settings. Immutable, but for the objects of the host.
 *
 * @param clock the time, for every component
 * @param random a thread-safe, cryptographically strong source, for every component
 * @param hostObjects what components may ask for, each by the type it is registered as
 * @param hostSections the host's own sections of the settings: name to record, each record once
 * @param classLoader where services are looked up
 * @param serviceTypes service types of other modules, so that the sections of their components are known
 * @param components component classes besides those that are registered as services
 * @param resolvers ready-made resolvers by name; neither configured nor closed here
 * @param stores ready-made stores by name; neither configured nor closed here
 */
public record Ingredients(
        InstantSource clock,
        RandomGenerator random,
        Map<Class<?>, Object> hostObjects,
        Map<String, Class<? extends Record>> hostSections,
        ClassLoader classLoader,
        List<Class<?>> serviceTypes,
        List<Class<?>> components,
        Map<String, SessionResolver> resolvers,
        Map<String, SessionStoreAccessor> stores) {

    /**
     * Copies and checks.
     *
     * @param clock the time
     * @param random a strong source
     * @param hostObjects what components may ask for
     * @param hostSections the host's own sections
     * @param classLoader where services are looked up
     * @param serviceTypes service types of other modules
     * @param components more component classes
     * @param resolvers ready-made resolvers
     * @param stores ready-made stores
     * @throws IllegalArgumentException where a host object is not of its type, or two sections have one record
     */
    public Ingredients {
        Objects.requireNonNull(clock, "clock");
        Objects.requireNonNull(random, "random");
        Objects.requireNonNull(classLoader, "classLoader");
        hostObjects = Map.copyOf(hostObjects);
        hostSections = Map.copyOf(hostSections);
        serviceTypes = List.copyOf(serviceTypes);
        components = List.copyOf(components);
        resolvers = Map.copyOf(resolvers);
        stores = Map.copyOf(stores);
        hostObjects.forEach((type, object) -> {
            if (!type.isInstance(object)) {
                throw new IllegalArgumentException("the host object registered as " + type.getName() + " is a "
                        + object.getClass().getName());
            }
        });
        if (new HashSet<>(hostSections.values()).size() < hostSections.size()) {
            throw new IllegalArgumentException("two host sections are bound to one record; give each its own");
        }
    }
}
