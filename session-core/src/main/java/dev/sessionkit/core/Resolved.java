package dev.sessionkit.core;

import dev.sessionkit.api.SessionId;
import dev.sessionkit.spi.SessionRecord;
import java.time.Instant;
import java.util.Optional;

/** What came of looking for a request's session. */
sealed interface Resolved {

    /**
     * There is one.
     *
     * @param session as it was read
     * @param backing where its changes go
     * @param at the time by which it was judged
     * @param fresh whether it was read for this request, and not remembered from another's
     */
    record Found(SessionRecord session, Backing backing, Instant at, boolean fresh) implements Resolved {

        /** One that was just read. */
        Found(SessionRecord session, Backing backing, Instant at) {
            this(session, backing, at, true);
        }
    }

    /**
     * There is none.
     *
     * @param rejection why
     * @param id which session was named, if one was
     */
    record None(Rejection rejection, Optional<SessionId> id) implements Resolved {}
}
