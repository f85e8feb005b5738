package dev.sessionkit.core;

import dev.sessionkit.api.EndReason;
import dev.sessionkit.api.SessionEvent;
import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.SessionKey;
import dev.sessionkit.api.SessionRequest;
import dev.sessionkit.api.SessionSecret;
import dev.sessionkit.api.SessionToken;
import dev.sessionkit.api.UserId;
import dev.sessionkit.spi.Credential;
import dev.sessionkit.spi.SessionData;
import dev.sessionkit.spi.SessionRecord;
import dev.sessionkit.spi.SessionState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The records beneath the sessions, for what is built on them: logins, tokens that renew. A host has no use for it.
 *
 * <p>Whatever a store throws is a {@link dev.sessionkit.api.SessionException}. A write whose answer was lost is looked up by its
 * revision, so that it is never applied twice, and is answered for. Nothing is cached. Thread-safe.
 */
public interface SessionRecords {

    /**
     * Reads one record as it is.
     *
     * @param id which
     * @return the record, over or not; empty where there is none
     */
    Optional<SessionRecord> find(SessionId id);

    /**
     * All records of a user, over or not, newest first.
     *
     * @param user whose
     * @return every one whose creation had returned before
     * @throws IllegalStateException where the store cannot list by user
     */
    List<SessionRecord> findByUser(UserId user);

    /**
     * Whether the store can list by user.
     *
     * @return true where it has {@link dev.sessionkit.spi.UserSessions}
     */
    boolean lists();

    /**
     * Makes a record that is not there.
     *
     * @param session with an id and revision of its own
     * @return false where the id is taken by another
     */
    boolean create(SessionRecord session);

    /**
     * Puts a record in place of the one that was read.
     *
     * @param current what was read
     * @param next what shall stand there
     * @return false where it is gone or has changed meanwhile
     */
    boolean replace(SessionRecord current, SessionRecord next);

    /**
     * Waits before a write that has lost its race is tried again: not at all at first, then ever longer, by chance, for at most
     * 13 ms.
     *
     * @param attempt 1 is the first repetition
     * @throws dev.sessionkit.api.SessionStoreException where the thread is interrupted, which stays set
     */
    void pause(int attempt);

    /**
     * Ends a session that was read, going on until it has ended, and tells so.
     *
     * @param session as it was read
     * @param reason kept in its tombstone
     * @return false where somebody else had ended it, or it is gone
     */
    boolean end(SessionRecord session, EndReason reason);

    /**
     * Why a session is over.
     *
     * @param state its state
     * @param at the time to judge by
     * @return empty while it is live
     */
    Optional<Rejection> over(SessionState state, Instant at);

    /**
     * The record that a write puts in another's place: a new revision, and kept for as long as its state asks for.
     *
     * @param current what was read
     * @param state what it shall be
     * @param data what it shall hold
     * @return what to hand to {@link #replace}
     */
    SessionRecord next(SessionRecord current, SessionState state, SessionData data);

    /**
     * A record that begins, with a revision of its own, and kept for as long as its state asks for.
     *
     * @param id of the session
     * @param user whose it is
     * @param state what it is
     * @param data what it holds
     * @return what to hand to {@link #create}
     */
    SessionRecord first(SessionId id, Optional<UserId> user, SessionState state, SessionData data);

    /**
     * A secret for a session that begins, of the kind that the settings want.
     *
     * @return fresh
     */
    SessionSecret newSecret();

    /**
     * The state of a session that begins, with the time-outs of the settings.
     *
     * @param now when
     * @param credentials what proves its ownership
     * @return a live state without login
     */
    SessionState begin(Instant now, List<Credential> credentials);

    /**
     * The state of a session that begins with a secret, with the time-outs of the settings.
     *
     * @param now when
     * @param secret a {@linkplain #newSecret new one}, which opens requests as long as the session lives, or until it is replaced
     * @return a live state without login
     */
    SessionState begin(Instant now, SessionSecret secret);

    /**
     * What a request's resolvers find that is one of the framework's tokens, whether it opens anything or not.
     *
     * @param request hostile
     * @return at most {@link dev.sessionkit.spi.SessionResolver#MOST_CLAIMS} of each resolver, in the order to try
     */
    List<SessionToken> presented(SessionRequest request);

    /**
     * Data with one value changed.
     *
     * @param data as it was
     * @param key the value's name and type
     * @param value the value
     * @param <T> its type
     * @return new data
     * @throws dev.sessionkit.core.SessionDataException where the value cannot be encoded, or the data becomes too large
     */
    <T> SessionData with(SessionData data, SessionKey<T> key, T value);

    /**
     * Reads a value.
     *
     * @param data where it is
     * @param key its name and type
     * @param <T> its type
     * @return the value, or empty where there is none, or none of that type
     */
    <T> Optional<T> get(SessionData data, SessionKey<T> key);

    /**
     * Tells the log and the host's listeners.
     *
     * @param event what has happened
     */
    void tell(SessionEvent event);

    /**
     * The time, in whole milliseconds as everything about sessions.
     *
     * @return by the framework's clock
     */
    Instant now();

    /**
     * What a session's account calls its role ({@code Sessions.RoleMetadata}).
     *
     * @return a name of metadata
     */
    String roleMetadata();

    /**
     * Refuses time-outs that {@code Sessions.AssuranceLevel} does not allow, for sessions that have their own.
     *
     * @param idleTimeout of such sessions; empty: none
     * @param absoluteTimeout of such sessions; empty: none
     * @throws IllegalArgumentException which says what is allowed
     */
    void requireAssurance(Optional<Duration> idleTimeout, Optional<Duration> absoluteTimeout);

    /**
     * The framework's source of randomness.
     *
     * @return thread-safe and cryptographically strong
     */
    RandomGenerator random();
}
