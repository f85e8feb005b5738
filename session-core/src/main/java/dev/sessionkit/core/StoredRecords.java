package dev.sessionkit.core;

import dev.sessionkit.api.EndReason;
import dev.sessionkit.api.SessionEvent;
import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.SessionKey;
import dev.sessionkit.api.SessionRequest;
import dev.sessionkit.api.SessionSecret;
import dev.sessionkit.api.SessionToken;
import dev.sessionkit.api.UserId;
import dev.sessionkit.core.DataView.UnreadableValueException;
import dev.sessionkit.core.Records.Ambiguity;
import dev.sessionkit.spi.Claim;
import dev.sessionkit.spi.Credential;
import dev.sessionkit.spi.SessionData;
import dev.sessionkit.spi.SessionRecord;
import dev.sessionkit.spi.SessionResolver;
import dev.sessionkit.spi.SessionState;
import dev.sessionkit.spi.UserSessions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** The chosen store's records. Thread-safe. */
final class StoredRecords implements SessionRecords {

    private static final int PAGE = 100;

    private final Kernel kernel;
    private final Optional<UserSessions> listing;

    StoredRecords(Kernel kernel, Optional<UserSessions> listing) {
        this.kernel = kernel;
        this.listing = listing;
    }

    @Override
    public Optional<SessionRecord> find(SessionId id) {
        return kernel.records().find(id);
    }

    @Override
    public List<SessionRecord> findByUser(UserId user) {
        UserSessions store = listing.orElseThrow(
                () -> new IllegalStateException(kernel.records() + " cannot list sessions by user"));
        List<SessionRecord> all = new ArrayList<>();
        Optional<SessionId> before = Optional.empty();
        while (true) {
            Optional<SessionId> from = before;
            List<SessionRecord> page =
                    kernel.records().call("list a user's sessions", () -> store.findByUser(user, from, PAGE));
            all.addAll(page);
            if (page.size() < PAGE) {
                return List.copyOf(all);
            }
            before = Optional.of(page.get(page.size() - 1).id());
        }
    }

    @Override
    public String roleMetadata() {
        return kernel.settings().roleMetadata();
    }

    @Override
    public void requireAssurance(Optional<Duration> idleTimeout, Optional<Duration> absoluteTimeout) {
        kernel.settings().assuranceLevel().ifPresent(level -> level.check(idleTimeout, absoluteTimeout));
    }

    @Override
    public boolean lists() {
        return listing.isPresent();
    }

    @Override
    public boolean create(SessionRecord session) {
        return kernel.records().createUnlessTaken(session);
    }

    @Override
    public boolean replace(SessionRecord current, SessionRecord next) {
        return kernel.records().replace(current, next, Ambiguity.LOST);
    }

    @Override
    public void pause(int attempt) {
        Backoff.pause(attempt, kernel.random());
    }

    @Override
    public boolean end(SessionRecord session, EndReason reason) {
        return new Endings(kernel).end(session, reason);
    }

    @Override
    public Optional<Rejection> over(SessionState state, Instant at) {
        return Optional.ofNullable(kernel.lifetimes().over(state, at));
    }

    @Override
    public SessionRecord next(SessionRecord current, SessionState state, SessionData data) {
        return new SessionRecord(
                current.id(),
                kernel.random().nextLong(),
                current.user(),
                kernel.lifetimes().purgeAfter(state, current.purgeAfter()),
                state,
                data);
    }

    @Override
    public SessionRecord first(SessionId id, Optional<UserId> user, SessionState state, SessionData data) {
        return new SessionRecord(
                id, kernel.random().nextLong(), user, kernel.lifetimes().purgeAfter(state), state, data);
    }

    @Override
    public SessionSecret newSecret() {
        return SecretRenewal.first(kernel.settings(), kernel.random());
    }

    @Override
    public SessionState begin(Instant now, List<Credential> credentials) {
        return kernel.lifetimes().begin(now, credentials);
    }

    @Override
    public SessionState begin(Instant now, SessionSecret secret) {
        return SecretRenewal.begun(begin(now, List.of()), secret);
    }

    @Override
    public List<SessionToken> presented(SessionRequest request) {
        return kernel.resolvers().stream()
                .flatMap(resolver -> resolver.claims(request).stream().limit(SessionResolver.MOST_CLAIMS))
                .filter(Claim.Presented.class::isInstance)
                .map(claim -> ((Claim.Presented) claim).token())
                .toList();
    }

    @Override
    public <T> SessionData with(SessionData data, SessionKey<T> key, T value) {
        Changes change = new Changes();
        change.set(key, value, kernel.codec().encode(key, value));
        return kernel.codec().merge(data, change.json());
    }

    @Override
    public <T> Optional<T> get(SessionData data, SessionKey<T> key) {
        try {
            return kernel.codec().view(data).get(key);
        } catch (UnreadableValueException e) {
            return Optional.empty();
        }
    }

    @Override
    public void tell(SessionEvent event) {
        kernel.events().tell(event);
    }

    @Override
    public Instant now() {
        return kernel.now();
    }

    @Override
    public RandomGenerator random() {
        return kernel.random();
    }
}
