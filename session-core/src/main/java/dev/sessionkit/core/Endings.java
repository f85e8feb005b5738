package dev.sessionkit.core;

import dev.sessionkit.api.EndReason;
import dev.sessionkit.api.SessionEvent;
import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.UnreadableSessionException;
import dev.sessionkit.spi.Ending;
import dev.sessionkit.spi.SessionData;
import dev.sessionkit.spi.SessionRecord;
import dev.sessionkit.spi.SessionState;
import java.time.Instant;
import java.util.Optional;

/**
 * Ends sessions in the store. Ending is a conditional write like any other; one that loses its race is tried again on what
 * won, until the session has ended. The tombstone keeps who and why, but no data. Thread-safe.
 */
final class Endings {

    private final Kernel kernel;

    Endings(Kernel kernel) {
        this.kernel = kernel;
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
