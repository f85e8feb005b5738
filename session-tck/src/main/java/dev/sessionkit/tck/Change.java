package dev.sessionkit.tck;

import dev.sessionkit.api.EndReason;
import dev.sessionkit.api.UserId;
import dev.sessionkit.spi.Ending;
import dev.sessionkit.spi.SessionData;
import dev.sessionkit.spi.SessionRecord;
import dev.sessionkit.spi.SessionState;
import java.time.Instant;
import java.util.Optional;

/** What writers do to a record: each gives a new one of the same id, with a revision of its own. */
final class Change {

    private Change() {}

    static SessionRecord revision(SessionRecord from, long revision) {
        return new SessionRecord(from.id(), revision, from.user(), from.purgeAfter(), from.state(), from.data());
    }

    static SessionRecord user(SessionRecord from, Optional<UserId> user) {
        return new SessionRecord(from.id(), Samples.newRevision(), user, from.purgeAfter(), from.state(), from.data());
    }

    static SessionRecord user(SessionRecord from, UserId user) {
        return user(from, Optional.of(user));
    }

    static SessionRecord purgeAfter(SessionRecord from, Instant purgeAfter) {
        return new SessionRecord(from.id(), Samples.newRevision(), from.user(), purgeAfter, from.state(), from.data());
    }

    static SessionRecord state(SessionRecord from, SessionState state) {
        return new SessionRecord(from.id(), Samples.newRevision(), from.user(), from.purgeAfter(), state, from.data());
    }

    static SessionRecord data(SessionRecord from, SessionData data) {
        return new SessionRecord(from.id(), Samples.newRevision(), from.user(), from.purgeAfter(), from.state(), data);
    }

    static SessionRecord data(SessionRecord from, String json) {
        return data(from, Samples.json(json));
    }

    /** The session was used again. */
    static SessionRecord touched(SessionRecord from) {
        return state(from, from.state().touched(from.state().lastSeenAt().plusSeconds(60)));
    }

    /** The tombstone. */
    static SessionRecord ended(SessionRecord from, EndReason reason) {
        return state(from, from.state().ended(new Ending(reason, Samples.NOON.plusSeconds(90))));
    }
}
