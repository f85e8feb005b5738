package dev.sessionkit.core;

import dev.sessionkit.api.SessionId;
import dev.sessionkit.spi.SessionRecord;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Where the changes of a request's session go. */
sealed interface Backing permits CarriedBacking, ReadOnlyBacking, StoredBacking {

    /** Whether there is somewhere. */
    boolean writable();

    /**
     * Refuses where there is nowhere.
     *
     * @throws dev.sessionkit.api.ReadOnlySessionException naming the component that gave the session
     */
    void requireWritable();

    /** Whether the client holds the whole session, and must be sent it again when it changes. */
    boolean travels();

    /** Who refuses sessions that are held elsewhere, if there is somebody. */
    Optional<Revocations> revocations();

    /**
     * The revision of the write that comes after {@code revision}; 0 before the first.
     *
     * @param renews whether nothing that was there before shall open the session
     */
    long revisionAfter(long revision, boolean renews, RandomGenerator random);

    void create(SessionRecord session);

    boolean replace(SessionRecord current, SessionRecord next, Records.Ambiguity ambiguity);

    Optional<SessionRecord> find(SessionId id);

    /**
     * The last step before a session is sent, when all of the request is done: makes sure that it can be, that it may be, and
     * that what was held before no longer counts where that was wanted.
     *
     * @param held what the client holds of it; empty where it begins
     * @param next what it shall hold
     * @throws dev.sessionkit.api.SessionRequiredException where somebody else has renewed or ended it meanwhile
     */
    void settle(Optional<SessionRecord> held, SessionRecord next);
}
