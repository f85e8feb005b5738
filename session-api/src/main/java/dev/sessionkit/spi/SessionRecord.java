package dev.sessionkit.spi;

import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.UserId;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A session as a store keeps it. Whatever changes, changes by replacing the whole record on condition that it still has
 * the revision that was read. Immutable.
 *
 * @param id which session
 * @param revision 64 random bits, chosen anew by whoever writes, so that a writer can recognise its own write; of a session
 *     that travels ({@link CarriedSessions}), a count
 * @param user whose session, if somebody's
 * @param purgeAfter the record must be kept until then, in whole milliseconds; {@link #NEVER} for ever
 * @param state what the framework keeps
 * @param data what services keep
 */
public record SessionRecord(
        SessionId id, long revision, Optional<UserId> user, Instant purgeAfter, SessionState state, SessionData data) {

    /** A time that does not come: the last one that fits in 64 bits of milliseconds. */
    public static final Instant NEVER = Instant.ofEpochMilli(Long.MAX_VALUE);

    /**
     * Checks and cuts the time to milliseconds.
     *
     * @param id which session
     * @param revision of this write
     * @param user whose session
     * @param purgeAfter until when it must be kept
     * @param state what the framework keeps
     * @param data what services keep
     */
    public SessionRecord {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(user, "user");
        purgeAfter = SessionState.inMillis(purgeAfter);
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(data, "data");
    }

    /**
     * What every {@link SessionStore#replace} asks of its arguments.
     *
     * @param next what shall stand in place of this record
     * @throws IllegalArgumentException where it has another id, or the same revision
     */
    public void requireReplaceableBy(SessionRecord next) {
        if (!id.equals(next.id) || revision == next.revision) {
            throw new IllegalArgumentException("a session is replaced by one of the same id and another revision");
        }
    }
}
