package dev.sessionkit.core;

import dev.sessionkit.api.EndReason;
import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.SessionKey;
import dev.sessionkit.spi.IssuedSession;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Sessions as services see them: the verbs of seed 002, taking the context of a request or the id of a session. What takes a
 * context works on the request's session and is stored on its commit; what takes an id is stored at once and acts with the
 * host's own authority. Thread-safe.
 */
public interface Sessions {

    /**
     * Makes a session for the client of a request, which gets it on commit.
     *
     * @param context the request
     * @param session whose it is, and how they signed in
     * @return its id
     * @see SessionContext#newSession
     */
    SessionId newSession(SessionContext context, NewSession session);

    /**
     * Makes and stores a session for a client that is not there now. Its id may be sent later by {@link #sendSessionId}.
     *
     * @param session whose it is, and how they signed in
     * @return what was stored, and the token that opens it
     * @throws dev.sessionkit.api.ReadOnlySessionException where the store can only be read
     */
    IssuedSession newSession(NewSession session);

    /**
     * Makes a session that exists the one of a request, and sends it to the client on commit.
     *
     * @param context the request
     * @param id which session; the caller answers for its being the client's
     * @throws dev.sessionkit.api.SessionRequiredException where it is not valid, or waits for its one-time token
     * @see SessionContext#adopt
     */
    void sendSessionId(SessionContext context, SessionId id);

    /**
     * Whether a request has a valid session.
     *
     * @param context the request
     * @return true where it has
     */
    boolean isSessionValid(SessionContext context);

    /**
     * Whether a session is valid now.
     *
     * @param id which
     * @return false where it is unknown, ended or expired, or waits for its one-time token
     */
    boolean isSessionValid(SessionId id);

    /**
     * Reads a value of a request's session.
     *
     * @param context the request
     * @param key the value's name and type
     * @param <T> its type
     * @return the value, or empty where there is none
     * @throws dev.sessionkit.api.SessionRequiredException where there is no valid session
     */
    <T> Optional<T> getSessionData(SessionContext context, SessionKey<T> key);

    /**
     * Reads a value of a session.
     *
     * @param id which session
     * @param key the value's name and type
     * @param <T> its type
     * @return the value, or empty where there is none
     * @throws dev.sessionkit.api.SessionRequiredException where the session is not valid
     */
    <T> Optional<T> getSessionData(SessionId id, SessionKey<T> key);

    /**
     * Puts a value into a request's session, to be stored on commit.
     *
     * @param context the request
     * @param key the value's name and type
     * @param value the value
     * @param <T> its type
     * @throws dev.sessionkit.api.SessionRequiredException where there is no valid session
     */
    <T> void setSessionData(SessionContext context, SessionKey<T> key, T value);

    /**
     * Puts a value into a session, now.
     *
     * @param id which session
     * @param key the value's name and type
     * @param value the value
     * @param <T> its type
     * @throws dev.sessionkit.api.SessionRequiredException where the session is not valid
     */
    <T> void setSessionData(SessionId id, SessionKey<T> key, T value);

    /**
     * Changes a value of a session exactly once, now.
     *
     * @param id which session
     * @param key the value's name and type
     * @param change see {@link Session#update}
     * @param <T> its type
     * @return what was stored
     * @throws dev.sessionkit.api.SessionRequiredException where the session is not valid
     */
    <T> T updateSessionData(SessionId id, SessionKey<T> key, Function<Optional<T>, T> change);

    /**
     * Uses a session on the host's own authority, as a request of its own would: what is set or removed is stored in one write when
     * {@code use} is done, and its being used is noted. Where {@code use} throws, nothing is stored.
     *
     * @param id which session
     * @param use what to do with it; the {@link Session} can be changed no more afterwards
     * @throws dev.sessionkit.api.SessionRequiredException where the session is not valid
     */
    void access(SessionId id, Consumer<Session> use);

    /**
     * The id of a request's session together with a value.
     *
     * @param context the request
     * @param key the value's name and type
     * @param <T> its type
     * @return both, or empty where the request has no valid session
     */
    <T> Optional<SessionIdAndData<T>> getSessionIdAndData(SessionContext context, SessionKey<T> key);

    /**
     * Ends a request's own session, as signed out.
     *
     * @param context the request
     * @return false where it had none
     */
    boolean invalidateSession(SessionContext context);

    /**
     * Ends another session on a client's behalf, as kicked. The client must be the session's user, or an administrator; to
     * anybody else every id is unknown.
     *
     * @param caller the client's request
     * @param id which session to end
     * @return false where there is no such live session, or it is not the client's
     * @throws dev.sessionkit.api.SessionRequiredException where the caller has no valid session
     */
    boolean invalidateSession(SessionContext caller, SessionId id);

    /**
     * Ends a session on the host's own authority.
     *
     * @param id which
     * @param reason kept in its tombstone
     * @return false where there is none, or it had ended before
     */
    boolean end(SessionId id, EndReason reason);

    /**
     * What is known of a session, ended or not, as long as its record is kept.
     *
     * @param id which
     * @return what may be shown to its user, or empty where there is no record
     */
    Optional<SessionInfo> describe(SessionId id);
}
