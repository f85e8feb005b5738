package dev.sessionkit.spi;

import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** What the framework offers a component. Thread-safe; may be kept. */
public interface ComponentContext {

    /**
     * What the settings call this component, with {@code #} and its own name where there are several of a kind. A resolver
     * that vouches is named so in a record's vouchers.
     *
     * @return such as {@code HeaderSessionResolver} or {@code HeaderSessionResolver#qt}
     */
    String name();

    /**
     * The time. A component asks no other clock.
     *
     * @return the framework's clock
     */
    InstantSource clock();

    /**
     * Randomness. A component makes no source of its own.
     *
     * @return a thread-safe, cryptographically strong source
     */
    RandomGenerator random();

    /**
     * Something that the host has handed over, such as its {@code DataSource}. A class has no type arguments: for a
     * {@code Map<String, Basket>}, hand over an interface of your own.
     *
     * @param type what it was registered as
     * @param <T> the same
     * @return the object, or empty where the host gave none
     */
    <T> Optional<T> hostObject(Class<T> type);

    /**
     * Another component, configured.
     *
     * @param type {@link SessionResolver}, {@link SessionStoreAccessor} or a service type of a module
     * @param name as in the settings
     * @param <T> the same
     * @return the one instance of that name
     * @throws RuntimeException where there is none, or it needs this one in turn; it names both
     */
    <T> T component(Class<T> type, String name);
}
