package dev.sessionkit.core;

import dev.sessionkit.api.EndReason;
import dev.sessionkit.api.Entity;
import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.SessionKey;
import dev.sessionkit.api.SessionToken;
import dev.sessionkit.api.SessionType;
import dev.sessionkit.api.UnreadableSessionException;
import dev.sessionkit.spi.IssuedSession;
import dev.sessionkit.spi.SessionRecord;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** The verbs of seed 002: on a request's session by way of its context, on any other by way of the store. */
final class StoredSessions implements Sessions {

    private final Kernel kernel;
    private final Endings endings;

    StoredSessions(Kernel kernel) {
        this.kernel = kernel;
        this.endings = new Endings(kernel);
    }

    @Override
    public SessionId newSession(SessionContext context, NewSession session) {
        return context.newSession(session).id();
    }

    @Override
    public IssuedSession newSession(NewSession wanted) {
        kernel.backing().requireWritable();
        if (kernel.backing().travels()) {
            throw new IllegalStateException("sessions of " + kernel.records()
                    + " travel with their clients, so one is made by the context of its client's request");
        }
        NewSessions.Draft draft = NewSessions.draft(kernel, wanted, Optional.empty());
        SessionWriter writer = new SessionWriter(kernel, kernel.backing(), draft.session(), draft.at(), false, false);
        Changes first = new Changes();
        wanted.account()
                .ifPresent(account ->
                        first.set(Entity.ACCOUNT, account, kernel.codec().encode(Entity.ACCOUNT, account)));
        writer.create(first);
        SessionRecord stored = writer.record();
        return new IssuedSession(stored, Optional.of(new SessionToken(stored.id(), draft.secret())));
    }

    @Override
    public void sendSessionId(SessionContext context, SessionId id) {
        context.adopt(id);
    }

    @Override
    public boolean isSessionValid(SessionContext context) {
        return context.session().isPresent();
    }

    @Override
    public boolean isSessionValid(SessionId id) {
        return live(id).filter(session -> !session.state().isPending()).isPresent();
    }

    @Override
    public <T> Optional<T> getSessionData(SessionContext context, SessionKey<T> key) {
        return context.require(SessionType.VALID_SESSION).get(key);
    }

    @Override
    public <T> Optional<T> getSessionData(SessionId id, SessionKey<T> key) {
        return open(id).get(key);
    }

    @Override
    public <T> void setSessionData(SessionContext context, SessionKey<T> key, T value) {
        context.require(SessionType.VALID_SESSION).set(key, value);
    }

    @Override
    public <T> void setSessionData(SessionId id, SessionKey<T> key, T value) {
        RequestSession session = open(id);
        session.set(key, value);
        session.commit();
    }

    @Override
    public <T> T updateSessionData(SessionId id, SessionKey<T> key, Function<Optional<T>, T> change) {
        return open(id).update(key, change);
    }

    @Override
    public void access(SessionId id, Consumer<Session> use) {
        RequestSession session = open(id);
        use.accept(session);
        session.commit();
    }

    @Override
    public <T> Optional<SessionIdAndData<T>> getSessionIdAndData(SessionContext context, SessionKey<T> key) {
        return context.session().map(session -> new SessionIdAndData<>(session.id(), session.get(key)));
    }

    @Override
    public boolean invalidateSession(SessionContext context) {
        Optional<Session> session = context.session();
        session.ifPresent(found -> found.end(EndReason.LOGOUT));
        return session.isPresent();
    }

    @Override
    public boolean invalidateSession(SessionContext caller, SessionId id) {
        Session own = caller.require(SessionType.VALID_SESSION);
        if (own.id().equals(id)) {
            own.end(EndReason.LOGOUT);
            return true;
        }
        Optional<SessionRecord> found = live(id);
        boolean allowed = found.isPresent() && (isUserOf(own, found.get()) || own.type() == SessionType.ADMIN_ACCOUNT);
        return allowed && endings.end(found.get(), EndReason.KICKED);
    }

    /** The session of an id if it is live; one that cannot be read is as good as unknown. */
    private Optional<SessionRecord> live(SessionId id) {
        try {
            return kernel.records()
                    .find(id)
                    .filter(session -> kernel.lifetimes().over(session.state(), kernel.now()) == null);
        } catch (UnreadableSessionException e) {
            return Optional.empty();
        }
    }

    private static boolean isUserOf(Session caller, SessionRecord session) {
        return caller.user().isPresent() && caller.user().equals(session.user());
    }

    @Override
    public boolean end(SessionId id, EndReason reason) {
        return endings.endAnywhere(id, reason);
    }

    @Override
    public Optional<SessionInfo> describe(SessionId id) {
        return kernel.records().find(id).map(SessionInfo::of);
    }

    /** A session on the host's own authority; no client is there to get a new secret. */
    private RequestSession open(SessionId id) {
        Instant now = kernel.now();
        return RequestSession.unattended(kernel, kernel.live(id, now), now);
    }
}
