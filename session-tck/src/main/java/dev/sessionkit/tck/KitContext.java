package dev.sessionkit.tck;

import dev.sessionkit.spi.ComponentContext;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/**
 * What a component under test is configured with: the clock and host objects it is given, randomness from a seed, no other
 * components. Thread-safe.
 */
public final class KitContext implements ComponentContext {

    private final String name;
    private final InstantSource clock;
    private final Random random = new Random(1);
    private final Map<Class<?>, Object> hostObjects = new ConcurrentHashMap<>();

    /**
     * A context without host objects, at noon of the first day of 2100.
     *
     * @param name what the settings would call the component
     */
    public KitContext(String name) {
        this(name, new StoppedClock(Samples.NOON));
    }

    /**
     * A context without host objects.
     *
     * @param name what the settings would call the component
     * @param clock the time
     */
    public KitContext(String name, InstantSource clock) {
        this.name = name;
        this.clock = clock;
    }

    /**
     * Adds what a host would hand over.
     *
     * @param type what it is asked for as
     * @param object the object
     * @param <T> its type
     * @return this
     */
    public <T> KitContext hostObject(Class<T> type, T object) {
        hostObjects.put(type, object);
        return this;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public InstantSource clock() {
        return clock;
    }

    @Override
    public RandomGenerator random() {
        return random;
    }

    @Override
    public <T> Optional<T> hostObject(Class<T> type) {
        return Optional.ofNullable(hostObjects.get(type)).map(type::cast);
    }

    @Override
    public <T> T component(Class<T> type, String component) {
        throw new IllegalStateException("no component " + component + " for " + name + ": the kit has none");
    }
}
