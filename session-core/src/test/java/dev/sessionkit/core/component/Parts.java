package dev.sessionkit.core.component;

import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.SessionRequest;
import dev.sessionkit.api.SessionResponse;
import dev.sessionkit.spi.Claim;
import dev.sessionkit.spi.ComponentContext;
import dev.sessionkit.spi.ComponentName;
import dev.sessionkit.spi.Configurable;
import dev.sessionkit.spi.IssuedSession;
import dev.sessionkit.spi.NoSettings;
import dev.sessionkit.spi.Secret;
import dev.sessionkit.spi.SessionRecord;
import dev.sessionkit.spi.SessionResolver;
import dev.sessionkit.spi.SessionStoreAccessor;
import dev.sessionkit.spi.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Components that do nothing but be there. */
final class Parts {

    private Parts() {}

    /** Finds nothing. */
    interface Blind extends SessionResolver {
        @Override
        default List<Claim> resolve(SessionRequest request) {
            return List.of();
        }

        @Override
        default void send(IssuedSession session, SessionRequest request, SessionResponse response) {}

        @Override
        default void clear(SessionRequest request, SessionResponse response) {}
    }

    /** Keeps nothing. */
    interface Empty extends SessionStoreAccessor {
        @Override
        default Optional<SessionRecord> find(SessionId id) {
            return Optional.empty();
        }
    }

    /** What happened, in order; a host object. */
    record Journal(List<String> entries) {
        Journal() {
            this(new ArrayList<>());
        }
    }

    /** Writes into the journal when it is configured and closed. */
    interface Journaling extends Configurable<NoSettings>, AutoCloseable {

        ThreadLocal<Journal> JOURNAL = new ThreadLocal<>();

        @Override
        default void configure(NoSettings settings, ComponentContext context) {
            Journal journal = context.hostObject(Journal.class).orElseThrow();
            JOURNAL.set(journal);
            before(context);
            journal.entries().add("configured " + context.name());
        }

        default void before(ComponentContext context) {}

        @Override
        default void close() {
            JOURNAL.get().entries().add("closed " + getClass().getSimpleName());
        }
    }

    public static final class PlainResolver implements Blind {}

    public static final class OtherResolver implements Blind {}

    public static final class PlainStore implements Empty {}

    @ComponentName("renamed")
    public static final class RenamedStore implements Empty {}

    record NamedSettings(
            @Setting(value = "What to answer to.", byDefault = "x")
            String header,

            @Setting("The key.") Optional<Secret> key) {
        NamedSettings {
            if (header.isEmpty()) {
                throw new IllegalArgumentException("Header is empty, with key " + key.map(Secret::reveal));
            }
        }
    }

    /** Keeps what it was configured with. */
    public static final class NamedResolver implements Blind, Configurable<NamedSettings> {
        NamedSettings settings;
        ComponentContext context;

        @Override
        public void configure(NamedSettings bound, ComponentContext given) {
            settings = bound;
            context = given;
        }
    }

    /** Needs a setting. */
    public static final class DemandingStore implements Empty, Configurable<DemandingStore.Settings> {
        record Settings(@Setting("Where the rows are.") String url) {}

        @Override
        public void configure(Settings settings, ComponentContext context) {}
    }

    /** Resolver and store in one. */
    public static final class Twin implements Blind, Empty, Journaling {}

    public static final class JournalingResolver implements Blind, Journaling {}

    public static final class JournalingStore implements Empty, Journaling {}
}
