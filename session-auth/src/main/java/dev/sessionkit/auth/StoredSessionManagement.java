package dev.sessionkit.auth;

import dev.sessionkit.api.EndReason;
import dev.sessionkit.api.RejectReason;
import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.SessionRequiredException;
import dev.sessionkit.api.SessionToken;
import dev.sessionkit.api.SessionType;
import dev.sessionkit.api.UserId;
import dev.sessionkit.core.Rejection;
import dev.sessionkit.core.Session;
import dev.sessionkit.core.SessionContext;
import dev.sessionkit.core.SessionInfo;
import dev.sessionkit.core.SessionRecords;
import dev.sessionkit.core.SessionRegistry;
import dev.sessionkit.core.Sessions;
import dev.sessionkit.spi.SessionRecord;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Sessions of users, as their store lists them. Thread-safe. */
final class StoredSessionManagement implements SessionManagement {

    private final SessionRecords records;
    private final GenuineTokens genuine;
    private final Sessions sessions;
    private final SessionRegistry registry;
    private final UserEndings endings;
    private final Optional<Duration> freshFor;

    StoredSessionManagement(
            SessionRecords records, Sessions sessions, SessionRegistry registry, Optional<Duration> freshFor) {
        this.records = records;
        this.genuine = new GenuineTokens(records);
        this.sessions = sessions;
        this.registry = registry;
        this.endings = new UserEndings(records);
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
        SessionRecord own =
                own(caller, !caller.require(SessionType.VALID_SESSION).id().equals(id));
        if (own.id().equals(id)) {
            boolean ended = records.end(own, EndReason.LOGOUT);
            caller.clear(); // not before: where the store is broken, the client keeps what it holds
            return ended;
        }
        return sessions.invalidateSession(caller, id);
    }

    @Override
    public int kick(SessionContext caller) {
        SessionRecord own = own(caller, true);
        return own.user()
                .map(user -> endings.endAll(user, EndReason.KICKED, Optional.of(own.id()), Optional.empty()))
                .orElse(0);
    }

    @Override
    public int endAll(SessionContext caller) {
        SessionRecord own = own(caller, true);
        int ended = own.user()
                .map(user -> endings.endAll(user, EndReason.LOGOUT, Optional.empty(), Optional.empty()))
                .orElseGet(() -> records.end(own, EndReason.LOGOUT) ? 1 : 0);
        caller.clear();
        return ended;
    }

    @Override
    public boolean logout(SessionContext caller) {
        boolean ended = false;
        for (SessionToken token : records.presented(caller.request())) {
            Optional<SessionRecord> session = genuine.session(token);
            ended |= session.isPresent() && records.end(session.get(), EndReason.LOGOUT);
        }
        Optional<SessionRecord> vouchedFor = caller.session().flatMap(session -> records.find(session.id()));
        ended |= vouchedFor.isPresent() && records.end(vouchedFor.get(), EndReason.LOGOUT);
        caller.clear();
        return ended;
    }

    @Override
    public int endAll(UserId user, EndReason reason) {
        return endings.endAll(user, reason, Optional.empty(), Optional.empty());
    }

    @Override
    public Optional<SessionInfo> describe(SessionContext caller, SessionId id) {
        SessionRecord own = own(caller, false);
        boolean admin = caller.require(SessionType.VALID_SESSION).type() == SessionType.ADMIN_ACCOUNT;
        return sessions.describe(id)
                .filter(found -> admin || own.user().isPresent() && own.user().equals(found.user()));
    }

    /**
     * The caller's session as the store has it: what was remembered, or stands in a token, may have ended since.
     *
     * @param risky whether the settings may ask for a fresh login
     * @throws SessionRequiredException where there is none, or it is over
     */
    private SessionRecord own(SessionContext caller, boolean risky) {
        Session session = risky && freshFor.isPresent()
                ? caller.requireFresh(SessionType.VALID_SESSION, freshFor.get())
                : caller.require(SessionType.VALID_SESSION);
        SessionRecord stored = records.find(session.id())
                .filter(record -> record.user().equals(session.user()))
                .orElseThrow(() -> new SessionRequiredException(RejectReason.UNKNOWN));
        Optional<Rejection> over = records.over(stored.state(), records.now());
        if (over.isPresent()) {
            throw new SessionRequiredException(over.get().reason(), over.get().endReason());
        }
        return stored;
    }
}
