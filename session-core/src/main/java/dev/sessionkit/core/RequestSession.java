package dev.sessionkit.core;

import dev.sessionkit.api.EndReason;
import dev.sessionkit.api.Entity;
import dev.sessionkit.api.RejectReason;
import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.SessionKey;
import dev.sessionkit.api.SessionRequiredException;
import dev.sessionkit.api.SessionSecret;
import dev.sessionkit.api.SessionToken;
import dev.sessionkit.api.SessionType;
import dev.sessionkit.api.UserId;
import dev.sessionkit.core.DataView.UnreadableValueException;
import dev.sessionkit.spi.CredentialUse;
import dev.sessionkit.spi.IssuedSession;
import dev.sessionkit.spi.Login;
import dev.sessionkit.spi.SessionRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A session as one request sees it: what was read, and over it what this request wants changed. */
final class RequestSession implements Session {

    private static final Logger LOG = LoggerFactory.getLogger(RequestSession.class);

    private final Kernel kernel;
    private Resolved.Found opened;
    private final Origin origin;
    private @Nullable SessionWriter writer; // made when there is something to write
    private @Nullable Changes changes;
    private @Nullable SessionSecret first; // what the client is to be told of a session it did not bring
    private boolean brought; // whether the client's request has brought it
    private boolean ended;
    private boolean closed;

    /** Where a session comes from. */
    private enum Origin {
        /** A client's request brought it. */
        CLIENT,
        /** The host has handed it over for its client. */
        ADOPTED,
        /** The host opened it on its own authority, with no client there to be sent anything. */
        HOST,
        /** It begins with this request, and is stored when it is first written. */
        NEW
    }

    private RequestSession(Kernel kernel, Resolved.Found opened, Origin origin) {
        this.kernel = kernel;
        this.opened = opened;
        this.origin = origin;
        this.brought = origin == Origin.CLIENT;
    }

    static RequestSession found(Kernel kernel, Resolved.Found found) {
        return new RequestSession(kernel, found, Origin.CLIENT);
    }

    /** One that no request has brought, and that its client is to be told a new secret of. */
    static RequestSession adopted(Kernel kernel, Resolved.Found stored) {
        return new RequestSession(kernel, stored, Origin.ADOPTED);
    }

    /** One that was stored by somebody else, who knows its secret, and that its client is still to be told. */
    static RequestSession issued(Kernel kernel, Resolved.Found stored, SessionSecret secret) {
        RequestSession issued = adopted(kernel, stored);
        issued.first = secret;
        return issued;
    }

    static RequestSession unattended(Kernel kernel, SessionRecord found, Instant now) {
        return new RequestSession(kernel, new Resolved.Found(found, kernel.backing(), now), Origin.HOST);
    }

    static RequestSession begun(Kernel kernel, NewSessions.Draft draft) {
        RequestSession begun = new RequestSession(
                kernel, new Resolved.Found(draft.session(), kernel.backing(), draft.at()), Origin.NEW);
        begun.first = draft.secret();
        return begun;
    }

    /** The session as last read or written. */
    SessionRecord record() {
        return writer == null ? opened.session() : writer.record();
    }

    private SessionWriter writer() {
        if (writer == null) {
            writer = new SessionWriter(
                    kernel,
                    opened.backing(),
                    opened.session(),
                    opened.at(),
                    origin != Origin.NEW,
                    origin != Origin.HOST);
        }
        return writer;
    }

    @Override
    public SessionId id() {
        return record().id();
    }

    @Override
    public Optional<UserId> user() {
        return record().user();
    }

    @Override
    public SessionType type() {
        Optional<Entity> account = get(Entity.ACCOUNT);
        return account.isEmpty() ? SessionType.VALID_SESSION : Standing.typeOf(account.get(), kernel.settings());
    }

    @Override
    public Instant createdAt() {
        return record().state().createdAt();
    }

    @Override
    public Instant lastSeenAt() {
        return record().state().lastSeenAt();
    }

    @Override
    public Optional<Duration> idleTimeout() {
        return record().state().idleTimeout();
    }

    @Override
    public boolean isNew() {
        return !brought && origin != Origin.HOST;
    }

    @Override
    public Optional<Login> login() {
        return record().state().login();
    }

    @Override
    public <T> Optional<T> get(SessionKey<T> key) {
        return changes != null && changes.has(key) ? changed(key, changes) : stored(key);
    }

