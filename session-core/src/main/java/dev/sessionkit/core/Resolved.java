package dev.sessionkit.core;

import dev.sessionkit.spi.SessionRecord;
import java.time.Instant;

/** What came of looking for a request's session. */
sealed interface Resolved {

    /**
     * There is one.
     *
     * @param session as it was read
     * @param backing where its changes go
     * @param at the time by which it was judged
     */
    record Found(SessionRecord session, Backing backing, Instant at) implements Resolved {}

    /**
     * There is none.
     *
     * @param rejection why
     */
    record None(Rejection rejection) implements Resolved {}
}
