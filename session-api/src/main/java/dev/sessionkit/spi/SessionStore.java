package dev.sessionkit.spi;

import dev.sessionkit.api.SessionId;

/**
 * Keeps sessions. Every write is conditional and atomic; there is no upsert, so a late request cannot bring back what has
 * ended. Each method throws {@link dev.sessionkit.api.SessionStoreException} where the store is broken; whether the write was
 * done is then open, and the caller finds out by the revision. Thread-safe.
 *
 * <p>Old records stay until somebody removes them: a store that does not forget by itself implements {@link ExpiredSessions} too.
 */
public interface SessionStore extends SessionStoreAccessor {

    /**
     * Stores a new record.
     *
     * @param session the record
     * @return false where the id is taken; then nothing has changed
     */
    boolean create(SessionRecord session);

    /**
     * Puts a record in place of the one that was read.
     *
     * @param current what was read
     * @param next what shall be there; the same id, another revision
     * @return false where there is no record of that id and {@code current}'s revision any more; then nothing has changed
     * @throws IllegalArgumentException where the two have not one id, or not two revisions; see
     *     {@link SessionRecord#requireReplaceableBy}
     */
    boolean replace(SessionRecord current, SessionRecord next);

    /**
     * Removes a record, whatever its revision.
     *
     * @param id which
     * @return true where there was one; of several callers at once, for exactly one
     */
    boolean delete(SessionId id);
}
