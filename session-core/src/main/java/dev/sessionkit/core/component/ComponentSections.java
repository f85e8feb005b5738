package dev.sessionkit.core.component;

import dev.sessionkit.spi.SessionResolver;
import dev.sessionkit.spi.SessionStoreAccessor;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Which section a component has: its name and its record, without making it. */
public final class ComponentSections {

    private ComponentSections() {}

    /**
     * What the settings call a component.
     *
     * @param component its class
     * @return from its annotation, else its simple class name
     */
    public static String name(Class<?> component) {
        return Candidate.shortName(component);
    }

    /**
     * What its section is bound to.
     *
     * @param component its class
     * @return its record; {@link dev.sessionkit.spi.NoSettings} where it is not configurable
     * @throws IllegalArgumentException where the class does not say so
     */
    public static Class<? extends Record> settings(Class<?> component) {
        return SettingsType.of(component);
    }

    /**
     * The sections of every resolver and store in sight.
     *
     * @param loader sees them
     * @return records by component name
     */
    public static SortedMap<String, Class<? extends Record>> visible(ClassLoader loader) {
        return visible(loader, List.of(), List.of());
    }

    /**
     * The sections of every resolver and store in sight, and of components of other services.
     *
     * @param loader sees them
     * @param services their types
     * @param components classes that are not registered as services
     * @return records by component name
     */
    public static SortedMap<String, Class<? extends Record>> visible(
            ClassLoader loader, List<Class<?>> services, List<Class<?>> components) {
        Candidates candidates = new Candidates(loader);
        candidates.include(SessionResolver.class);
        candidates.include(SessionStoreAccessor.class);
        services.forEach(candidates::include);
        components.forEach(candidates::add);
        SortedMap<String, Class<? extends Record>> sections = new TreeMap<>();
        candidates.all().forEach(each -> sections.put(candidates.name(each), SettingsType.of(each.type())));
        return sections;
    }
}
