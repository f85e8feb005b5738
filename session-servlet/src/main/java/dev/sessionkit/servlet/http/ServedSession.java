package dev.sessionkit.servlet.http;

import dev.sessionkit.api.EndReason;
import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.SessionRequiredException;
import dev.sessionkit.core.Session;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A session of the framework, as servlets know sessions (Jakarta Servlet 6.1, chapter 7). Used by one thread at a time. */
final class ServedSession implements HttpSession {

    private static final int NEVER = -1;

    private final ServedSessions rules;
    private final SessionId id;
    private final Supplier<Optional<Session>> current;
    private final ServletContext application;
    private final OwnValues values;
    private final int maxInactiveSeconds;
    private boolean ends;
    private boolean ended;

    /**
     * One session, in one request.
     *
     * @param session which
     * @param current what the request has as its session now: it, unless it has ended or given way
     */
    ServedSession(
            ServedSessions rules, Session session, Supplier<Optional<Session>> current, ServletContext application) {
        this.rules = rules;
        this.id = session.id();
        this.maxInactiveSeconds =
                session.idleTimeout().map(ServedSession::seconds).orElse(NEVER);
        this.current = current;
        this.application = application;
        this.values = new OwnValues(rules);
    }

    SessionId id() {
        return id;
    }

    private Session valid() {
        return current.get()
                .filter(session -> !ended && session.id().equals(id))
                .orElseThrow(() -> new IllegalStateException("the session " + id + " is not valid any longer"));
    }

    @Override
    public String getId() {
        return id.toString();
    }

    @Override
    public ServletContext getServletContext() {
        return application;
    }

    @Override
    public long getCreationTime() {
        return valid().createdAt().toEpochMilli();
    }

    @Override
    public long getLastAccessedTime() {
        return valid().lastSeenAt().toEpochMilli();
    }

    @Override
    public boolean isNew() {
        return valid().isNew();
    }

    /** In seconds, of which a part counts as one. */
    @Override
    public int getMaxInactiveInterval() {
        return maxInactiveSeconds;
    }

    private static int seconds(Duration timeout) {
        long seconds = timeout.getSeconds() + (timeout.getNano() > 0 ? 1 : 0);
        return (int) Math.min(seconds, Integer.MAX_VALUE);
    }

    /** Does nothing where that is so already; else it is refused: how long sessions live, is what the settings say. */
    @Override
    public void setMaxInactiveInterval(int seconds) {
        boolean same = seconds == maxInactiveSeconds || seconds <= 0 && maxInactiveSeconds == NEVER;
        if (!same) {
            throw new UnsupportedOperationException("how long a session lives without use is the setting"
                    + " Sessions.IdleTimeout, and no session can be told otherwise");
        }
    }

    @Override
    public @Nullable Object getAttribute(@Nullable String name) {
        Session session = valid();
        return name == null ? null : values.get(session, name);
    }

    @Override
    public Enumeration<String> getAttributeNames() {
        return Collections.enumeration(rules.attributes().names(valid()));
    }

    @Override
    public void setAttribute(@Nullable String name, @Nullable Object value) {
        Session session = valid();
        if (name == null) {
            throw new IllegalArgumentException("an attribute has a name");
        }
        if (value == null) {
            removeAttribute(name);
            return;
        }
        Object before = rules.isWatched(name) ? values.get(session, name) : null;
        bind(session, name, value, before);
        rules.listeners().set(this, name, value, before);
    }

    /** The same object, put again, has been bound all along; one that could not be put is told so. */
    @SuppressWarnings("ReferenceEquality")
    private void bind(Session session, String name, Object value, @Nullable Object before) {
        boolean tells = value != before && rules.attributes().isDeclaredAs(name, value);
        boolean bound = false;
        try {
            if (tells) {
                rules.listeners().binding(this, name, value);
            }
            values.set(session, name, value);
            bound = true;
        } finally {
            if (tells && !bound) {
                rules.listeners().unbound(this, name, value);
            }
        }
    }

    @Override
    public void removeAttribute(@Nullable String name) {
        Session session = valid();
        if (name == null) {
            return;
        }
        Object before = rules.isWatched(name) ? values.get(session, name) : null;
        rules.attributes().remove(session, name);
        if (before != null) {
            rules.listeners().removed(this, name, before);
        }
    }

    /** Ends the session, at once and for ever: this is not undone where the servlet fails afterwards. */
    @Override
    public void invalidate() {
        valid();
        if (ends) {
            return; // a listener that is told of its end, ends it
        }
        ends = true;
        try {
            rules.listeners().destroyed(this);
            Map<String, Object> bound = watched();
            valid().end(EndReason.LOGOUT);
            ended = true;
            bound.forEach((name, value) -> rules.listeners().removed(this, name, value));
        } finally {
            ends = false;
        }
    }

    private Map<String, Object> watched() {
        Map<String, Object> bound = new LinkedHashMap<>();
        Session session = valid();
        for (String name : rules.attributes().names(session)) {
            Object value = rules.isWatched(name) ? values.get(session, name) : null;
            if (value != null) {
                bound.put(name, value);
            }
        }
        return bound;
    }

    @Override
    public Accessor getAccessor() {
        valid();
        return use -> {
            try {
                rules.framework().sessions().access(id, session -> use.accept(unattended(session)));
            } catch (SessionRequiredException e) {
                throw new IllegalStateException("the session " + id + " is not valid, or not stored yet", e);
            }
        };
    }

    private HttpSession unattended(Session session) {
        return new ServedSession(rules, session, () -> Optional.of(session), application);
    }
}
