package dev.sessionkit.core;

import dev.sessionkit.api.Entity;
import dev.sessionkit.api.RejectReason;
import dev.sessionkit.api.SessionEvent;
import dev.sessionkit.api.SessionKey;
import dev.sessionkit.api.SessionRequiredException;
import dev.sessionkit.api.SessionSecret;
import dev.sessionkit.api.SessionStoreException;
import dev.sessionkit.core.DataView.UnreadableValueException;
import dev.sessionkit.core.Records.Ambiguity;
import dev.sessionkit.spi.CredentialUse;
import dev.sessionkit.spi.SessionData;
import dev.sessionkit.spi.SessionRecord;
import dev.sessionkit.spi.SessionState;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns what a request wants into one conditional write. Where the write loses its race, what won is read again, and the same
 * changes are applied to it, if it still stands for the same. Used by one thread.
 */
@SuppressWarnings("ReferenceEquality") // what is unchanged is the same instance
final class SessionWriter {

    private static final Logger LOG = LoggerFactory.getLogger(SessionWriter.class);

    private final Kernel kernel;
    private final Backing backing;
    private final Instant now;
    private final boolean clientPresent;
    private SessionRecord record;
    private boolean stored;
    private boolean renewed;
    private boolean rotated;
    private boolean written;
    private @Nullable SessionSecret secret; // what the client shall present from now on, if that is new
    private @Nullable SecretRotation rotation; // for the secret that it has presented, if that may be old
    private long lowestRevision = Long.MAX_VALUE; // of a session that travels: what counts once it is renewed

    /**
     * A writer of one session.
     *
     * @param record as it was read, or as it shall be created
     * @param now the time of the request
     * @param stored whether it is in the store
     * @param clientPresent whether there is a client that a new secret could be sent to
     */
    SessionWriter(
            Kernel kernel, Backing backing, SessionRecord record, Instant now, boolean stored, boolean clientPresent) {
        this.kernel = kernel;
        this.backing = backing;
        this.record = record;
        this.now = now;
        this.stored = stored;
        this.clientPresent = clientPresent;
    }

    /** The session as last read or written. */
    SessionRecord record() {
        return record;
    }

    boolean stored() {
        return stored;
    }

    /** Whether something was written. */
    boolean written() {
        return written;
    }

    /** Whether the client shall get a new secret. */
    boolean renews() {
        return secret != null;
    }

    /** The new secret that the next write puts in place of the old. */
    SessionSecret renew() {
        if (secret == null) {
            secret = SecretRenewal.another(record.state(), kernel.settings(), kernel.random());
        }
        return secret;
    }

    /** The secret that took the old one's place, if one did. */
    Optional<SessionSecret> renewed() {
        return renewed ? Optional.ofNullable(secret) : Optional.empty();
    }

    /** Has the next write give an old secret its successor, unless that is done or a new secret takes its place. */
    void rotate(SecretRotation wanted) {
        rotation = wanted;
    }

    /** Whether the next write would do that. */
    boolean rotates() {
        return rotation != null && secret == null && rotation.appliesTo(record.state());
    }

    /** What took the place of the secret that the client presented, when that was old: here, or in another request. */
    Optional<SessionSecret> successor() {
        return rotation == null ? Optional.empty() : rotation.successor(record);
    }

    /** Tells where a secret that was replaced came from another client than the one that got its successor first. */
    void tellRepeated(SessionRecord found) {
        SecretRotation part = rotation;
        if (part != null) {
            part.repeatedForAnother(record)
                    .or(() -> part.repeatedForAnother(found)) // a new secret may have taken the place of all since
                    .ifPresent(kernel.events()::tell);
        }
    }

    /** Stores a session that begins. */
    void create(Changes wanted) {
        SessionData data = kernel.codec().merge(record.data(), wanted.json());
        SessionRecord complete = new SessionRecord(
                record.id(), record.revision(), record.user(), record.purgeAfter(), record.state(), data);
        backing.create(complete);
        record = complete;
        stored = true;
        written = true;
        if (!backing.travels()) {
            kernel.events().tell(new SessionEvent.Created(record.id(), record.user(), now));
        }
    }

    /** Makes sure that a session which travels may be sent as it is now; only then has anything happened to it. */
    void settle(Optional<SessionRecord> held) {
        if (!written || !backing.travels()) {
            return;
        }
        backing.settle(held, record);
        if (held.isEmpty()) {
            kernel.events().tell(new SessionEvent.Created(record.id(), record.user(), now));
        } else if (renewed) {
            kernel.events().tell(new SessionEvent.Renewed(record.id(), record.user(), now));
        }
    }

    /** Stores changes, a new secret and a due touch, in one write; in none where nothing is different. */
    void write(Changes wanted) {
        SessionRecord current = record;
        for (int attempt = 1; ; attempt++) {
            SessionRecord next = next(current, wanted, true);
            if (next == current || backing.replace(current, next, Ambiguity.LOST)) {
                done(current, next);
                return;
            }
            current = afterLostRace(attempt);
        }
    }

