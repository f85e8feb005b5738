package dev.sessionkit.auth;

import dev.sessionkit.api.SessionException;
import dev.sessionkit.core.SessionInfo;
import java.util.List;

/** The password was right, but the user has as many sessions as allowed (409). */
public final class SessionLimitException extends SessionException {

    private static final long serialVersionUID = 1L;

    /** Whom the user is signed in as. */
    private final transient List<SessionInfo> sessions;

    SessionLimitException(List<SessionInfo> sessions) {
        super("the user has as many sessions as allowed");
        this.sessions = List.copyOf(sessions);
    }

    /**
     * The sessions that the user has; without those that other logins are just making.
     *
     * @return newest first
     */
    public List<SessionInfo> sessions() {
        return sessions;
    }
}