    /** What this request itself has put; in another type it is a mistake in the host, and no reason to end the session. */
    private <T> Optional<T> changed(SessionKey<T> key, Changes own) {
        try {
            return own.get(key, kernel.codec());
        } catch (UnreadableValueException e) {
            throw new SessionDataException("this request put another type under the session key " + key, e);
        }
    }

    private <T> Optional<T> stored(SessionKey<T> key) {
        try {
            return view().get(key);
        } catch (UnreadableValueException e) {
            if (readAgain()) {
                return stored(key);
            }
            refuseUnlessDropped(e);
            if (!closed && opened.backing().writable()) {
                changes().remove(key);
            }
            return Optional.empty();
        }
    }

    @Override
    public Set<String> names() {
        Set<String> names = storedNames();
        if (changes != null) {
            changes.applyTo(names);
        }
        return names;
    }

    private Set<String> storedNames() {
        try {
            return view().names();
        } catch (UnreadableValueException e) {
            if (readAgain()) {
                return storedNames();
            }
            refuseUnlessDropped(e);
            return new LinkedHashSet<>();
        }
    }

    @Override
    public <T> void set(SessionKey<T> key, T value) {
        Objects.requireNonNull(value, "value");
        writableChanges().set(key, value, kernel.codec().encode(key, value));
    }

    @Override
    public void remove(SessionKey<?> key) {
        writableChanges().remove(key);
    }

    @Override
    public <T> T update(SessionKey<T> key, Function<Optional<T>, T> change) {
        Changes wanted = writableChanges();
        if (wanted.has(key)) {
            changed(key, wanted); // in another type it is a mistake, told before anything is written
        }
        if (!writer().stored()) {
            writer().create(wanted);
            wanted = new Changes();
        }
        T value = update(key, wanted, change);
        changes = null;
        return value;
    }

    private <T> T update(SessionKey<T> key, Changes wanted, Function<Optional<T>, T> change) {
        try {
            return writer().update(key, wanted, change);
        } catch (UnreadableValueException e) {
            if (readAgain()) {
                return update(key, wanted, change);
            }
            refuseUnlessDropped(e);
            wanted.remove(key);
            return writer().update(key, wanted, change);
        }
    }

    @Override
    public void renew() {
        requireOpen();
        if (first == null) {
            writer().renew();
        }
    }

    @Override
    public void end(EndReason reason) {
        requireUncommitted();
        endElsewhere(reason);
        ended = true;
        closed = true;
    }

    /** Ends what exists beyond this request: in the store, or in what the client holds. */
    private void endElsewhere(EndReason reason) {
        if (origin != Origin.NEW || stored()) {
            new Endings(kernel).end(opened.backing(), record(), reason);
        }
    }

    /** Ends it in favour of another, where somebody can. */
    void giveWay() {
        boolean endable =
                opened.backing().writable() || opened.backing().revocations().isPresent();
        if (!ended && endable) {
            endElsewhere(EndReason.REPLACED);
        }
    }

    boolean ended() {
        return ended;
    }

    /** Whether it stands as another request has read it. */
    boolean isRemembered() {
        return !opened.fresh() && !closed && !hasWritten();
    }

    /** Whether it stands as the client's request has brought it. */
    boolean isAsBrought() {
        return origin == Origin.CLIENT && !hasWritten();
    }

    private boolean hasWritten() {
        return writer != null && writer.written();
    }

    /**
     * Goes on from the session as it was read again, before anything was written; with what this request wants changed, where it
     * stands for the same.
     */
    void continueFrom(Resolved.Found again) {
        boolean renews = writer != null && writer.renews();
        if ((changes != null || renews) && !Standing.same(again.session(), record(), kernel)) {
            throw new SessionRequiredException(RejectReason.CHANGED);
        }
        opened = again;
        writer = null;
        if (renews) {
            writer().renew();
        }
    }

    /** Reads what is only remembered, since that says no by data that cannot be read; false where it was read for this request. */
    private boolean readAgain() {
        if (!isRemembered()) {
            return false;
        }
        continueFrom(new Resolved.Found(stillSame(), opened.backing(), opened.at()));
        return true;
    }

    /**
     * The session as the store has it now, if it is live, stands for the same, and what opened it still does.
     *
     * @throws SessionRequiredException where it is not
     */
    SessionRecord stillSame() {
        SessionRecord own = record();
        SessionRecord now = kernel.live(own.id(), opened.at());
        boolean same = now.revision() == own.revision()
                || Standing.same(now, own, kernel) && SecretRenewal.sameSecrets(own.state(), now.state(), opened.at());
        if (!same) {
            throw new SessionRequiredException(RejectReason.CHANGED);
        }
        return now;
    }

