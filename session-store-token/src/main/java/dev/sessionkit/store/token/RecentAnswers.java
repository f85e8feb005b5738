package dev.sessionkit.store.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.sessionkit.api.SessionId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToLongFunction;

/**
 * Remembers for a while which revision of a session is the lowest that counts. It may only say yes: every no is asked anew.
 * The age of an answer counts from before it was asked for. Thread-safe.
 */
final class RecentAnswers {

    private static final int MOST = 100_000;

    private final Cache<SessionId, Answer> known =
            Caffeine.newBuilder().maximumSize(MOST).build();
    private final AtomicLong forgotten = new AtomicLong();
    private final long maxStaleness;
    private final InstantSource clock;

    /**
     * What a store said.
     *
     * @param askedAt when it was asked, in milliseconds
     * @param lowest the lowest revision that counts
     */
    private record Answer(long askedAt, long lowest) {}

    RecentAnswers(Duration maxStaleness, InstantSource clock) {
        this.maxStaleness = maxStaleness.toMillis();
        this.clock = clock;
    }

    /** Whether a revision counts, by a recent answer or by asking {@code store} for the lowest that does. */
    boolean accept(SessionId id, long revision, ToLongFunction<SessionId> store) {
        if (maxStaleness == 0) {
            return revision >= store.applyAsLong(id);
        }
        long now = clock.millis();
        Answer answer = known.getIfPresent(id);
        return answer != null && isRecent(answer, now) && revision >= answer.lowest
                || revision >= asked(id, store, now);
    }

    private boolean isRecent(Answer answer, long now) {
        return now >= answer.askedAt && now - answer.askedAt < maxStaleness;
    }

    private long asked(SessionId id, ToLongFunction<SessionId> store, long now) {
        long before = forgotten.get();
        long lowest = store.applyAsLong(id);
        known.put(id, new Answer(now, lowest));
        if (forgotten.get() != before) { // perhaps this one, after it was answered
            known.invalidate(id);
        }
        return lowest;
    }

    void forget(SessionId id) {
        forgotten.incrementAndGet();
        known.invalidate(id);
    }
}