    /** Stores a change to the value that stands when it is stored, exactly once, together with other changes. */
    <T> T update(SessionKey<T> key, Changes wanted, Function<Optional<T>, T> change) {
        SessionRecord current = record;
        for (int attempt = 1; ; attempt++) {
            Optional<T> before = wanted.has(key)
                    ? wanted.get(key, kernel.codec())
                    : view(current.data()).get(key);
            T value = Objects.requireNonNull(change.apply(before), "a session value is not null");
            byte[] json = kernel.codec().encode(key, value);
            SessionRecord next = next(current, wanted.with(key, value, json), false);
            if (next == current || backing.replace(current, next, Ambiguity.FAILURE)) {
                done(current, next);
                return value;
            }
            current = afterLostRace(attempt);
        }
    }

    /** Notes the use; dropped where it loses its race or meets a broken store, since nothing is lost but a moment's life. */
    void touch() {
        SessionRecord next = next(record, new Changes(), false);
        try {
            if (backing.replace(record, next, Ambiguity.LOST)) {
                done(record, next);
            }
        } catch (SessionStoreException e) {
            LOG.warn("The last use of session {} was not noted: {}", record.id(), e.getMessage());
        }
    }

    /** Gives the old secret its successor; put off where that fails: the old one counts, and the request was served. */
    void writeRotation() {
        try {
            write(new Changes());
        } catch (SessionStoreException e) {
            LOG.warn("The secret of session {} was not renewed: {}", record.id(), e.getMessage());
        } catch (SessionRequiredException e) {
            LOG.debug("The secret of session {} needs no renewal any longer: {}", record.id(), e.getMessage());
        }
    }

    /**
     * What shall stand in place of {@code current}: the same instance where nothing is to be written.
     *
     * @param commits whether a new secret that was asked for goes with it; one that a change of role needs always does
     */
    private SessionRecord next(SessionRecord current, Changes wanted, boolean commits) {
        SessionData data = wanted.isEmpty() ? current.data() : kernel.codec().merge(current.data(), wanted.json());
        boolean newRole = data != current.data() && wanted.has(Entity.ACCOUNT) && changesRole(current.data(), data);
        if (newRole) {
            renew();
        }
        boolean renews = secret != null && (newRole || commits) && !isRenewed(current, secret);
        boolean rotates = commits && secret == null && rotation != null && rotation.appliesTo(current.state());
        boolean touches = kernel.lifetimes().touchDue(current.state(), now);
        if (data == current.data() && !renews && !rotates && !touches) {
            return current;
        }
        SessionState state = current.state().touched(now);
        if (renews && !backing.travels()) {
            state = SecretRenewal.replaced(state, renew(), now);
        } else if (rotates) {
            state = Objects.requireNonNull(rotation).applied(current.id(), state);
        }
        long revision = backing.revisionAfter(current.revision(), renews, kernel.random());
        lowestRevision = renews ? revision : lowestRevision;
        return new SessionRecord(
                current.id(),
                revision,
                current.user(),
                kernel.lifetimes().purgeAfter(state, current.purgeAfter()),
                state,
                data);
    }

    private void done(SessionRecord current, SessionRecord next) {
        record = next;
        written |= next != current;
        if (!renewed && secret != null && isRenewed(next, secret)) {
            renewed = true;
            if (!backing.travels()) {
                kernel.events().tell(new SessionEvent.Renewed(next.id(), next.user(), now));
            }
        }
        if (!rotated && rotation != null && rotation.isIn(next.state())) {
            rotated = true;
            kernel.events().tell(new SessionEvent.Renewed(next.id(), next.user(), now));
        }
    }

    /** A change of privilege needs a new secret, where there is a client to send it to. */
    private boolean changesRole(SessionData before, SessionData after) {
        if (!clientPresent) {
            return false;
        }
        try {
            return !role(before).equals(role(after));
        } catch (UnreadableValueException e) {
            return true;
        }
    }

    private Optional<String> role(SessionData data) {
        return view(data)
                .get(Entity.ACCOUNT)
                .map(account -> account.string(kernel.settings().roleMetadata()).orElse(""));
    }

    /** Whether what was presented before no longer opens this: it has the new secret, or is new enough, as it has none. */
    private boolean isRenewed(SessionRecord session, SessionSecret wanted) {
        return backing.travels() ? session.revision() >= lowestRevision : holds(session.state(), wanted);
    }

    private boolean holds(SessionState state, SessionSecret wanted) {
        return state.credentials().stream()
                .anyMatch(credential -> credential.proves(wanted, CredentialUse.BEARER, now));
    }

    /** What won, if this request's changes may be applied to it. */
    private SessionRecord afterLostRace(int attempt) {
        Backoff.pause(attempt, kernel.random());
        SessionRecord winner = kernel.requireLive(backing.find(record.id()), now);
        if (secret != null && holds(winner.state(), secret)) {
            return winner; // this request's own write, whose answer was lost, and then another's on top of it
        }
        boolean lostItsSecret = secret != null && !SecretRenewal.sameSecrets(record.state(), winner.state(), now);
        if (lostItsSecret || !Standing.same(winner, record, kernel)) {
            throw new SessionRequiredException(RejectReason.CHANGED);
        }
        return winner;
    }

    private DataView view(SessionData data) {
        return kernel.codec().view(data);
    }
}
