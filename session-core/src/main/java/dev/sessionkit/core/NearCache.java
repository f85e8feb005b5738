package dev.sessionkit.core;

import dev.sessionkit.api.SessionException;
import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.SessionStoreException;
import dev.sessionkit.spi.SessionRecord;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Answers for the store for a while, to requests that look for their session. It may only say yes: who would say no by an answer
 * that is not {@linkplain Answer#fresh fresh} reads the store first. Of many that miss at once on one session, one reads and
 * the others wait for it, holding no monitor. Thread-safe.
 */
final class NearCache {

    /** How often one caller waits for another's read that turns out too old, or was interrupted; then it reads for itself. */
    private static final int MOST_WAITS = 2;

    private final RecentRecords recent;
    private final Function<SessionId, Optional<SessionRecord>> store;
    private final Map<SessionId, Load> loads = new ConcurrentHashMap<>();

    /**
     * What is known of a session.
     *
     * @param session its record, if there is one
     * @param fresh whether the store was read for this caller
     */
    record Answer(Optional<SessionRecord> session, boolean fresh) {}

    /** A read under way that others can wait for. */
    private static final class Load {

        private final RecentRecords.Moment began;
        private final CompletableFuture<Optional<SessionRecord>> answer = new CompletableFuture<>();
        private volatile boolean interrupted; // which is its leader's affair alone

        private Load(RecentRecords.Moment began) {
            this.began = began;
        }
    }

    /**
     * A cache that is empty.
     *
     * @param store reads one record; throws nothing but {@link SessionException}s
     */
    NearCache(RecentRecords recent, Function<SessionId, Optional<SessionRecord>> store) {
        this.recent = recent;
        this.store = store;
    }

    /** The session as it was known at most the staleness ago. */
    Answer find(SessionId id) {
        Answer known = recent.get(id);
        return known != null ? known : share(id);
    }

    /** The session as the store has it now. */
    Optional<SessionRecord> read(SessionId id) {
        RecentRecords.Moment began = recent.begin();
        Optional<SessionRecord> found = store.apply(id);
        recent.read(id, found, began);
        return found;
    }

    private Answer share(SessionId id) {
        for (int waits = 0; waits < MOST_WAITS; waits++) {
            Load own = new Load(recent.begin());
            Load load = loads.merge(id, own, (running, mine) -> canBeShared(id, running) ? running : mine);
            if (load == own) {
                return new Answer(lead(id, own), true);
            }
            Answer shared = await(load);
            if (shared != null) {
                return shared;
            }
        }
        return new Answer(read(id), true);
    }

    private boolean canBeShared(SessionId id, Load running) {
        return recent.counts(id, running.began) && recent.isYoung(running.began);
    }

    private Optional<SessionRecord> lead(SessionId id, Load own) {
        try {
            Optional<SessionRecord> found = store.apply(id);
            recent.read(id, found, own.began);
            loads.remove(id, own);
            own.answer.complete(found);
            return found;
        } catch (Throwable e) { // whatever it is, nobody waits for ever
            own.interrupted = Interruption.isCauseOf(e);
            loads.remove(id, own); // first, so that who then tries again does not meet this one
            own.answer.completeExceptionally(e);
            throw e;
        }
    }

    /** What another read; null where that does not do. */
    private @Nullable Answer await(Load load) {
        try {
            Optional<SessionRecord> found = load.answer.join();
            return recent.isYoung(load.began) ? new Answer(found, false) : null;
        } catch (CompletionException e) {
            if (load.interrupted) {
                return null;
            }
            if (e.getCause() instanceof SessionException failure) {
                throw failure;
            }
            throw new SessionStoreException("the read of a session that this one waited for failed", e);
        }
    }
}
