package dev.sessionkit.core;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.sessionkit.api.ReadOnlySessionException;
import dev.sessionkit.api.SessionException;
import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.SessionStoreException;
import dev.sessionkit.core.component.Named;
import dev.sessionkit.core.settings.SessionsSettings;
import dev.sessionkit.spi.CarriedSessions;
import dev.sessionkit.spi.ForeignSessions;
import dev.sessionkit.spi.ForeignToken;
import dev.sessionkit.spi.SessionRecord;
import dev.sessionkit.spi.SessionStore;
import dev.sessionkit.spi.SessionStoreAccessor;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one way to the store. Whatever a store throws becomes a {@link SessionStoreException}; a write whose answer was lost is
 * looked up by its revision, so that it is never applied twice. Where there is a near cache, it hears of whatever is read and
 * written. Thread-safe.
 */
final class Records {

    private static final Logger LOG = LoggerFactory.getLogger(Records.class);

    /** What to do where the answer to a write was lost, and another write came before one could look. */
    enum Ambiguity {
        /** Say that the write lost; the caller applies it again, which does no harm. */
        LOST,
        /** Pass on the store's failure; the caller must not apply it again. */
        FAILURE
    }

    private final String name;
    private final SessionStoreAccessor accessor;
    private final @Nullable SessionStore writable;
    private final @Nullable ForeignSessions foreign;
    private final @Nullable RecentRecords recent;
    private final @Nullable NearCache near;
    private final AtomicBoolean warned = new AtomicBoolean();

    /** Records with nothing in between. */
    Records(Named<SessionStoreAccessor> store) {
        this(store, null);
    }

    private Records(Named<SessionStoreAccessor> store, @Nullable RecentRecords recent) {
        this.name = store.name();
        this.accessor = store.component();
        this.writable = accessor instanceof SessionStore both ? both : null;
        this.foreign = accessor instanceof ForeignSessions both ? both : null;
        this.recent = recent;
        this.near = recent == null ? null : new NearCache(recent, this::fetch);
    }

    /** Records with a near cache, where the settings want one and there is something to remember. */
    static Records of(
            Named<SessionStoreAccessor> store, SessionsSettings settings, InstantSource clock, Ticker ticker) {
        if (settings.maxStaleness().isEmpty()) {
            return new Records(store);
        }
        if (store.component() instanceof CarriedSessions) {
            LOG.warn(
                    "Sessions.MaxStaleness has no effect: the sessions of {} travel with their clients.", store.name());
            return new Records(store);
        }
        return new Records(
                store, new RecentRecords(settings.maxStaleness().get(), settings.nearCacheSize(), clock, ticker));
    }

    /** What answers for the store where a request looks for its session, if something does. */
    @Nullable
    NearCache near() {
        return near;
    }

    /** Has the near cache, if there is one, forget a session: somebody else has ended or renewed it. */
    void evict(SessionId id) {
        if (recent != null) {
            recent.evict(id);
        }
    }

    /** Has the near cache, if there is one, forget all sessions: it may have missed what somebody else did. */
    void flush() {
        if (recent != null) {
            recent.flush();
        }
    }

    boolean writable() {
        return writable != null;
    }

    /** The record as the store has it now. */
    Optional<SessionRecord> find(SessionId id) {
        if (recent == null) {
            return fetch(id);
        }
        RecentRecords.Moment began = recent.begin();
        Optional<SessionRecord> found = fetch(id);
        recent.refresh(id, found, began);
        return found;
    }

    private Optional<SessionRecord> fetch(SessionId id) {
        try {
            return Objects.requireNonNull(accessor.find(id), "find gave null");
        } catch (SessionException e) {
            throw e;
        } catch (Exception e) { // also what no signature declares, as other languages of the JVM throw it
            throw broken("find a session", e);
        }
    }

