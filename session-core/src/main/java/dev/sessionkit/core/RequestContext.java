package dev.sessionkit.core;

import dev.sessionkit.api.AccessDeniedException;
import dev.sessionkit.api.Entity;
import dev.sessionkit.api.FreshLoginRequiredException;
import dev.sessionkit.api.RejectReason;
import dev.sessionkit.api.SessionException;
import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.SessionRequest;
import dev.sessionkit.api.SessionRequiredException;
import dev.sessionkit.api.SessionResponse;
import dev.sessionkit.api.SessionToken;
import dev.sessionkit.api.SessionType;
import dev.sessionkit.spi.CarriedSessions;
import dev.sessionkit.spi.Claim;
import dev.sessionkit.spi.IssuedSession;
import dev.sessionkit.spi.SessionRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The life of one request: find the session when it is asked for, then one write, then one answer to the client. */
final class RequestContext implements SessionContext {

    private static final Logger LOG = LoggerFactory.getLogger(RequestContext.class);

    private final Kernel kernel;
    private final SessionRequest request;
    private final SessionResponse response;
    private @Nullable Resolved resolved;
    private @Nullable RequestSession current;
    private List<RequestSession> replaced = List.of();
    private boolean cleared;
    private boolean committed;

    RequestContext(Kernel kernel, SessionRequest request, SessionResponse response) {
        this.kernel = kernel;
        this.request = request;
        this.response = response;
    }

    @Override
    public SessionRequest request() {
        return request;
    }

    @Override
    public void clear() {
        requireOpen();
        cleared = true;
        current = null;
        replaced = List.of();
        resolved = new Resolved.None(new Rejection(RejectReason.ENDED), Optional.empty());
    }

    @Override
    public Optional<Session> session() {
        RequestSession session = find();
        return session == null || session.ended() ? Optional.empty() : Optional.of(session);
    }

    @Override
    public Session require(SessionType atLeast) {
        RequestSession session = required();
        if (atLeast != SessionType.VALID_SESSION) {
            requireType(session, atLeast);
        }
        return session;
    }

    private RequestSession required() {
        RequestSession session = find();
        if (session == null || session.ended()) {
            Rejection rejection = why(session);
            throw new SessionRequiredException(rejection.reason(), rejection.endReason());
        }
        return session;
    }

    /** Where what is remembered stands for too little, the store decides; whether it was asked. */
    private boolean requireType(RequestSession session, SessionType atLeast) {
        SessionType actual = session.type();
        boolean asks = !actual.includes(atLeast) && session.isRemembered();
        if (asks) {
            lookAgain(session);
            actual = session.type();
        }
        if (!actual.includes(atLeast)) {
            throw new AccessDeniedException(atLeast, actual);
        }
        return asks;
    }

    @Override
    public Optional<Rejection> rejection() {
        RequestSession session = find();
        return session != null && !session.ended() ? Optional.empty() : Optional.of(why(session));
    }

    @Override
    public Session newSession(NewSession wanted) {
        requireOpen();
        kernel.backing().requireWritable();
        RequestSession before = find();
        RequestSession begun = RequestSession.begun(kernel, NewSessions.draft(kernel, wanted, Optional.of(request)));
        wanted.account().ifPresent(account -> begun.set(Entity.ACCOUNT, account));
        leave(before);
        current = begun;
        return begun;
    }

    @Override
    public Session adopt(SessionId id) {
        requireOpen();
        kernel.backing().requireWritable();
        RequestSession before = find();
        if (before != null && !before.ended() && before.id().equals(id)) {
            before.renew();
            return before;
        }
        Instant now = kernel.now();
        SessionRecord session = kernel.live(id, now);
        if (session.state().isPending()) {
            throw new SessionRequiredException(RejectReason.UNKNOWN);
        }
        RequestSession adopted = RequestSession.adopted(kernel, new Resolved.Found(session, kernel.backing(), now));
        adopted.renew();
        leave(before);
        replaced = replaced.stream().filter(other -> !other.id().equals(id)).toList();
        current = adopted;
        return adopted;
    }

    @Override
    public Session adopt(IssuedSession issued) {
        requireOpen();
        kernel.backing().requireWritable();
        SessionToken token =
                issued.token().orElseThrow(() -> new IllegalArgumentException("a session to adopt has a token"));
        RequestSession before = find();
        SessionRecord session = issued.session();
        RequestSession adopted = RequestSession.issued(
                kernel, new Resolved.Found(session, kernel.backing(), kernel.now()), token.secret());
        if (before != null && !before.ended() && before.id().equals(session.id())) {
            adopted.takeOver(before);
        } else {
            leave(before);
        }
        replaced = replaced.stream()
                .filter(other -> !other.id().equals(session.id()))
                .toList();
        current = adopted;
        return adopted;
    }