    /**
     * Goes on with what this request has wanted changed of the same session before; that view of it can be changed no more.
     *
     * @throws IllegalStateException where something was, and the session stands for another since
     */
    void takeOver(RequestSession before) {
        if (before.changes != null && !Standing.same(record(), before.record(), kernel)) {
            throw new IllegalStateException(
                    "this request has changed its session, which has been signed in anew since: adopt it before changing it");
        }
        changes = before.changes;
        brought = before.brought;
        before.closed = true;
    }

    /** Whether the store has it. */
    boolean stored() {
        return !opened.backing().travels() && (writer == null ? origin != Origin.NEW : writer.stored());
    }

    /** Whether the secret that the client presented may be old, so that {@link #presented} should say which it was. */
    boolean mayRotate() {
        return origin == Origin.CLIENT
                && first == null
                && !ended
                && opened.backing() instanceof StoredBacking
                && SecretRotation.concerns(record().state(), opened.at(), kernel.lifetimes());
    }

    boolean isOpenedBy(SessionToken token) {
        return token.id().equals(id())
                && opened.session().state().credentials().stream()
                        .anyMatch(credential -> credential.proves(token.secret(), CredentialUse.BEARER, opened.at()));
    }

    /** Has the commit give this secret its successor, if it is the client's and old. */
    void presented(SessionSecret secret, RequestClient by) {
        writer().rotate(new SecretRotation(kernel, secret, by, opened.at()));
    }

    /** From now on it can be read, but not changed. */
    void close() {
        closed = true;
    }

    /** Stores what is not yet stored; after this, nothing can be changed. */
    void commit() {
        close();
        if (ended || !opened.backing().writable()) {
            return;
        }
        boolean writes = changes != null || (writer != null && writer.renews());
        if (!writes && origin != Origin.NEW) {
            if (writer != null && writer.rotates()) {
                writer.writeRotation();
            } else if (kernel.lifetimes().touchDue(record().state(), opened.at())) {
                writer().touch();
            }
        } else if (!writer().stored()) {
            writer().create(changes());
        } else {
            writer().write(changes());
        }
        if (writer != null) {
            writer.settle(origin == Origin.NEW ? Optional.empty() : Optional.of(opened.session()));
            writer.tellRepeated(opened.session());
        }
    }

    /** Where its changes go. */
    Backing backing() {
        return opened.backing();
    }

    /** What the client must be sent; empty unless what it holds has changed. */
    Optional<IssuedSession> issued() {
        if (ended || writer == null && first == null) {
            return Optional.empty(); // nearly always
        }
        if (opened.backing().travels()) {
            return writer != null && writer.written()
                    ? Optional.of(new IssuedSession(record(), Optional.empty()))
                    : Optional.empty();
        }
        return Optional.ofNullable(writer)
                .flatMap(SessionWriter::renewed)
                .or(() -> Optional.ofNullable(first))
                .or(() -> Optional.ofNullable(writer).flatMap(SessionWriter::successor))
                .map(secret -> new IssuedSession(record(), Optional.of(new SessionToken(id(), secret))));
    }

    private DataView view() {
        return kernel.codec().view(record().data());
    }

    private Changes changes() {
        if (changes == null) {
            changes = new Changes();
        }
        return changes;
    }

    private Changes writableChanges() {
        requireOpen();
        try {
            view().requireReadable();
        } catch (UnreadableValueException e) {
            if (readAgain()) {
                return writableChanges();
            }
            refuseUnlessDropped(e);
        }
        return changes();
    }

    private void requireOpen() {
        requireUncommitted();
        opened.backing().requireWritable();
    }

    private void requireUncommitted() {
        if (closed) {
            throw new IllegalStateException(
                    ended
                            ? "the session has been ended by this request"
                            : "the request's session context is committed, or has adopted this session anew");
        }
    }

    /** What the settings say about stored data that cannot be read; returns where it counts as absent. */
    private void refuseUnlessDropped(UnreadableValueException unreadable) {
        switch (kernel.settings().unreadableData()) {
            case DROP_KEY -> LOG.warn("Session {}: {}; it counts as absent.", id(), unreadable.getMessage());
            case END_SESSION -> {
                LOG.warn("Session {}: {}; the session ends.", id(), unreadable.getMessage());
                if (!closed && opened.backing().writable()) {
                    end(EndReason.UNREADABLE);
                }
                throw new SessionRequiredException(RejectReason.UNREADABLE);
            }
            case FAIL -> throw new SessionDataException("session " + id() + ": " + unreadable.getMessage(), unreadable);
        }
    }
}
