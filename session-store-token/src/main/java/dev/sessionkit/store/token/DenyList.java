package dev.sessionkit.store.token;

import dev.sessionkit.api.EndReason;
import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.SessionStoreException;
import dev.sessionkit.spi.ComponentContext;
import dev.sessionkit.spi.Ending;
import dev.sessionkit.spi.SessionRecord;
import dev.sessionkit.spi.SessionState;
import dev.sessionkit.spi.SessionStore;
import dev.sessionkit.spi.SessionStoreAccessor;
import dev.sessionkit.store.token.claims.Judged;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Which sessions that clients hold no longer count, and from which revision on the others do. An entry is a record in a store
 * of sessions, under an id derived from the session's: a tombstone without credentials, that opens nothing, belongs to nobody,
 * and is swept like any other. Entries only ever rise. Thread-safe.
 */
final class DenyList implements Revocation {

    private static final String OWNER = "sessionkit/deny-list/v1";
    private static final int MOST_ATTEMPTS = 64;

    private final String name;
    private final SessionStore store;
    private final Duration keepFor;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final RecentAnswers accepted;

    /**
     * A list in the store of the settings.
     *
     * @throws IllegalArgumentException where that store can only be read
     */
    DenyList(DenyListSettings settings, ComponentContext context) {
        this.name = settings.store();
        SessionStoreAccessor accessor = context.component(SessionStoreAccessor.class, name);
        if (!(accessor instanceof SessionStore writable)) {
            throw new IllegalArgumentException(
                    "DenyList.Store is " + name + ", which can only be read: name a store such as JdbcSessionStore");
        }
        this.store = writable;
        this.keepFor = settings.keepFor();
        this.clock = context.clock();
        this.random = context.random();
        this.accepted = new RecentAnswers(settings.maxStaleness(), clock);
    }

    @Override
    public boolean stillCounts(Judged.Accepted token) {
        return accepts(token.session());
    }

    /** Whether this state of a session counts. */
    boolean accepts(SessionRecord session) {
        return accepted.accept(session.id(), session.revision(), id -> lowest(store.find(entry(id))));
    }

    /**
     * Refuses all states of a session with a lower revision; never the other way round.
     *
     * @return false where they were refused already
     */
    boolean raise(SessionId id, long lowestRevision, Instant until) {
        SessionId entry = entry(id);
        Instant kept = latest(until, clock.instant().plus(keepFor));
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            Optional<SessionRecord> found = store.find(entry);
            boolean raises = lowest(found) < lowestRevision;
            boolean stands = !raises && !found.orElseThrow().purgeAfter().isBefore(kept);
            if (stands || write(entry, found, lowestRevision, kept)) {
                accepted.forget(id);
                return raises;
            }
        }
        throw new SessionStoreException("others keep changing an entry of the deny list in " + name);
    }

    private boolean write(SessionId entry, Optional<SessionRecord> found, long lowestRevision, Instant kept) {
        SessionRecord next = new SessionRecord(
                entry,
                random.nextLong(),
                Optional.empty(),
                found.map(known -> latest(known.purgeAfter(), kept)).orElse(kept),
                found.map(SessionRecord::state).orElseGet(this::tombstone),
                LowestRevision.write(Math.max(lowest(found), lowestRevision)));
        return found.isEmpty() ? store.create(next) : store.replace(found.get(), next);
    }

    private SessionState tombstone() {
        Instant now = clock.instant();
        return SessionState.begin(now, Optional.empty(), Optional.empty(), List.of())
                .ended(new Ending(EndReason.REPLACED, now));
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** The lowest revision that counts; 0 where nothing is refused. */
    private long lowest(Optional<SessionRecord> found) {
        return found.isEmpty() ? 0 : LowestRevision.read(found.get().data(), name);
    }

    private static SessionId entry(SessionId id) {
        return SessionId.derived(OWNER, id.toString());
    }
}
