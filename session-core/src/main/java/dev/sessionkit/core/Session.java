package dev.sessionkit.core;

import dev.sessionkit.api.EndReason;
import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.SessionKey;
import dev.sessionkit.api.SessionType;
import dev.sessionkit.api.UserId;
import dev.sessionkit.spi.Login;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The valid session of one request. What is set or removed is seen by later reads of this request at once, and stored when
 * the {@link SessionContext} is committed: in one write, which is not made where nothing changed. If other requests wrote
 * meanwhile, only the keys that this request set or removed are applied to what they left.
 *
 * <p>Used by one thread at a time.
 */
public interface Session {

    /**
     * The public name of the session, fit for logs.
     *
     * @return its id
     */
    SessionId id();

    /**
     * Whose session it is.
     *
     * @return the user, or empty while nobody has signed in
     */
    Optional<UserId> user();

    /**
     * How much it stands for, by the role in the metadata of the {@link dev.sessionkit.api.Entity#ACCOUNT account} it holds.
     *
     * @return at least {@link SessionType#VALID_SESSION}
     */
    SessionType type();

    /**
     * When it began.
     *
     * @return in whole milliseconds
     */
    Instant createdAt();

    /**
     * When its client was last seen, as far as it was noted: up to {@code Sessions.TouchInterval} ago it may have been seen since.
     *
     * @return in whole milliseconds; when it began, where it begins with this request
     */
    Instant lastSeenAt();

    /**
     * How long it lives after its last use.
     *
     * @return what the settings said when it began, or its maker; or empty where it does not end for want of use
     */
    Optional<Duration> idleTimeout();

    /**
     * Whether this request's client did not bring it, but is told of it on commit.
     *
     * @return true where this request made or adopted it
     */
    boolean isNew();

    /**
     * How its user signed in, and when.
     *
     * @return the login, or empty while nobody has signed in
     */
    Optional<Login> login();

    /**
     * Reads a value.
     *
     * @param key its name and type
     * @param <T> its type
     * @return the value, shared with other requests and not to be changed; or empty where there is none
     * @throws SessionDataException where what is stored is not of that type and the settings say {@code FAIL}
     * @throws dev.sessionkit.api.SessionRequiredException where it is not, and the settings say {@code END_SESSION}
     */
    <T> Optional<T> get(SessionKey<T> key);

    /**
     * The names of what it holds, whatever the types; with what this request has set, and without what it has removed.
     *
     * @return a copy, in no order that counts
     * @throws SessionDataException where what is stored cannot be read at all and the settings say {@code FAIL}
     * @throws dev.sessionkit.api.SessionRequiredException where it cannot, and the settings say {@code END_SESSION}
     */
    Set<String> names();

    /**
     * Puts a value, to be stored on commit.
     *
     * @param key its name and type
     * @param value the value, written as JSON now, so that later changes to the object do not count
     * @param <T> its type
     * @throws SessionDataException where it cannot be written as JSON
     * @throws dev.sessionkit.api.ReadOnlySessionException where the session cannot be written
     */
    <T> void set(SessionKey<T> key, T value);

    /**
     * Removes a value, to be stored on commit.
     *
     * @param key its name
     * @throws dev.sessionkit.api.ReadOnlySessionException where the session cannot be written
     */
    void remove(SessionKey<?> key);

    /**
     * Changes a value exactly once, whatever other requests do at the same time. Stored at once, together with what this
     * request has set and removed so far. Where that changes the account's role, the client's old secret is dead from then on,
     * and its new one is sent on commit.
     *
     * @param key its name and type
     * @param change from the value that is stored (empty where there is none) to the new one; may be called several times, so
     *     it has no side effects
     * @param <T> its type
     * @return what was stored
     * @throws dev.sessionkit.api.SessionStoreException where the store is broken, or its answer was lost and another write
     *     came after, so that it is open whether the change was stored
     * @throws dev.sessionkit.api.SessionRequiredException where the session has ended meanwhile, or stands for somebody else
     */
    <T> T update(SessionKey<T> key, Function<Optional<T>, T> change);

    /**
     * Gives the client a new secret on commit; the old one is dead then. Done by itself where this request changes the role
     * of the account (ASVS 7.2.4).
     *
     * @throws dev.sessionkit.api.ReadOnlySessionException where the session cannot be written
     */
    void renew();

    /**
     * Ends the session, at once and for ever. What this request has set is dropped; what the client holds is taken back on
     * commit.
     *
     * @param reason kept in its tombstone
     * @throws dev.sessionkit.api.SessionStoreException where the store is broken; the session may then live on
     * @throws dev.sessionkit.api.ReadOnlySessionException where the session cannot be written
     */
    void end(EndReason reason);
}
