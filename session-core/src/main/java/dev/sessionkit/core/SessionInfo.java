package dev.sessionkit.core;

import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.UserId;
import dev.sessionkit.spi.Ending;
import dev.sessionkit.spi.Login;
import dev.sessionkit.spi.SessionRecord;
import java.time.Instant;
import java.util.Optional;

/**
 * What may be shown of a session to its user: no secret, no data. Immutable.
 *
 * @param id which session
 * @param user whose
 * @param createdAt when it began
 * @param lastSeenAt when it was last used, give or take the touch interval
 * @param login how its user signed in
 * @param ending why and when it was ended, if it was
 */
public record SessionInfo(
        SessionId id,
        Optional<UserId> user,
        Instant createdAt,
        Instant lastSeenAt,
        Optional<Login> login,
        Optional<Ending> ending) {

    /**
     * What may be shown of a record.
     *
     * @param session the record
     * @return without its credentials and data
     */
    public static SessionInfo of(SessionRecord session) {
        return new SessionInfo(
                session.id(),
                session.user(),
                session.state().createdAt(),
                session.state().lastSeenAt(),
                session.state().login(),
                session.state().ending());
    }
}