    @Override
    public Session requireFresh(SessionType atLeast, Duration maxAge) {
        boolean known = current != null || resolved != null;
        if (!known) {
            requireOpen();
            resolved(Resolving.fromStore(kernel, request));
        }
        RequestSession session = required();
        boolean asked = requireType(session, atLeast) || !known;
        if (!asked) {
            requireUnchanged(session);
        }
        Instant now = kernel.now();
        if (session.login()
                .filter(login -> Duration.between(login.at(), now).compareTo(maxAge) <= 0)
                .isEmpty()) {
            throw new FreshLoginRequiredException(maxAge);
        }
        return session;
    }

    /** The store is asked about what was known before. A session that travels is all there is of it, and one that begins, too. */
    private void requireUnchanged(RequestSession session) {
        if (!session.backing().equals(kernel.backing()) || !session.stored()) {
            return;
        }
        if (!session.isAsBrought()) {
            session.stillSame();
            return;
        }
        SessionRecord before = session.record();
        lookAgain(session);
        if (!Standing.same(session.record(), before, kernel)) {
            throw new SessionRequiredException(RejectReason.CHANGED);
        }
    }

    /** Asks the store for what the request has brought, and goes on with that. */
    private void lookAgain(RequestSession session) {
        Resolved again = Resolving.fromStore(kernel, request).resolve();
        if (again instanceof Resolved.None none) {
            throw new SessionRequiredException(
                    none.rejection().reason(), none.rejection().endReason());
        }
        if (!(again instanceof Resolved.Found found && found.session().id().equals(session.id()))) {
            throw new SessionRequiredException(RejectReason.CHANGED);
        }
        session.continueFrom(found);
    }

    @Override
    public void commit() {
        requireOpen();
        committed = true;
        RequestSession session = current;
        if (session == null) {
            if (cleared) {
                kernel.resolvers().forEach(resolver -> resolver.component().clear(request, response));
            }
            return;
        }
        if (session.mayRotate()) {
            tellPresented(session);
        }
        session.commit();
        replaced.forEach(RequestSession::giveWay);
        if (session.ended()) {
            kernel.resolvers().forEach(resolver -> resolver.component().clear(request, response));
        }
        Optional<IssuedSession> issued = session.issued();
        if (issued.isPresent()) {
            send(issued.get());
        }
    }

    /**
     * A token goes out by every carrier of tokens, a whole session by every carrier of those. Of the others, one that carried a
     * session which has given way takes it back, or the next request would come with both.
     */
    private void send(IssuedSession issued) {
        for (ResolverInUse resolver : kernel.resolvers()) {
            if (resolver.component() instanceof CarriedSessions
                    == issued.token().isEmpty()) {
                resolver.component().send(issued, request, response);
            } else if (replaced.stream().anyMatch(old -> old.backing().equals(resolver.backing()))) {
                resolver.component().clear(request, response);
            }
        }
    }

    /** Tells the session which of its secrets the request has brought: the resolvers are asked again, as this is seldom needed. */
    private void tellPresented(RequestSession session) {
        try {
            for (ResolverInUse resolver : kernel.resolvers()) {
                for (Claim claim : resolver.claims(request)) {
                    if (claim instanceof Claim.Presented presented && session.isOpenedBy(presented.token())) {
                        session.presented(presented.token().secret(), RequestClient.of(request));
                        return;
                    }
                }
            }
        } catch (SessionException e) {
            LOG.warn("The secret of session {} was not renewed: {}", session.id(), e.getMessage());
        }
    }

    /** The session of this request, ended or not; null where there is none. */
    private @Nullable RequestSession find() {
        if (current == null && resolved == null) {
            resolved(new Resolving(kernel, request));
        }
        return current;
    }

    private void resolved(Resolving resolving) {
        resolved = resolving.resolve();
        if (resolved instanceof Resolved.Found found) {
            current = RequestSession.found(kernel, found);
            if (committed) {
                current.close();
            }
        }
    }

    private Rejection why(@Nullable RequestSession session) {
        if (session == null && resolved instanceof Resolved.None none) {
            return none.rejection();
        }
        return new Rejection(RejectReason.ENDED);
    }

    /** Another session takes the place of this one, which ends once the other is stored. */
    private void leave(@Nullable RequestSession session) {
        if (session != null && !session.ended()) {
            replaced = new ArrayList<>(replaced);
            replaced.add(session);
        }
    }

    private void requireOpen() {
        if (committed) {
            throw new IllegalStateException("the request's session context is committed");
        }
    }
}
