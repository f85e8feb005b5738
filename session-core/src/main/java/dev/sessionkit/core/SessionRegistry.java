package dev.sessionkit.core;

import dev.sessionkit.api.EndReason;
import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.UserId;
import java.util.List;
import java.util.Optional;

/** The live sessions of users, for hosts whose store can list them. Acts with the host's own authority. Thread-safe. */
public interface SessionRegistry {

    /**
     * A user's live sessions, without those that are {@linkplain dev.sessionkit.spi.SessionState#isPending() pending}.
     *
     * @param user whose
     * @param limit how many at the most, at least 1
     * @return newest first
     */
    List<SessionInfo> list(UserId user, int limit);

    /**
     * Ends a user's sessions: all that were stored when this was called. Logins that are under way go on: where
     * {@code session-auth} is used, its {@code SessionManagement.endAll} stops those too. It is stopped by nothing but a broken store.
     *
     * @param user whose
     * @param reason kept in their tombstones
     * @param except one that shall live on, such as the caller's own
     * @return how many this call ended
     */
    int endAll(UserId user, EndReason reason, Optional<SessionId> except);
}
