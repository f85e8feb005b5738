package dev.sessionkit.auth;

import dev.sessionkit.api.EndReason;
import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.SessionType;
import dev.sessionkit.api.UserId;
import dev.sessionkit.core.Session;
import dev.sessionkit.core.SessionContext;
import dev.sessionkit.core.SessionInfo;
import dev.sessionkit.core.SessionRegistry;
import dev.sessionkit.core.Sessions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Sessions of users, as their store lists them. Thread-safe. */
final class StoredSessionManagement implements SessionManagement {

    private final Sessions sessions;
    private final SessionRegistry registry;
    private final Admission admission;
    private final Optional<Duration> freshFor;

    StoredSessionManagement(
            Sessions sessions, SessionRegistry registry, Admission admission, Optional<Duration> freshFor) {
        this.sessions = sessions;
        this.registry = registry;
        this.admission = admission;
        this.freshFor = freshFor;
    }

    @Override
    public List<UserSession> list(SessionContext caller) {
        Session own = caller.require(SessionType.VALID_SESSION);
        return own.user().map(user -> registry.list(user, MOST_LISTED)).orElse(List.of()).stream()
                .map(info -> new UserSession(info, info.id().equals(own.id())))
                .toList();
    }

    @Override
    public int count(UserId user) {
        return registry.list(user, MOST_LISTED).size();
    }

    @Override
    public boolean end(SessionContext caller, SessionId id) {
        if (!caller.require(SessionType.VALID_SESSION).id().equals(id)) {
            fresh(caller);
        }
        return sessions.invalidateSession(caller, id);
    }

    @Override
    public int kick(SessionContext caller) {
        Session own = fresh(caller);
        return own.user()
                .map(user -> admission.endAll(user, EndReason.KICKED, Optional.of(own.id()), Optional.empty()))
                .orElse(0);
    }

    @Override
    public int endAll(SessionContext caller) {
        Session own = fresh(caller);
        int others = own.user()
                .map(user -> admission.endAll(user, EndReason.LOGOUT, Optional.of(own.id()), Optional.empty()))
                .orElse(0);
        own.end(EndReason.LOGOUT);
        return others + 1;
    }

    @Override
    public int endAll(UserId user, EndReason reason) {
        return admission.endAll(user, reason, Optional.empty(), Optional.empty());
    }

    @Override
    public Optional<SessionInfo> describe(SessionContext caller, SessionId id) {
        Session own = caller.require(SessionType.VALID_SESSION);
        return sessions.describe(id)
                .filter(found -> own.type() == SessionType.ADMIN_ACCOUNT
                        || own.user().isPresent() && own.user().equals(found.user()));
    }

    private Session fresh(SessionContext caller) {
        return freshFor.isPresent()
                ? caller.requireFresh(SessionType.VALID_SESSION, freshFor.get())
                : caller.require(SessionType.VALID_SESSION);
    }
}
