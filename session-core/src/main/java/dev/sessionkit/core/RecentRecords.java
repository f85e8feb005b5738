package dev.sessionkit.core;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.sessionkit.api.SessionId;
import dev.sessionkit.spi.SessionRecord;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;

/**
 * Records that were read or written lately, each with the moment before that. All reads, writes and evictions of this node are
 * put in one order, by a count and not by the clock: what was read before an eviction is not kept after it. Thread-safe.
 */
final class RecentRecords {

    /** Evictions are noted by a part of the id, a power of two of them; a neighbour's spoils no more than a read under way. */
    private static final int STRIPES = 4096;

    private final Cache<SessionId, Entry> entries;
    private final long mostMillis;
    private final long mostNanos;
    private final InstantSource clock;
    private final Ticker ticker;
    private final AtomicLong order = new AtomicLong();
    private final AtomicLongArray evicted = new AtomicLongArray(STRIPES);
    private final AtomicLong flushed = new AtomicLong();

    /**
     * When something began.
     *
     * @param order among all that happens here
     * @param millis by the clock, which may be set, but goes on while the machine sleeps
     * @param nanos by the machine's ticks, of which the opposite is true
     */
    record Moment(long order, long millis, long nanos) {}

    private record Entry(NearCache.Answer answer, Moment began) {}

    RecentRecords(Duration maxStaleness, int size, InstantSource clock, Ticker ticker) {
        this.entries =
                Caffeine.newBuilder().maximumSize(size).executor(Runnable::run).build();
        this.mostMillis = maxStaleness.toMillis();
        this.mostNanos = maxStaleness.toNanos();
        this.clock = clock;
        this.ticker = ticker;
    }

    /** The moment before a read or a write. */
    Moment begin() {
        return new Moment(order.incrementAndGet(), clock.millis(), ticker.read());
    }

    /** What is remembered of a session, unless that is too old. */
    NearCache.@Nullable Answer get(SessionId id) {
        Entry entry = entries.getIfPresent(id);
        return entry != null && entry.began.order > flushed.get() && isYoung(entry.began) ? entry.answer : null;
    }

    /** Whether it is not too long ago: neither by the clock, by which it is not to come either, nor by the machine's ticks. */
    boolean isYoung(Moment began) {
        long age = clock.millis() - began.millis;
        return age >= 0 && age <= mostMillis && ticker.read() - began.nanos <= mostNanos;
    }

    /** Whether the session was not evicted since. */
    boolean counts(SessionId id, Moment began) {
        return began.order > evicted.get(stripe(id)) && began.order > flushed.get();
    }

    /** Remembers what was read: only what can say yes. */
    void read(SessionId id, Optional<SessionRecord> found, Moment began) {
        entries.asMap().compute(id, (key, held) -> later(key, held, found, began));
    }

    /** Takes what was read in place of what is remembered, if something is. */
    void refresh(SessionId id, Optional<SessionRecord> found, Moment began) {
        entries.asMap().computeIfPresent(id, (key, held) -> later(key, held, found, began));
    }

    /**
     * Takes what was written in place of what was remembered, if something was.
     *
     * @param written what stands in the store; empty where the write lost, or nobody knows
     * @param began before the write; where the session was read, written or evicted since, nothing is remembered
     */
    void written(SessionId id, Optional<SessionRecord> written, Moment began) {
        Moment done = new Moment(order.incrementAndGet(), began.millis, began.nanos);
        evicted.accumulateAndGet(stripe(id), done.order, Math::max);
        entries.asMap().computeIfPresent(id, (key, held) -> {
            boolean overtaken = held.began.order > began.order && held.began.order < done.order;
            boolean known = !overtaken && began.order > flushed.get();
            return later(key, held, known ? written : Optional.empty(), done);
        });
    }

    /** Forgets a session, and discards reads of it that are under way. */
    void evict(SessionId id) {
        evicted.accumulateAndGet(stripe(id), order.incrementAndGet(), Math::max);
        entries.invalidate(id);
    }

    /** Forgets all sessions, and discards reads that are under way. */
    void flush() {
        flushed.accumulateAndGet(order.incrementAndGet(), Math::max);
        entries.invalidateAll();
    }

    /** What is remembered after {@code found} was read or written: the later of the two, if it can say yes. */
    private @Nullable Entry later(SessionId id, @Nullable Entry held, Optional<SessionRecord> found, Moment began) {
        if (held != null && held.began.order > began.order) {
            return held;
        }
        boolean canSayYes = found.isPresent() && found.get().state().ending().isEmpty();
        // a write notes its own eviction first, at the same place in the order
        boolean counts = began.order >= evicted.get(stripe(id)) && began.order > flushed.get();
        return canSayYes && counts ? new Entry(new NearCache.Answer(found, false), began) : null;
    }

    private static int stripe(SessionId id) {
        int hash = id.hashCode();
        return (hash ^ hash >>> 16) & STRIPES - 1;
    }
}
