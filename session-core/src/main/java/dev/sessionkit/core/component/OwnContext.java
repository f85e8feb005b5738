package dev.sessionkit.core.component;

import dev.sessionkit.spi.ComponentContext;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** What one component sees of the framework. */
record OwnContext(String name, Ingredients ingredients, Assembly assembly) implements ComponentContext {

    @Override
    public InstantSource clock() {
        return ingredients.clock();
    }

    @Override
    public RandomGenerator random() {
        return ingredients.random();
    }

    @Override
    public <T> Optional<T> hostObject(Class<T> type) {
        return Optional.ofNullable(type.cast(ingredients.hostObjects().get(type)));
    }

    @Override
    public <T> T component(Class<T> type, String component) {
        return assembly.component(type, component, name);
    }
}
