package dev.sessionkit.auth;

import dev.sessionkit.api.EndReason;
import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.UserId;
import dev.sessionkit.core.SessionContext;
import dev.sessionkit.core.SessionInfo;
import java.util.List;
import java.util.Optional;

/**
 * A user's sessions in the user's own hands: which there are, why one ended, and ending them (seed 001; ASVS 7.4.5, 7.5.2).
 * Whatever ends all of a user's sessions stops logins that are under way, too. Thread-safe.
 */
public interface SessionManagement {

    /** The most sessions that are listed. */
    int MOST_LISTED = 1000;

    /**
     * The live sessions of the request's user; pending one-time tokens are none.
     *
     * @param caller the request
     * @return newest first, at most {@value #MOST_LISTED}
     * @throws dev.sessionkit.api.SessionRequiredException where the caller has no valid session
     */
    List<UserSession> list(SessionContext caller);

    /**
     * How many there are.
     *
     * @param user whose
     * @return at most {@value #MOST_LISTED}
     */
    int count(UserId user);

    /**
     * Ends one: the request's own, as signed out; another of its user, or an administrator's choice, as kicked.
     *
     * @param caller the request
     * @param id which
     * @return false where there is no such live session, or it is not the caller's to end
     * @throws dev.sessionkit.api.SessionRequiredException where the caller has no valid session
     * @throws dev.sessionkit.api.FreshLoginRequiredException where it is not the caller's own, and {@code Login.FreshFor} asks for a
     *     fresher login
     */
    boolean end(SessionContext caller, SessionId id);

    /**
     * Signs the client out: ends the session of each genuine token that its request brings, of whatever generation, and takes
     * back what the client holds, also where nothing of it counts any more.
     *
     * @param caller the request
     * @return false where nothing had to be ended
     * @throws dev.sessionkit.api.SessionStoreException where the store is broken (503); the client keeps what it holds then
     */
    boolean logout(SessionContext caller);

    /**
     * Ends all of the user's sessions but the request's own.
     *
     * @param caller the request
     * @return how many have ended
     * @throws dev.sessionkit.api.SessionRequiredException where the caller has no valid session
     * @throws dev.sessionkit.api.FreshLoginRequiredException where {@code Login.FreshFor} asks for a fresher login
     */
    int kick(SessionContext caller);

    /**
     * Ends all of the user's sessions, the request's own among them, as signed out.
     *
     * @param caller the request
     * @return how many have ended
     * @throws dev.sessionkit.api.SessionRequiredException where the caller has no valid session
     * @throws dev.sessionkit.api.FreshLoginRequiredException where {@code Login.FreshFor} asks for a fresher login
     */
    int endAll(SessionContext caller);

    /**
     * Ends all of a user's sessions on the host's own authority.
     *
     * @param user whose
     * @param reason kept in their tombstones
     * @return how many have ended
     */
    int endAll(UserId user, EndReason reason);

    /**
     * What is known of a session, ended or not, as long as its record is kept: why was I signed out?
     *
     * @param caller the request; its user, or an administrator, may know
     * @param id which
     * @return empty where there is none, or it is none of the caller's business
     * @throws dev.sessionkit.api.SessionRequiredException where the caller has no valid session
     */
    Optional<SessionInfo> describe(SessionContext caller, SessionId id);
}
