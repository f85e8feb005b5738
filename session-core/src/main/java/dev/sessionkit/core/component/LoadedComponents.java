package dev.sessionkit.core.component;

import dev.sessionkit.core.settings.SessionsSettings;
import dev.sessionkit.spi.SessionResolver;
import dev.sessionkit.spi.SessionStoreAccessor;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Components that are ready, and the settings that are nobody's own. Thread-safe. */
public final class LoadedComponents implements AutoCloseable {

    private final List<Named<SessionResolver>> resolvers;
    private final Named<SessionStoreAccessor> store;
    private final SessionsSettings sessions;
    private final Map<Class<?>, Record> hostSections;
    private final Assembly assembly;

    LoadedComponents(
            List<Named<SessionResolver>> resolvers,
            Named<SessionStoreAccessor> store,
            SessionsSettings sessions,
            Map<Class<?>, Record> hostSections,
            Assembly assembly) {
        this.resolvers = List.copyOf(resolvers);
        this.store = Objects.requireNonNull(store, "store");
        this.sessions = Objects.requireNonNull(sessions, "sessions");
        this.hostSections = Map.copyOf(hostSections);
        this.assembly = assembly;
    }

    /**
     * Who finds a request's session.
     *
     * @return at least one, in the order to try
     */
    public List<Named<SessionResolver>> resolvers() {
        return resolvers;
    }

    /**
     * Who keeps sessions.
     *
     * @return the same instance as a resolver's where the settings name one component for both
     */
    public Named<SessionStoreAccessor> store() {
        return store;
    }

    /**
     * Every store that was made, be it for another component.
     *
     * @return the chosen store among them, by name
     */
    public List<Named<SessionStoreAccessor>> stores() {
        return assembly.made(SessionStoreAccessor.class);
    }

    /**
     * A component of another service type.
     *
     * @param service what it is
     * @param <T> the same
     * @return the preferred one, else the only one
     * @throws dev.sessionkit.core.StartupException where there is none, or several could be meant, or it is broken
     */
    public <T> T chosen(Class<T> service) {
        return assembly.chosen(service);
    }

    /**
     * A component by its name.
     *
     * @param type what it is asked for as
     * @param name what the settings call it
     * @param asking who asks, for messages
     * @param <T> the same
     * @return the one instance, configured
     * @throws dev.sessionkit.core.StartupException where there is none, or it is broken
     */
    public <T> T named(Class<T> type, String name, String asking) {
        return assembly.component(type, name, asking);
    }

    /**
     * How sessions live.
     *
     * @return the section {@code Sessions}
     */
    public SessionsSettings sessions() {
        return sessions;
    }

    /**
     * A section of the host.
     *
     * @param type the record that it is bound to
     * @param <S> the record
     * @return its settings
     * @throws IllegalArgumentException where no section of the host is bound to that record
     */
    public <S extends Record> S hostSection(Class<S> type) {
        S section = type.cast(hostSections.get(type));
        if (section == null) {
            throw new IllegalArgumentException(
                    "no section of the settings is bound to " + type.getName() + "; name it to the builder");
        }
        return section;
    }

    /**
     * Closes every component that was made here, each before those that it had asked for, all of them even if one throws.
     * Closing again does nothing.
     *
     * @throws IllegalStateException what the first component that failed threw, others suppressed
     */
    @Override
    public void close() {
        assembly.close();
    }
}
