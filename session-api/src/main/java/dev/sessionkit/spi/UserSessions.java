package dev.sessionkit.spi;

import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.UserId;
import java.util.List;
import java.util.Optional;

/** A store that can list a user's sessions. */
public interface UserSessions {

    /**
     * Reads records of one user, ended and expired ones among them.
     *
     * @param user whose
     * @param before only ids less than this one, to read on after a page; empty for the first page
     * @param limit how many at the most, at least 1
     * @return that many, or fewer where there are no more; by descending id, which is newest first. It has every create that
     *     returned before; a record that cannot be understood is passed over
     * @throws dev.sessionkit.api.SessionStoreException where the store is broken or cannot be reached
     */
    List<SessionRecord> findByUser(UserId user, Optional<SessionId> before, int limit);
}
