package com.example.custom.documentation;

import com.example.custom.KeyValueMap;
import com.example.custom.MyKeyValueSessionStore;
import com.example.custom.host.InMemoryMap;
import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.SessionStoreException;
import dev.sessionkit.spi.ComponentContext;
import dev.sessionkit.spi.Configurable;
import dev.sessionkit.spi.ForeignSessions;
import dev.sessionkit.spi.ForeignToken;
import dev.sessionkit.spi.NoSettings;
import dev.sessionkit.spi.SessionRecord;
import dev.sessionkit.spi.SessionStore;
import dev.sessionkit.spi.SessionStoreAccessor;
import dev.sessionkit.tck.ForeignSessionsContract;
import dev.sessionkit.tck.KitContext;
import dev.sessionkit.tck.SessionStoreContract;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Stores that are wrong in one way each, as authors make them. */
final class StoreMistakes {

    private StoreMistakes() {}

    /**
     * Settings that say nothing.
     *
     * @param header which header
     */
    public record BareSettings(String header) {}

    /** Its settings have no {@code @Setting}. */
    public static final class BareStore implements SessionStoreAccessor, Configurable<BareSettings> {

        @Override
        public void configure(BareSettings settings, ComponentContext context) {
            throw new AssertionError("not reached");
        }

        @Override
        public Optional<SessionRecord> find(SessionId id) {
            return Optional.empty();
        }
    }

    /** Wants something where it is made. */
    public static final class WantingStore implements SessionStoreAccessor {

        public WantingStore(KeyValueMap map) {
            throw new AssertionError("not reached: " + map);
        }

        @Override
        public Optional<SessionRecord> find(SessionId id) {
            return Optional.empty();
        }
    }

    /** Takes an outage for a no. */
    static final class Swallowing implements ForeignSessionsContract {

        private boolean down;

        @Override
        public ForeignSessions foreignSessions() {
            return token -> {
                try {
                    return ask();
                } catch (SessionStoreException e) {
                    return Optional.empty();
                }
            };
        }

        private Optional<SessionRecord> ask() {
            if (down) {
                throw new SessionStoreException("down");
            }
            return Optional.empty();
        }

        @Override
        public ForeignToken issued(int number) {
            return new ForeignToken("token-" + number);
        }

        @Override
        public void takeDown() {
            down = true;
        }

        @Override
        public void bringUp() {
            down = false;
        }
    }

    /** A store that is wrong in what it finds, in what it creates, or in how it replaces. */
    private record WrongStore(
            SessionStore right,
            UnaryOperator<Optional<SessionRecord>> found,
            UnaryOperator<SessionRecord> created,
            boolean upserts)
            implements SessionStore {

        static WrongStore finding(UnaryOperator<Optional<SessionRecord>> found) {
            return new WrongStore(rightStore(), found, UnaryOperator.identity(), false);
        }

        static WrongStore creating(UnaryOperator<SessionRecord> created) {
            return new WrongStore(rightStore(), UnaryOperator.identity(), created, false);
        }

        static WrongStore upserting() {
            return new WrongStore(rightStore(), UnaryOperator.identity(), UnaryOperator.identity(), true);
        }

        private static SessionStore rightStore() {
            MyKeyValueSessionStore store = new MyKeyValueSessionStore();
            store.configure(new NoSettings(), new KitContext("right").hostObject(KeyValueMap.class, new InMemoryMap()));
            return store;
        }

        @Override
        public Optional<SessionRecord> find(SessionId id) {
            return found.apply(right.find(id));
        }

        @Override
        public boolean create(SessionRecord session) {
            return right.create(created.apply(session));
        }

        @Override
        public boolean replace(SessionRecord current, SessionRecord next) {
            if (upserts) {
                right.delete(current.id());
                return right.create(next);
            }
            return right.replace(current, next);
        }

        @Override
        public boolean delete(SessionId id) {
            return right.delete(id);
        }
    }

    /** A put instead of a compare-and-set. */
    static final class Upserting implements SessionStoreContract {

        private final SessionStore store = WrongStore.upserting();

        @Override
        public SessionStore store() {
            return store;
        }
    }

    /** Judges: an ended session is not there. */
    static final class Judging implements SessionStoreContract {

        private final SessionStore store = WrongStore.finding(
                found -> found.filter(session -> session.state().ending().isEmpty()));

        @Override
        public SessionStore store() {
            return store;
        }
    }

    /** Writes the state its own way and loses a part of it. */
    static final class Forgetting implements SessionStoreContract {

        private final SessionStore store = WrongStore.creating(session -> new SessionRecord(
                session.id(),
                session.revision(),
                session.user(),
                session.purgeAfter(),
                session.state().withVouchers(List.of()),
                session.data()));

        @Override
        public SessionStore store() {
            return store;
        }
    }
}
