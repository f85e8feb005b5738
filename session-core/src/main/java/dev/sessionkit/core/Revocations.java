package dev.sessionkit.core;

import dev.sessionkit.api.SessionException;
import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.SessionStoreException;
import dev.sessionkit.core.component.Named;
import dev.sessionkit.spi.RevocableSessions;
import dev.sessionkit.spi.SessionRecord;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;

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

    /** Whether a carried state still counts. */
    boolean accepts(SessionRecord session) {
        return call("look up a revoked session", () -> component.accepts(session));
    }

    /** Refuses the session in whatever state; false where it was refused before. */
    boolean refuse(SessionId id, Instant until) {
        return refuseBelow(id, Long.MAX_VALUE, until);
    }

    /** Refuses what is older than {@code revision}; false where somebody else has done that, or more. */
    boolean refuseBelow(SessionId id, long revision, Instant until) {
        return call("revoke a session", () -> component.revoke(id, revision, until));
    }

    private boolean call(String what, BooleanSupplier list) {
        try {
            return list.getAsBoolean();
        } catch (SessionException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new SessionStoreException(name + " failed to " + what, e);
        }
    }
}
