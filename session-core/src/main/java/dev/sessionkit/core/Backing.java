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

    /** The revision of the write that comes after {@code revision}; 0 before the first. */
    long revisionAfter(long revision, RandomGenerator random);

    void create(SessionRecord session);

    boolean replace(SessionRecord current, SessionRecord next, Records.Ambiguity ambiguity);

    Optional<SessionRecord> find(SessionId id);
}
