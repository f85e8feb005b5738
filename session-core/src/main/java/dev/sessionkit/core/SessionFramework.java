package dev.sessionkit.core;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.sessionkit.api.SessionListener;
import dev.sessionkit.api.SessionRequest;
import dev.sessionkit.api.SessionResponse;
import dev.sessionkit.core.component.ComponentLoader;
import dev.sessionkit.core.component.Ingredients;
import dev.sessionkit.core.component.LoadedComponents;
import dev.sessionkit.core.component.Named;
import dev.sessionkit.core.settings.SettingsDocument;
import dev.sessionkit.spi.CarriedSessions;
import dev.sessionkit.spi.ExpiredSessions;
import dev.sessionkit.spi.SessionResolver;
import dev.sessionkit.spi.SessionStore;
import dev.sessionkit.spi.SessionStoreAccessor;
import dev.sessionkit.spi.UserSessions;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The entry point: one per host, made from its settings file when it starts and closed when it stops. Thread-safe.
 *
 * <pre>{@code
 * try (SessionFramework framework = SessionFramework.load(Path.of("settings.json"))) {
 *     ...
 *     SessionContext context = framework.open(request, response);
 * }
 * }</pre>
 */
public final class SessionFramework implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SessionFramework.class);

    private final LoadedComponents components;
    private final Kernel kernel;
    private final Sessions sessions;
    private final Optional<SessionRegistry> registry;
    private final SessionRecords records;
    private final Optional<Sweeper> sweeper;
    private final Deque<AutoCloseable> attached = new ConcurrentLinkedDeque<>();
    private volatile boolean closed;

    private SessionFramework(LoadedComponents components, Builder builder) {
        Named<SessionStoreAccessor> store = components.store();
        TravellingSessions.check(components);
        SecretRenewal.check(components);
        Records records = Records.of(store, components.sessions(), builder.clock, builder.ticker);
        this.components = components;
        this.kernel = new Kernel(
                components.sessions(),
                components.resolvers().stream().map(ResolverInUse::of).toList(),
                records,
                backing(store, records),
                new Lifetimes(components.sessions()),
                new DataCodec(components.sessions().maxDataBytes()),
                new Events(builder.listeners),
                builder.clock,
                builder.random);
        this.sessions = new StoredSessions(kernel);
        this.records = new StoredRecords(
                kernel, store.component() instanceof UserSessions listing ? Optional.of(listing) : Optional.empty());
        this.registry = store.component() instanceof UserSessions listing
                ? Optional.of(new StoredRegistry(kernel, listing))
                : Optional.empty();
        this.sweeper = sweeper(components, builder);
        sweeper.ifPresent(started -> started.start(builder.random));
    }

    /** Sweeps whatever store was made, be it another component's: a list of revoked sessions grows like any other. */
    private static Optional<Sweeper> sweeper(LoadedComponents components, Builder builder) {
        List<Swept> swept = new ArrayList<>();
        for (Named<SessionStoreAccessor> store : components.stores()) {
            if (store.component() instanceof ExpiredSessions expired) {
                swept.add(new Swept(new Records(store), expired));
            } else if (store.component() instanceof SessionStore) {
                LOG.info("{} is not swept: it has no ExpiredSessions", store.name());
            }
        }
        return swept.isEmpty()
                ? Optional.empty()
                : Optional.of(new Sweeper(swept, components.sessions(), builder.clock));
    }

    private static Backing backing(Named<SessionStoreAccessor> store, Records records) {
        if (store.component() instanceof CarriedSessions carrier) {
            return CarriedBacking.of(store, carrier);
        }
        return records.writable() ? new StoredBacking(records) : ReadOnlyBacking.of(store);
    }

    /**
     * Starts from a settings file, with everything else as it usually is.
     *
     * @param settings the file
     * @return the running framework
     * @throws StartupException where a setting or a component is at fault; the message says what to do
     */
    public static SessionFramework load(Path settings) {
        return builder().settings(settings).build();
    }

    /**
     * For hosts that hand over more than a settings file.
     *
     * @return an empty builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Opens a request. Nothing is looked up yet.
     *
     * @param request what the client sent
     * @param response where its new credential goes, if it gets one; its headers not yet sent
     * @return the request's context
     * @throws IllegalStateException where the framework is closed
     */
    public SessionContext open(SessionRequest request, SessionResponse response) {
        if (closed) {
            throw new IllegalStateException("the session framework is closed");
        }
        return new RequestContext(kernel, request, response);
    }

    /**
     * The verbs of seed 002, for services.
     *
     * @return always the same object
     */
    public Sessions sessions() {
        return sessions;
    }

    /**
     * The sessions of users. Ask for it when the host starts, so that a store without listing is noticed then.
     *
     * @return always the same object
     * @throws IllegalStateException where the store cannot list sessions by user
     */
    public SessionRegistry registry() {
        return registry.orElseThrow(
                () -> new IllegalStateException(
                        kernel.records()
                                + " cannot list sessions by user; name a store with UserSessions in Catena.SessionStore.SessionProvider"));
    }

    /**
     * The records beneath the sessions, for what is built on them. A host has no use for it.
     *
     * @return always the same object
     */
    public SessionRecords records() {
        return records;
    }

    /**
     * The component of a type that was named to the builder as a {@linkplain Builder#service service}: the one that
     * {@code PreferredImplementations} names, else the only one there is.
     *
     * @param type what it is
     * @param <T> the same
     * @return the one instance, configured; closed with the framework
     * @throws StartupException where there is none, or several could be meant, or it is broken
     */
    public <T> T component(Class<T> type) {
        return components.chosen(type);
    }

    /**
     * A resolver, a store, or a component of a type that was named to the builder as a {@linkplain Builder#service service}, by
     * its name.
     *
     * @param type what it is asked for as
     * @param name what the settings call it
     * @param <T> the same
     * @return the one instance, configured; closed with the framework
     * @throws StartupException where there is none of that name, or it is broken
     */
    public <T> T component(Class<T> type, String name) {
        return components.named(type, name, "the host");
    }

    /**
     * The host's own section of the settings.
     *
     * @param section the record it was declared with
     * @param <S> the same
     * @return the bound section
     * @throws IllegalArgumentException where it was not declared with {@link Builder#hostSection}
     */
    public <S extends Record> S hostSection(Class<S> section) {
        return components.hostSection(section);
    }

    /**
     * Removes old records of every store now, as the sweeper does now and then.
     *
     * @return how many were removed; 0 where the stores see to it themselves
     * @throws dev.sessionkit.api.SessionStoreException where the store is broken
     */
    public int sweep() {
        return sweeper.map(Sweeper::sweep).orElse(0);
    }

    /**
     * Stops the sweeper, letting a batch under way finish, then closes the components, last made first. Every write that was
     * acknowledged is in the store; there is nothing to flush.
     */
    @Override
    public void close() {
        closed = true;
        try {
            sweeper.ifPresent(Sweeper::close);
        } finally {
            try {
                closeAttached();
            } finally {
                components.close();
            }
        }
    }

    /** Closes all, whatever one throws. Each is taken out first, so that nobody closes it twice. */
    private void closeAttached() {
        AutoCloseable part = attached.pollLast();
        if (part == null) {
            return;
        }
        try {
            part.close();
        } catch (Exception failed) {
            Interruption.restore(failed);
            LOG.warn("{} could not be closed; what is beneath it is closed all the same.", part.getClass(), failed);
        } finally {
            closeAttached();
        }
    }

    /**
     * Closes something that was built on this framework when the framework is closed, before its components; last attached
     * first. Where that has happened, it is closed now. For modules that build on this one.
     *
     * @param part what to close
     */
    public void attach(AutoCloseable part) {
        attached.addLast(Objects.requireNonNull(part, "part"));
        if (closed) {
            closeAttached();
        }
    }

    /** Gathers what a framework is made of. Used by one thread. */
    public static final class Builder {

        private Optional<Path> file = Optional.empty();
        private Optional<String> json = Optional.empty();
        private Map<String, String> environment = System.getenv();
        private InstantSource clock = InstantSource.system();
        private Ticker ticker = Ticker.systemTicker();
        private RandomGenerator random = new StripedRandom();
        private ClassLoader classLoader = Optional.ofNullable(
                        Thread.currentThread().getContextClassLoader())
                .orElse(SessionFramework.class.getClassLoader());
        private final List<SessionListener> listeners = new ArrayList<>();
        private final Map<Class<?>, Object> hostObjects = new LinkedHashMap<>();
        private final Map<String, Class<? extends Record>> hostSections = new LinkedHashMap<>();
        private final List<Class<?>> serviceTypes = new ArrayList<>();
        private final List<Class<?>> componentClasses = new ArrayList<>();
        private final Map<String, SessionResolver> resolvers = new LinkedHashMap<>();
        private final Map<String, SessionStoreAccessor> stores = new LinkedHashMap<>();

        private Builder() {}

        /**
         * Where the settings stand.
         *
         * @param path a JSON file
         * @return this
         */
        public Builder settings(Path path) {
            file = Optional.of(path);
            return this;
        }

        /**
         * The settings themselves, instead of a file.
         *
         * @param text a JSON object
         * @return this
         */
        public Builder settings(String text) {
            json = Optional.of(text);
            return this;
        }

        /**
         * Where {@code ${env:NAME}} and overrides are looked up; the process's environment unless set.
         *
         * @param variables by name
         * @return this
         */
        public Builder environment(Map<String, String> variables) {
            environment = Map.copyOf(variables);
            return this;
        }

        /**
         * The clock; the system's unless set.
         *
         * @param source of time, thread-safe
         * @return this
         */
        public Builder clock(InstantSource source) {
            clock = Objects.requireNonNull(source, "clock");
            return this;
        }

        /** What tells how much time has passed, however the clock is set; the machine's own, but for tests. */
        Builder ticker(Ticker ticks) {
            ticker = ticks;
            return this;
        }

        /**
         * The random source; a strong one of the platform unless set.
         *
         * @param source thread-safe and, but for tests, cryptographically strong
         * @return this
         */
        public Builder random(RandomGenerator source) {
            random = Objects.requireNonNull(source, "random");
            return this;
        }

        /**
         * Where components are looked up as services; the thread's context class loader unless set.
         *
         * @param loader sees the components
         * @return this
         */
        public Builder classLoader(ClassLoader loader) {
            classLoader = Objects.requireNonNull(loader, "loader");
            return this;
        }

        /**
         * Somebody who hears of every session event.
         *
         * @param listener thread-safe
         * @return this
         */
        public Builder listener(SessionListener listener) {
            listeners.add(Objects.requireNonNull(listener, "listener"));
            return this;
        }

        /**
         * Something a component may ask for, such as a {@code DataSource}. The host keeps it: it is not closed here.
         *
         * @param type what it is asked for as
         * @param object the object
         * @param <T> its type
         * @return this
         */
        public <T> Builder hostObject(Class<T> type, T object) {
            hostObjects.put(type, type.cast(Objects.requireNonNull(object, "object")));
            return this;
        }

        /**
         * A section of the settings that belongs to the host.
         *
         * @param name its key
         * @param section a record with {@link dev.sessionkit.spi.Setting} on its components
         * @return this
         */
        public Builder hostSection(String name, Class<? extends Record> section) {
            hostSections.put(name, section);
            return this;
        }

        /**
         * A type of components besides resolvers and stores, loaded by {@code ServiceLoader}; see {@link SessionFramework#component}.
         * For modules that build on this one.
         *
         * @param type an interface
         * @return this
         */
        public Builder service(Class<?> type) {
            serviceTypes.add(Objects.requireNonNull(type, "type"));
            return this;
        }

        /**
         * A component class that is not registered as a service. It is still chosen by name in the settings.
         *
         * @param type a resolver, a store or both, with a public constructor without parameters
         * @return this
         */
        public Builder component(Class<?> type) {
            componentClasses.add(Objects.requireNonNull(type, "type"));
            return this;
        }

        /**
         * A resolver made by the host, which also closes it. It is still chosen by name in the settings.
         *
         * @param name what the settings call it
         * @param resolver ready for use
         * @return this
         */
        public Builder resolver(String name, SessionResolver resolver) {
            resolvers.put(name, Objects.requireNonNull(resolver, "resolver"));
            return this;
        }

        /**
         * A store made by the host, which also closes it. It is still chosen by name in the settings.
         *
         * @param name what the settings call it
         * @param store ready for use
         * @return this
         */
        public Builder store(String name, SessionStoreAccessor store) {
            stores.put(name, Objects.requireNonNull(store, "store"));
            return this;
        }

        /**
         * The schema of this host's settings file: core's sections, those of every component in sight, and those that were named
         * here.
         *
         * @return for an editor
         * @throws IllegalArgumentException where a record is not fit for settings
         */
        public SettingsSchema schema() {
            return SettingsSchema.of(classLoader, serviceTypes, componentClasses, hostSections);
        }

        /**
         * Reads the settings, makes the components and starts.
         *
         * @return the running framework
         * @throws StartupException where a setting or a component is at fault; the message says what to do
         * @throws IllegalStateException where there are no settings, or both a file and text
         */
        public SessionFramework build() {
            if (file.isPresent() == json.isPresent()) {
                throw new IllegalStateException("give the builder either a settings file or the settings as text");
            }
            SettingsDocument document = file.isPresent()
                    ? SettingsDocument.read(file.get(), environment)
                    : SettingsDocument.parse(json.get(), environment);
            LoadedComponents components = ComponentLoader.load(
                    document,
                    new Ingredients(
                            clock,
                            random,
                            hostObjects,
                            hostSections,
                            classLoader,
                            serviceTypes,
                            componentClasses,
                            resolvers,
                            stores));
            try {
                return new SessionFramework(components, this);
            } catch (RuntimeException | Error failed) {
                components.close();
                throw failed;
            }
        }
    }
}
