package dev.sessionkit.auth;

import dev.sessionkit.api.EndReason;
import dev.sessionkit.api.SessionEvent;
import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.SessionKey;
import dev.sessionkit.api.SessionRequest;
import dev.sessionkit.api.SessionSecret;
import dev.sessionkit.api.SessionToken;
import dev.sessionkit.api.UserId;
import dev.sessionkit.core.Rejection;
import dev.sessionkit.core.SessionRecords;
import dev.sessionkit.spi.Credential;
import dev.sessionkit.spi.SessionData;
import dev.sessionkit.spi.SessionRecord;
import dev.sessionkit.spi.SessionState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Records as a node sees them whose clock may be ahead, or behind; counts what lives, and tells of each look. Thread-safe. */
final class WatchedRecords implements SessionRecords {

    private final SessionRecords records;
    private final Duration ahead;
    private final LiveCount live;
    private final Runnable afterFind;

    WatchedRecords(SessionRecords records, Duration ahead, LiveCount live, Runnable afterFind) {
        this.afterFind = afterFind;
        this.live = live;
        this.records = records;
        this.ahead = ahead;
    }

    @Override
    public Optional<SessionRecord> find(SessionId id) {
        Optional<SessionRecord> found = records.find(id);
        afterFind.run();
        return found;
    }

    @Override
    public List<SessionRecord> findByUser(UserId user) {
        return records.findByUser(user);
    }

    @Override
    public void pause(int attempt) {
        records.pause(attempt);
    }

    @Override
    public SessionSecret newSecret() {
        return records.newSecret();
    }

    @Override
    public SessionState begin(Instant now, List<Credential> credentials) {
        return records.begin(now, credentials);
    }

    @Override
    public SessionState begin(Instant now, SessionSecret secret) {
        return records.begin(now, secret);
    }

    @Override
    public List<SessionToken> presented(SessionRequest request) {
        return records.presented(request);
    }

    @Override
    public String roleMetadata() {
        return records.roleMetadata();
    }

    @Override
    public void requireAssurance(Optional<Duration> idleTimeout, Optional<Duration> absoluteTimeout) {
        records.requireAssurance(idleTimeout, absoluteTimeout);
    }

    @Override
    public boolean lists() {
        return records.lists();
    }

    @Override
    public boolean create(SessionRecord session) {
        return lives(session) ? live.begin(() -> records.create(session)) : records.create(session);
    }

    @Override
    public boolean replace(SessionRecord current, SessionRecord next) {
        boolean begins = current.state().isPending() && lives(next);
        return begins ? live.begin(() -> records.replace(current, next)) : records.replace(current, next);
    }

    @Override
    public boolean end(SessionRecord session, EndReason reason) {
        return live.end(() -> hasBegun(session), () -> records.end(session, reason));
    }

    private boolean hasBegun(SessionRecord session) {
        return !session.state().isPending()
                || records.find(session.id()).filter(WatchedRecords::lives).isPresent();
    }

    private static boolean lives(SessionRecord session) {
        return session.user().isPresent()
                && session.state().ending().isEmpty()
                && !session.state().isPending();
    }

    @Override
    public Optional<Rejection> over(SessionState state, Instant at) {
        return records.over(state, at);
    }

    @Override
    public SessionRecord next(SessionRecord current, SessionState state, SessionData data) {
        return records.next(current, state, data);
    }

    @Override
    public SessionRecord first(SessionId id, Optional<UserId> user, SessionState state, SessionData data) {
        return records.first(id, user, state, data);
    }

    @Override
    public <T> SessionData with(SessionData data, SessionKey<T> key, T value) {
        return records.with(data, key, value);
    }

    @Override
    public <T> Optional<T> get(SessionData data, SessionKey<T> key) {
        return records.get(data, key);
    }

    @Override
    public void tell(SessionEvent event) {
        records.tell(event);
    }

    @Override
    public Instant now() {
        return records.now().plus(ahead);
    }

    @Override
    public RandomGenerator random() {
        return records.random();
    }
}
