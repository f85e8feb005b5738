package dev.sessionkit.auth;

import dev.sessionkit.api.EndReason;
import dev.sessionkit.api.SessionEvent;
import dev.sessionkit.api.SessionId;
import dev.sessionkit.core.SessionRecords;
import dev.sessionkit.spi.Ending;
import dev.sessionkit.spi.SessionData;
import dev.sessionkit.spi.SessionRecord;
import dev.sessionkit.spi.SessionState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What becomes of sessions that logins have reserved, and that shall not begin. Thread-safe. */
record Reservations(SessionRecords records) {

    /** Makes sure that a reserved session does not begin; false where it has, and lives. */
    boolean stop(SessionId id, EndReason reason) {
        if (records.create(tombstone(id, reason))) {
            return true;
        }
        Optional<SessionRecord> there =
                records.find(id).filter(begun -> begun.state().ending().isEmpty());
        if (there.isPresent() && there.get().state().isPending()) {
            return stopPending(there.get(), reason);
        }
        return there.isEmpty();
    }

    /** Unlike {@link SessionRecords#end}, this does not end what has begun meanwhile: whoever won keeps its session. */
    private boolean stopPending(SessionRecord pending, EndReason reason) {
        Instant now = records.now();
        SessionState ended = pending.state().ended(new Ending(reason, now));
        boolean stopped = records.replace(pending, records.next(pending, ended, SessionData.empty()));
        if (stopped) {
            records.tell(new SessionEvent.Ended(pending.id(), pending.user(), reason, now));
        }
        return stopped;
    }

    private SessionRecord tombstone(SessionId id, EndReason reason) {
        Instant now = records.now();
        SessionState state = SessionState.begin(now, Optional.empty(), Optional.empty(), List.of())
                .ended(new Ending(reason, now));
        return records.first(id, Optional.empty(), state, SessionData.empty());
    }
}