    /** What a foreign credential stands for; nothing, and a warning once, where the store does not know any. */
    Optional<SessionRecord> find(ForeignToken token) {
        if (foreign == null && !warned.getAndSet(true)) {
            LOG.warn(
                    "A resolver finds credentials of another system, but the store {} understands none of those: it has no"
                            + " ForeignSessions. All of them are refused.",
                    name);
        }
        return foreign == null
                ? Optional.empty()
                : call("find a foreign session", () -> Objects.requireNonNull(foreign.find(token), "find gave null"));
    }

    /** Makes a record; false where its id is taken by another. */
    boolean createUnlessTaken(SessionRecord session) {
        return create(session, Ambiguity.LOST);
    }

    void create(SessionRecord session) {
        if (!create(session, Ambiguity.FAILURE)) {
            throw new SessionStoreException("the id of a new session is taken in " + name
                    + ": the random source is broken, or the clock stands");
        }
    }

    private boolean create(SessionRecord session, Ambiguity ambiguity) {
        return evicting(
                session.id(),
                () -> attempt(() -> store().create(session), "create a session", session, null, ambiguity));
    }

    boolean replace(SessionRecord current, SessionRecord next, Ambiguity ambiguity) {
        Supplier<Boolean> write = () -> store().replace(current, next);
        if (recent == null) {
            return attempt(write, "replace a session", next, current, ambiguity);
        }
        RecentRecords.Moment began = recent.begin();
        Optional<SessionRecord> written = Optional.empty();
        try {
            if (attempt(write, "replace a session", next, current, ambiguity)) {
                written = Optional.of(next);
            }
        } finally {
            recent.written(next.id(), written, began);
        }
        return written.isPresent();
    }

    boolean delete(SessionId id) {
        return evicting(id, () -> call("delete a session", () -> store().delete(id)));
    }

    /** Writes; whatever comes of it, nobody who asks afterwards is told what was before. */
    private boolean evicting(SessionId id, BooleanSupplier write) {
        try {
            return write.getAsBoolean();
        } finally {
            evict(id);
        }
    }

    /**
     * Carries out a conditional write, at most twice: the second time only if the first failed and is seen not to have
     * happened. The same record is written again, so if the first attempt arrives late after all, one of the two loses and
     * the revision shows that it lost to itself.
     */
    private boolean attempt(
            Supplier<Boolean> write,
            String what,
            SessionRecord wanted,
            @Nullable SessionRecord before,
            Ambiguity ambiguity) {
        SessionStoreException failure;
        try {
            return call(what, write);
        } catch (SessionStoreException e) {
            failure = e;
        }
        Optional<SessionRecord> found = look(wanted.id(), failure);
        if (isAt(found, wanted)) {
            return true;
        }
        boolean untouched = before == null ? found.isEmpty() : isAt(found, before);
        if (untouched) {
            boolean won = call(what, write);
            found = won ? found : look(wanted.id(), failure);
            if (won || isAt(found, wanted)) {
                return true;
            }
        }
        if (ambiguity == Ambiguity.FAILURE && found.isPresent()) {
            throw failure;
        }
        return false;
    }

    private Optional<SessionRecord> look(SessionId id, SessionStoreException failure) {
        try {
            return find(id);
        } catch (SessionException e) {
            failure.addSuppressed(e);
            throw failure;
        }
    }

    private static boolean isAt(Optional<SessionRecord> found, SessionRecord wanted) {
        return found.isPresent() && found.get().revision() == wanted.revision();
    }

    private SessionStore store() {
        if (writable == null) {
            throw new ReadOnlySessionException(name);
        }
        return writable;
    }

    /** Calls the store, so that whatever it throws is a {@link SessionException}. */
    <T> T call(String what, Supplier<T> storeCall) {
        try {
            return storeCall.get();
        } catch (SessionException e) {
            throw e;
        } catch (Exception e) { // as above
            throw broken(what, e);
        }
    }

    private SessionStoreException broken(String what, Exception cause) {
        Interruption.restore(cause);
        return new SessionStoreException(name + " failed to " + what, cause);
    }

    @Override
    public String toString() {
        return name;
    }
}
