package dev.sessionkit.core;

import dev.sessionkit.api.EndReason;
import dev.sessionkit.api.ReadOnlySessionException;
import dev.sessionkit.api.SessionEvent;
import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.UnreadableSessionException;
import dev.sessionkit.spi.Ending;
import dev.sessionkit.spi.SessionData;
import dev.sessionkit.spi.SessionRecord;
import dev.sessionkit.spi.SessionState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Ends sessions. In the store, ending is a conditional write like any other; one that loses its race is tried again on what
 * won, until the session has ended. The tombstone keeps who and why, but no data. A session that its client holds is refused
 * from then on, where somebody keeps a list of those. Thread-safe.
 */
final class Endings {

    private final Kernel kernel;

    Endings(Kernel kernel) {
        this.kernel = kernel;
    }

    /**
     * Ends a session wherever it is; false where it had ended, or is gone.
     *
     * @throws ReadOnlySessionException where nobody can
     */
    boolean end(Backing backing, SessionRecord read, EndReason reason) {
        if (backing instanceof StoredBacking) {
            return end(read, reason);
        }
        if (backing.revocations().isEmpty()) {
            backing.requireWritable();
        }
        Instant now = kernel.now();
        Instant until = kernel.lifetimes().purgeAfter(read.state().touched(now), read.purgeAfter());
        boolean ended =
                backing.revocations().isEmpty() || backing.revocations().get().refuse(read.id(), until);
        if (ended) {
            kernel.events().tell(new SessionEvent.Ended(read.id(), read.user(), reason, now));
        }
        return ended;
    }

    /**
     * Ends the session of an id on the host's own authority; false where there is none, or it had ended. Nobody knows which
     * sessions travel, so where some do, every id that is not stored counts.
     *
     * @throws ReadOnlySessionException where nobody can
     */
    boolean endAnywhere(SessionId id, EndReason reason) {
        boolean stores = kernel.backing() instanceof StoredBacking;
        if (stores && end(id, reason)) {
            return true;
        }
        List<Revocations> lists = kernel.revocations();
        if (!stores && lists.isEmpty()) {
            throw new ReadOnlySessionException(kernel.records().toString());
        }
        Instant now = kernel.now();
        Instant until = kernel.lifetimes().purgeAfter(kernel.lifetimes().begin(now, List.of()));
        boolean refused = false;
        for (Revocations list : lists) {
            refused |= list.refuse(id, until);
        }
        if (refused) {
            kernel.events().tell(new SessionEvent.Ended(id, Optional.empty(), reason, now));
        }
        return refused;
    }

    /** Ends the session of that id; false where there is none or it had ended. One that cannot be read is removed. */
    boolean end(SessionId id, EndReason reason) {
        Optional<SessionRecord> found;
        try {
            found = kernel.records().find(id);
        } catch (UnreadableSessionException e) {
            boolean removed = kernel.records().delete(id);
            if (removed) {
                kernel.events().tell(new SessionEvent.Ended(id, Optional.empty(), reason, kernel.now()));
            }
            return removed;
        }
        return found.isPresent() && end(found.get(), reason);
    }

    /** Ends a session that was read; false where it had ended, or is gone. */
    boolean end(SessionRecord read, EndReason reason) {
        Instant now = kernel.now();
        SessionRecord current = read;
        for (int attempt = 1; current.state().ending().isEmpty(); attempt++) {
            if (kernel.records()
                    .replace(current, tombstone(current, new Ending(reason, now)), Records.Ambiguity.LOST)) {
                kernel.events().tell(new SessionEvent.Ended(current.id(), current.user(), reason, now));
                return true;
            }
            Backoff.pause(attempt, kernel.random());
            Optional<SessionRecord> winner = kernel.records().find(current.id());
            if (winner.isEmpty()) {
                return false;
            }
            current = winner.get();
        }
        kernel.records().evict(read.id()); // somebody else has ended it, perhaps on another node
        return false;
    }

    private SessionRecord tombstone(SessionRecord session, Ending ending) {
        SessionState ended = session.state().ended(ending);
        return new SessionRecord(
                session.id(),
                kernel.random().nextLong(),
                session.user(),
                kernel.lifetimes().purgeAfter(ended, session.purgeAfter()),
                ended,
                SessionData.empty());
    }
}
