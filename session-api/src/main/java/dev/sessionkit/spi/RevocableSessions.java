package dev.sessionkit.spi;

import dev.sessionkit.api.SessionId;
import java.time.Instant;

/**
 * A resolver whose {@linkplain Claim.Carried carried} sessions can be refused although clients still hold them, because it
 * keeps a list of what no longer counts. Whether it does may be a matter of its settings; without a list, a session that was
 * sent opens requests until it expires, ended or not, and an older state of it as well as the newest. Thread-safe.
 */
public interface RevocableSessions extends SessionResolver {

    /**
     * Whether there is such a list. The other methods are called only then.
     *
     * @return always the same once configured
     */
    boolean revokes();

    /**
     * Whether a state still counts, as it stands on the list now.
     *
     * @param session as it was carried
     * @return false where its revision is too low
     * @throws dev.sessionkit.api.SessionStoreException where the list is broken or cannot be reached
     */
    boolean accepts(SessionRecord session);

    /**
     * Refuses every state of a session that has a lower revision.
     *
     * @param id which session
     * @param lowestRevision the lowest that still counts; {@link Long#MAX_VALUE} where the session has ended
     * @param until how long this must be remembered: no state of the session lives longer. An earlier call that was to be
     *     remembered for longer is not forgotten earlier
     * @return true for exactly one of those that ask for the same; false where that revision, or a higher one, was the lowest
     *     already
     * @throws dev.sessionkit.api.SessionStoreException where the list is broken or cannot be reached; it is not known then
     *     whether the session is refused
     */
    boolean revoke(SessionId id, long lowestRevision, Instant until);
}
