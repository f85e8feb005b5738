package dev.sessionkit.core;

import dev.sessionkit.api.SessionException;
import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.SessionStoreException;
import dev.sessionkit.core.component.Named;
import dev.sessionkit.spi.RevocableSessions;
import java.time.Instant;
import java.util.Optional;

/**
 * The one way to a component's list of sessions that no longer count. Thread-safe.
 *
 * @param name of the component
 * @param component which keeps such a list
 */
record Revocations(String name, RevocableSessions component) {

    /** Those of a component, if it has any. */
    static Optional<Revocations> of(Named<?> named) {
        return named.component() instanceof RevocableSessions component && component.revokes()
                ? Optional.of(new Revocations(named.name(), component))
                : Optional.empty();
    }

    /** Refuses the session in whatever state. */
    void refuse(SessionId id, Instant until) {
        refuseBelow(id, Long.MAX_VALUE, until);
    }

    /** Refuses what is older than {@code revision}. */
    void refuseBelow(SessionId id, long revision, Instant until) {
        try {
            component.revoke(id, revision, until);
        } catch (SessionException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new SessionStoreException(name + " failed to revoke a session", e);
        }
    }
}
