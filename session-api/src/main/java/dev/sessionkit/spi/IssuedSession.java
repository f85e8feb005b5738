package dev.sessionkit.spi;

import dev.sessionkit.api.SessionToken;
import java.util.Objects;
import java.util.Optional;

/**
 * A session of which the client must hold something new. Immutable.
 *
 * @param session as it was stored
 * @param token what the client presents from now on; empty where the whole session travels
 */
public record IssuedSession(SessionRecord session, Optional<SessionToken> token) {

    /**
     * Checks that both are there.
     *
     * @param session as it was stored
     * @param token what the client presents from now on
     */
    public IssuedSession {
        Objects.requireNonNull(session, "session");
        Objects.requireNonNull(token, "token");
    }
}
