package dev.sessionkit.servlet.http;

import dev.sessionkit.api.SessionId;
import dev.sessionkit.core.NewSession;
import dev.sessionkit.core.Session;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request whose {@code HttpSession} is the framework's, and never the container's. Used by one thread at a time. */
public final class ServedRequest extends HttpServletRequestWrapper {

    private static final String ATTRIBUTE = "dev.sessionkit.servlet.http.request";

    private final HttpServletResponse response;
    private final RequestSessions sessions;
    private final ServedSessions rules;
    private final Optional<ServedRequest> former;
    private @Nullable ServedSession served;

    /**
     * One request, or its way to an error page.
     *
     * @param request the container's
     * @param response the container's
     * @param sessions of this request
     * @param rules for all of them
     */
    public ServedRequest(
            HttpServletRequest request, HttpServletResponse response, RequestSessions sessions, ServedSessions rules) {
        super(request);
        this.response = response;
        this.sessions = sessions;
        this.rules = rules;
        this.former = Optional.ofNullable(request.getAttribute(ATTRIBUTE))
                .filter(ServedRequest.class::isInstance)
                .map(ServedRequest.class::cast);
        request.setAttribute(ATTRIBUTE, this);
    }

    @Override
    public HttpSession getSession() {
        return found().orElseGet(this::begin);
    }

    @Override
    public @Nullable HttpSession getSession(boolean create) {
        return create ? getSession() : found().orElse(null);
    }

    private Optional<HttpSession> found() {
        Optional<Session> session = sessions.context().session();
        return session.isPresent() ? Optional.of(served(session.get())) : begunBefore();
    }

    /** On an error page, which has a context of its own: what was begun, and stored, when the client was to get this error. */
    private Optional<HttpSession> begunBefore() {
        return getDispatcherType() == DispatcherType.ERROR
                ? former.filter(before -> before.sessions.saved()).flatMap(ServedRequest::found)
                : Optional.empty();
    }

    private HttpSession begin() {
        if (response.isCommitted()) {
            throw new IllegalStateException("the response is committed: it is too late to begin a session");
        }
        ServedSession begun = served(sessions.context().newSession(NewSession.anonymous()));
        rules.listeners().created(begun);
        return begun;
    }

    private ServedSession served(Session session) {
        if (served == null || !served.id().equals(session.id())) {
            served = new ServedSession(rules, session, () -> sessions.context().session(), getServletContext());
        }
        return served;
    }

    /** Ends the session there is, if any, and tells the listeners. */
    public void invalidate() {
        sessions.context().session().ifPresent(session -> served(session).invalidate());
    }

    /** Gives the client a new secret: that, not the id, is what opens the session. The id stays, as it is the session's name. */
    @Override
    public String changeSessionId() {
        Session session = sessions.context()
                .session()
                .orElseThrow(() -> new IllegalStateException("this request has no session"));
        session.renew();
        return session.id().toString();
    }

    @Override
    public @Nullable String getRequestedSessionId() {
        return requested().map(SessionId::toString).orElse(null);
    }

    @Override
    public boolean isRequestedSessionIdValid() {
        return brought().isPresent();
    }

    @Override
    public boolean isRequestedSessionIdFromCookie() {
        Optional<SessionId> requested = requested();
        if (requested.isEmpty() || sessions.presented(false).contains(requested.get())) {
            return false;
        }
        return sessions.presented(true).contains(requested.get()) || !sessions.sessionWithoutCookies();
    }

    @Override
    public boolean isRequestedSessionIdFromURL() {
        return false;
    }

    /** The session that the client has brought and that is still this request's, else the first that it names. */
    private Optional<SessionId> requested() {
        return brought().or(() -> sessions.presented(true).stream().findFirst());
    }

    private Optional<SessionId> brought() {
        return sessions.context().session().filter(session -> !session.isNew()).map(Session::id);
    }
}
