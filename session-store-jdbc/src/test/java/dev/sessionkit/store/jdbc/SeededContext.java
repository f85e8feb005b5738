package dev.sessionkit.store.jdbc;

import dev.sessionkit.spi.ComponentContext;
import dev.sessionkit.tck.KitContext;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/**
 * What accounts are configured with: randomness of its own, so that several share a database as nodes do.
 *
 * @param random from a seed
 * @param hostObjects of the host
 * @param components in the settings, by name
 */
record SeededContext(RandomGenerator random, Map<Class<?>, Object> hostObjects, Map<String, Object> components)
        implements ComponentContext {

    private static final AtomicLong SEEDS = new AtomicLong();
    private static final KitContext KIT = new KitContext("JdbcAccounts");

    SeededContext(Map<Class<?>, Object> hostObjects, Map<String, Object> components) {
        this(new Random(SEEDS.incrementAndGet()), hostObjects, components);
    }

    @Override
    public String name() {
        return KIT.name();
    }

    @Override
    public InstantSource clock() {
        return KIT.clock();
    }

    @Override
    public <T> Optional<T> hostObject(Class<T> type) {
        return Optional.ofNullable(hostObjects.get(type)).map(type::cast);
    }

    @Override
    public <T> T component(Class<T> type, String name) {
        return type.cast(components.get(name));
    }
}
