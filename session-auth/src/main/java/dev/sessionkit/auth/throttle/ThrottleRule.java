package dev.sessionkit.auth.throttle;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;

/**
 * One bucket of tries for each that fails. Buckets that are full again are forgotten, which changes nothing. Beyond the bound
 * the least used are; those with less than half of their tries left are kept apart, so that a flood of names that are tried
 * once does not drive them out. Thread-safe.
 */
final class ThrottleRule {

    private final int tries;
    private final Bandwidth bandwidth;
    private final OnwardTime time;
    private final Cache<ThrottleKey, Bucket> all;
    private final Cache<ThrottleKey, Bucket> nearlyEmpty;

    /** A try taken, or not, from a bucket. */
    record Take(Bucket bucket, ConsumptionProbe probe) {}

    ThrottleRule(int tries, Duration every, int mostRemembered, OnwardTime time) {
        this.tries = tries;
        this.bandwidth =
                Bandwidth.builder().capacity(tries).refillGreedy(1, every).build();
        this.time = time;
        this.all = cache(every.multipliedBy(tries), mostRemembered / 2);
        this.nearlyEmpty = cache(every.multipliedBy(tries), mostRemembered / 2);
    }

    Take take(ThrottleKey key) {
        Bucket known = nearlyEmpty.getIfPresent(key);
        Bucket bucket = known != null ? known : all.get(key, absent -> fullBucket());
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        if (known == null && probe.getRemainingTokens() < (tries + 1) / 2) {
            nearlyEmpty.put(key, bucket); // and it stays in the other, or who looks there next would make a full one
        }
        return new Take(bucket, probe);
    }

    /** How many are remembered, for tests; those kept apart count twice. */
    long size() {
        all.cleanUp();
        nearlyEmpty.cleanUp();
        return all.estimatedSize() + nearlyEmpty.estimatedSize();
    }

    private Cache<ThrottleKey, Bucket> cache(Duration untilFull, int most) {
        return Caffeine.newBuilder()
                .maximumSize(most)
                .expireAfterAccess(untilFull)
                .ticker(time)
                .executor(Runnable::run) // so that the bound holds at once
                .build();
    }

    private Bucket fullBucket() {
        return Bucket.builder()
                .addLimit(bandwidth)
                .withCustomTimePrecision(time)
                .build();
    }
}
