package dev.sessionkit.core;

import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.SessionRequest;
import dev.sessionkit.api.SessionType;
import dev.sessionkit.spi.IssuedSession;
import java.time.Duration;
import java.util.Optional;

/**
 * What one request has to do with sessions. Nothing is looked up before {@link #session()} or {@link #require} asks for it,
 * so a request that needs no session costs nothing and works while the store is down. Used by one thread at a time; handed
 * over, never bound to a thread.
 *
 * <pre>{@code
 * SessionContext context = framework.open(request, response);
 * Session session = context.require(SessionType.USER_ACCOUNT);
 * session.set(CART, cart);
 * context.commit(); // before the response's headers go out
 * }</pre>
 */
public interface SessionContext {

    /**
     * The request that this is the context of.
     *
     * @return as it was opened with
     */
    SessionRequest request();

    /**
     * The session that the client presented, if it is valid, or the one this request made.
     *
     * @return the session, or empty; {@link #rejection()} then says why
     * @throws dev.sessionkit.api.SessionStoreException where the store is broken, so that nothing is known
     */
    Optional<Session> session();

    /**
     * The session, where one is needed. What is only remembered of it refuses nothing: the store is asked first.
     *
     * @param atLeast what it must stand for
     * @return the session
     * @throws dev.sessionkit.api.SessionRequiredException where there is none: 401
     * @throws dev.sessionkit.api.AccessDeniedException where it stands for less: 403
     * @throws dev.sessionkit.api.SessionStoreException where the store is broken: 503
     */
    Session require(SessionType atLeast);

    /**
     * Why {@link #session()} is empty.
     *
     * @return the reason, or empty where there is a session
     * @throws dev.sessionkit.api.SessionStoreException where the store is broken, so that nothing is known
     */
    Optional<Rejection> rejection();

    /**
     * Makes a session with a new id and a new secret, which the client gets on commit. It is stored on commit, together with
     * what is set in it. A session that the client presented ends then, as replaced; take over what shall stay before.
     *
     * @param session whose it is, and how they signed in
     * @return the new session, now the one of this request
     * @throws dev.sessionkit.api.ReadOnlySessionException where the store can only be read
     */
    Session newSession(NewSession session);

    /**
     * Sends the client a session that exists, and makes it the one of this request. It gets a new secret, since nobody knows
     * the old one.
     *
     * @param id which session; the caller answers for its being the client's
     * @return the session
     * @throws dev.sessionkit.api.SessionRequiredException where it is not valid, or waits for its one-time token
     */
    Session adopt(SessionId id);

    /**
     * Sends the client a session that was stored by somebody who knows its secret, such as a login, and makes it the one of this
     * request. It keeps that secret. A session that the client presented ends on commit, as replaced; if it is this one, what
     * the request has set in it so far is kept, and the former {@link Session} can be changed no more.
     *
     * @param issued the session and its token
     * @return the session
     * @throws IllegalArgumentException where there is no token
     * @throws IllegalStateException where it is the session that the client presented, in which this request has set something,
     *     and it stands for another user, login or role since
     */
    Session adopt(IssuedSession issued);

    /**
     * The session, where its user must have signed in not long ago: before risky acts (ASVS 7.5.1, 7.5.3). Each call asks the
     * store, once, whatever is remembered of the session and whatever this request has read of it before; the answer is what
     * counts from then on. Where the request had looked at its session before, and it has come to stand for another user, login or
     * role since, it is refused as changed. What this request itself has stored or adopted is compared with what the store has of
     * it by id. A session that is not stored yet, or travels with its client, is judged as it is.
     *
     * @param atLeast what it must stand for
     * @param maxAge how long ago the login may be, at the most; however long
     * @return the session
     * @throws dev.sessionkit.api.FreshLoginRequiredException where the login is older, or there was none: 401, to sign in again
     * @throws dev.sessionkit.api.SessionRequiredException where there is no session, or it has changed: 401
     * @throws dev.sessionkit.api.AccessDeniedException where it stands for less: 403
     * @throws dev.sessionkit.api.SessionStoreException where the store is broken: 503
     */
    Session requireFresh(SessionType atLeast, Duration maxAge);

    /**
     * Takes back what the client holds, on commit, whether it opens anything or not: for signing out. Nothing is stored any more
     * by this request, which has no session from now on; ending one is another matter.
     */
    void clear();

    /**
     * Stores what changed, then tells the client what to hold from now on. To be called once, before the response's headers
     * go out; a request that failed need not call it, and then nothing that was set is stored. After it the session can
     * still be read, even if nobody had asked for it before; changing it is an {@link IllegalStateException}.
     *
     * @throws dev.sessionkit.api.SessionRequiredException where the session has ended meanwhile, or stands for somebody else
     * @throws dev.sessionkit.api.SessionStoreException where the store is broken
     * @throws SessionDataException where the data has become larger than the settings allow
     * @throws IllegalStateException where it was called before
     */
    void commit();
}
