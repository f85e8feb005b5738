package dev.sessionkit.spi;

import dev.sessionkit.api.SessionId;
import java.time.Instant;

/**
 * A resolver whose {@linkplain Claim.Carried carried} sessions can be refused although clients still hold them, because it
 * keeps a list of what no longer counts. Whether it does may be a matter of its settings. Thread-safe.
 */
public interface RevocableSessions extends SessionResolver {

    /**
     * Whether there is such a list. Where there is none, a session that was sent opens requests until it expires, ended or not,
     * and an older state of it opens them as well as the newest.
     *
     * @return always the same once configured
     */
    boolean revokes();

    /**
     * Refuses every state of a session that has a lower revision. Called only where {@link #revokes()}. A later call with a
     * lower revision changes nothing.
     *
     * @param id which session
     * @param lowestRevision the lowest that still counts; {@link Long#MAX_VALUE} where the session has ended
     * @param until how long this must be remembered: no state of the session lives longer
     * @throws dev.sessionkit.api.SessionStoreException where the list is broken or cannot be reached; it is not known then
     *     whether the session is refused
     */
    void revoke(SessionId id, long lowestRevision, Instant until);
}
