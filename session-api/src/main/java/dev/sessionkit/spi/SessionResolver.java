package dev.sessionkit.spi;

import dev.sessionkit.api.SessionRequest;
import dev.sessionkit.api.SessionResponse;
import java.util.List;

/**
 * Knows one way in which clients carry their sessions: finds what a request carries, sends what the client shall carry,
 * takes it back (seed 002: {@code ISessionResolver}). Chosen in the settings under {@code Authentication.SessionResolver}.
 * Thread-safe.
 */
public interface SessionResolver {

    /** The most claims one resolver may make of one request; a request with more has no session by this resolver. */
    int MOST_CLAIMS = 3;

    /**
     * Finds what the request presents (seed 002: {@code GetSessionId}). Everything in the request is hostile: whatever it
     * is, this answers and does not throw. May be called several times for one request, and not at all; so it changes nothing,
     * neither here nor there, and answers the same.
     *
     * @param request the request
     * @return what was found, in the order to try; empty where the client presents nothing. If several are valid and name
     *     different sessions, none counts
     * @throws dev.sessionkit.api.SessionStoreException where a credential cannot be judged because something that this has to
     *     ask, such as a source of keys, is broken or cannot be reached
     */
    List<Claim> resolve(SessionRequest request);

    /**
     * Gives the client what it shall hold from now on (seed 002: {@code SetSessionId}). Called at most once a request, after
     * the session was stored.
     *
     * @param session what was stored, and the token if there is one
     * @param request the request that is being answered
     * @param response where to put it
     */
    void send(IssuedSession session, SessionRequest request, SessionResponse response);

    /**
     * Takes back what the client holds. Called at most once a request, after the session ended.
     *
     * @param request the request that is being answered
     * @param response where to say so
     */
    void clear(SessionRequest request, SessionResponse response);

    /**
     * Whether {@link #send} tells clients their token, at least some of them. Asked at the start, once this is configured: where
     * no resolver does, settings that give clients new tokens are refused.
     *
     * @return true, unless {@code send} never sends anything
     */
    default boolean sends() {
        return true;
    }
}
