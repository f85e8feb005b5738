package dev.sessionkit.store.token.jws;

import dev.sessionkit.api.SessionStoreException;
import java.net.URI;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The keys that a provider publishes as a JWK set (RFC 7517, section 5). They are fetched when this is made, anew in the
 * background when they are old, and at once when a token names an unknown key, but not more often than {@code missInterval}.
 * While the provider is down, the last good set stays in use; one that publishes a set without usable keys has withdrawn them,
 * and then there are none. Thread-safe.
 */
public final class RemoteKeys implements KeySource {

    private static final long RETRY_MILLIS = 1000; // after a fetch has failed

    private final KeyDownload download;
    private final Set<JwsAlgorithm> allowed;
    private final InstantSource clock;
    private final long timeout;
    private final long refreshEvery;
    private final long missInterval;
    private final Outage outage;
    private final AtomicReference<@Nullable FetchedKeys> good = new AtomicReference<>();
    private final AtomicReference<KeyFetch> latest;
    private final AtomicLong lastMiss;
    private volatile CompletableFuture<byte[]> transfer = new CompletableFuture<>();
    private volatile boolean closed;

    private record FetchedKeys(KeySet keys, long began) {}

    /**
     * Starts the first fetch and does not wait for it.
     *
     * @param url https; http only on this machine itself
     * @param allowed the algorithms that keys are taken for
     * @param clock tells how old a set is
     * @param timing when to fetch
     * @throws IllegalArgumentException for another URL
     */
    public RemoteKeys(URI url, Set<JwsAlgorithm> allowed, InstantSource clock, RemoteKeysTiming timing) {
        this.download = new KeyDownload(url, timing.timeout());
        this.allowed = Set.copyOf(allowed);
        this.clock = clock;
        this.timeout = timing.timeout().toMillis();
        this.refreshEvery = timing.refreshEvery().toMillis();
        this.missInterval = timing.missInterval().toMillis();
        this.outage = new Outage(download.host());
        this.lastMiss = new AtomicLong(clock.millis() - missInterval);
        KeyFetch first = new KeyFetch(clock.millis());
        this.latest = new AtomicReference<>(first);
        start(first);
    }

    @Override
    public KeySet keys() {
        FetchedKeys known = good.get();
        long now = clock.millis();
        if (known == null) {
            return firstKeys(now);
        }
        if (hasPassed(refreshEvery, known.began(), now)) {
            fetchUnlessJustTried(now);
        }
        return known.keys();
    }

    /**
     * Waits at most the time-out, for a fetch that began after the one that brought {@code seen}. While the provider is down,
     * nobody knows whether there is such a key: unavailable, not refused.
     */
    @Override
    public KeySet keysAfterMiss(KeySet seen) {
        KeySet newest = current(seen);
        if (!newest.equals(seen)) {
            return newest;
        }
        KeyFetch fetch = fetchForMiss();
        if (fetch != null) {
            fetch.await(timeout);
        }
        newest = current(seen); // also where a fetch ended while this one looked
        if (outage.isOn() && newest.equals(seen)) {
            throw unavailable();
        }
        return newest;
    }

    /** Ends the fetch that is under way, and begins no other. */
    @Override
    public void close() {
        closed = true;
        transfer.cancel(true);
    }

    /** Everybody waits for the first fetch; after that has failed, for a next one only who began it. */
    private KeySet firstKeys(long now) {
        KeyFetch last = latest();
        KeyFetch fetch = fetchUnlessJustTried(now);
        boolean joinsNextTry = fetch.equals(last) && outage.isOn();
        KeySet keys = joinsNextTry ? current() : fetch.await(timeout);
        if (keys == null) {
            throw unavailable();
        }
        return keys;
    }

    private SessionStoreException unavailable() {
        return new SessionStoreException("the keys of " + download.host() + " could not be fetched");
    }

    private KeySet current(KeySet otherwise) {
        KeySet known = current();
        return known == null ? otherwise : known;
    }

    private @Nullable KeySet current() {
        FetchedKeys known = good.get();
        return known == null ? null : known.keys();
    }

    /** The fetch under way, or one that ended a moment ago, or a new one. */
    private KeyFetch fetchUnlessJustTried(long now) {
        KeyFetch last = latest();
        return last.isUnderWay() || last.endedWithin(RETRY_MILLIS, now) ? last : begin(last);
    }

    /** What may bring newer keys; null where nothing is worth waiting for, such as the next try while the provider is down. */
    private @Nullable KeyFetch fetchForMiss() {
        KeyFetch last = latest();
        if (last.isUnderWay()) {
            return outage.isOn() ? null : last;
        }
        if (takesMissTurn()) {
            return begin(last);
        }
        KeyFetch others = latest(); // whoever took the turn has begun, or is about to
        return others.equals(last) || outage.isOn() ? null : others;
    }

    /** Of many callers that find the interval over, one may fetch. */
    private boolean takesMissTurn() {
        long now = clock.millis();
        long last = lastMiss.get();
        return hasPassed(missInterval, last, now) && lastMiss.compareAndSet(last, now);
    }

    private KeyFetch latest() {
        return Objects.requireNonNull(latest.get());
    }

    /** At most one is under way: of many callers that saw {@code last} end, one begins the next. */
    private KeyFetch begin(KeyFetch last) {
        KeyFetch next = new KeyFetch(clock.millis());
        if (closed || !latest.compareAndSet(last, next)) {
            return latest();
        }
        start(next);
        return next;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // settle takes note of every failure
    private void start(KeyFetch fetch) {
        transfer = download.fetch();
        transfer.thenApply(json -> KeySet.ofJwks(json, allowed))
                .whenComplete((keys, failure) -> settle(fetch, keys, failure));
    }

    private void settle(KeyFetch fetch, @Nullable KeySet keys, @Nullable Throwable failure) {
        try {
            if (keys != null) {
                good.updateAndGet(known -> new FetchedKeys(sameIfEqual(known, keys), fetch.began()));
                outage.noteSuccess();
            } else if (failure != null && !closed) {
                if (Outage.cause(failure) instanceof NoUsableKeys) {
                    good.set(null); // withdrawn, perhaps because somebody has stolen them
                }
                outage.noteFailure(failure);
            }
        } finally {
            fetch.end(clock.millis(), keys, failure); // whatever befalls: others wait for it
        }
    }

    /** Unchanged keys stay the same object, with all that is made ready in it. */
    private static KeySet sameIfEqual(@Nullable FetchedKeys known, KeySet keys) {
        return known != null && known.keys().equals(keys) ? known.keys() : keys;
    }

    /** A clock that was set back counts as passed, rather than never. */
    private static boolean hasPassed(long interval, long since, long now) {
        return now < since || now - since >= interval;
    }
}
