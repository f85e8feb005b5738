package dev.sessionkit.benchmarks;

import com.github.benmanes.caffeine.cache.Caffeine;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;

/** The least that keeping sessions in memory can cost: look up, judge the idle time-out, touch, read one attribute. */
final class MemoryLimits {

    private static final long IDLE_MILLIS = Duration.ofHours(2).toMillis();
    private static final int SECRET_BYTES = 32;

    private MemoryLimits() {}

    private static final class Entry {
        private final Map<String, Object> attributes = new ConcurrentHashMap<>();
        private volatile long lastSeen = System.currentTimeMillis();
    }

    static IntFunction<Operation> concurrentHashMap() {
        return reads(new ConcurrentHashMap<>());
    }

    static IntFunction<Operation> caffeine() {
        return reads(Caffeine.newBuilder()
                .maximumSize(100L * Population.SESSIONS)
                .executor(Runnable::run)
                .<String, Entry>build()
                .asMap());
    }

    private static IntFunction<Operation> reads(Map<String, Entry> sessions) {
        String[] ids = new String[Population.SESSIONS];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = "%066d".formatted(i);
            Entry entry = new Entry();
            entry.attributes.put("basket", Basket.of(Population.user(i)));
            sessions.put(ids[i], entry);
        }
        return lane -> {
            Turn turn = new Turn(lane);
            return () -> {
                Entry entry = sessions.get(ids[turn.next()]);
                long now = System.currentTimeMillis();
                if (now - entry.lastSeen >= IDLE_MILLIS) {
                    return "expired";
                }
                entry.lastSeen = now;
                return entry.attributes.get("basket");
            };
        };
    }

    /** What every presented secret costs, whoever checks it, on a digest of the thread's own. */
    static Operation sha256() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] secret = new byte[SECRET_BYTES];
            return () -> digest.digest(secret);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
