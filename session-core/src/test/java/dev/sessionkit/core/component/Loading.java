package dev.sessionkit.core.component;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sessionkit.core.StartupException;
import dev.sessionkit.core.settings.SettingsDocument;
import dev.sessionkit.spi.SessionResolver;
import dev.sessionkit.spi.SessionStoreAccessor;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A start with these settings and ingredients. In the JSON of these tests a single quote stands for a double one. */
final class Loading {

    private final String json;
    private final Map<String, String> environment = new HashMap<>();
    private final Map<Class<?>, Object> hostObjects = new HashMap<>();
    private final Map<String, Class<? extends Record>> hostSections = new HashMap<>();
    private final List<Class<?>> serviceTypes = new ArrayList<>();
    private final List<Class<?>> components = new ArrayList<>();
    private final Map<String, SessionResolver> resolvers = new HashMap<>();
    private final Map<String, SessionStoreAccessor> stores = new HashMap<>();
    private ClassLoader loader = Loading.class.getClassLoader();

    private Loading(String json) {
        this.json = json.replace('\'', '"');
    }

    static Loading of(String json, Class<?>... components) {
        Loading loading = new Loading(json);
        loading.components.addAll(List.of(components));
        return loading;
    }

    Loading environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    <T> Loading hostObject(Class<T> type, T object) {
        hostObjects.put(type, object);
        return this;
    }

    Loading hostSection(String name, Class<? extends Record> section) {
        hostSections.put(name, section);
        return this;
    }

    Loading serviceType(Class<?> type) {
        serviceTypes.add(type);
        return this;
    }

    Loading resolver(String name, SessionResolver resolver) {
        resolvers.put(name, resolver);
        return this;
    }

    Loading store(String name, SessionStoreAccessor store) {
        stores.put(name, store);
        return this;
    }

    Loading loader(ClassLoader seen) {
        loader = seen;
        return this;
    }

    LoadedComponents load() {
        return ComponentLoader.load(
                SettingsDocument.parse(json, environment),
                new Ingredients(
                        InstantSource.system(),
                        new Random(1),
                        hostObjects,
                        hostSections,
                        loader,
                        serviceTypes,
                        components,
                        resolvers,
                        stores));
    }

    /** Why it does not start. */
    <T extends Throwable> T fails(Class<T> how) {
        return catchThrowableOfType(how, () -> load().close());
    }

    /** What the newcomer reads. */
    String failure(Class<? extends StartupException> how) {
        return fails(how).getMessage();
    }
}
