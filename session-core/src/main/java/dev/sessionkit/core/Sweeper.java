package dev.sessionkit.core;

import dev.sessionkit.api.SessionException;
import dev.sessionkit.core.settings.SessionsSettings;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes records that need not be kept any longer, in bounded batches, every now and then. Nothing depends on when it runs:
 * it only tidies up. The first run comes after a part of the interval chosen by chance, so that nodes started together do
 * not sweep together. Thread-safe.
 */
final class Sweeper implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);
    private static final long LONGEST_BATCH_SECONDS = 30;
    private static final Duration LONGEST_INTERVAL = Duration.ofDays(36_500);

    private final List<Swept> stores;
    private final SessionsSettings settings;
    private final InstantSource clock;
    private final ScheduledExecutorService executor;
    private volatile boolean closed;

    Sweeper(List<Swept> stores, SessionsSettings settings, InstantSource clock) {
        this.stores = List.copyOf(stores);
        this.settings = settings;
        this.clock = clock;
        this.executor = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "sessionkit-sweeper");
            thread.setDaemon(true);
            return thread;
        });
    }

    void start(RandomGenerator random) {
        long interval = settings.sweepInterval().compareTo(LONGEST_INTERVAL) < 0
                ? Math.max(1, settings.sweepInterval().toMillis())
                : LONGEST_INTERVAL.toMillis();
        ScheduledFuture<?> unused = executor.scheduleWithFixedDelay( // sweepOrLog lets no exception out
                this::sweepOrLog, (random.nextLong() >>> 1) % interval, interval, TimeUnit.MILLISECONDS);
    }

    /**
     * Sweeps every store until nothing is left, or until closed; returns how many records were removed. What one store throws
     * is thrown after the others were swept.
     */
    int sweep() {
        int removed = 0;
        Optional<SessionException> failure = Optional.empty();
        for (Swept store : stores) {
            try {
                removed += sweep(store);
            } catch (SessionException e) {
                failure.ifPresent(e::addSuppressed);
                failure = Optional.of(e);
            }
        }
        if (failure.isPresent()) {
            throw failure.get();
        }
        return removed;
    }

    private int sweep(Swept store) {
        int removed = 0;
        int batch;
        do {
            batch = store.deleteExpired(clock.instant(), settings.sweepBatch());
            removed += batch;
        } while (batch >= settings.sweepBatch() && !closed);
        return removed;
    }

    private void sweepOrLog() {
        try {
            int removed = sweep();
            if (removed > 0) {
                LOG.info("{} old session records removed", removed);
            }
        } catch (SessionException e) {
            LOG.warn("Old session records were not removed, which is tried again: {}", e.getMessage());
        } catch (RuntimeException e) { // an exception would cancel the schedule for good
            LOG.error("Old session records were not removed, which is tried again", e);
        }
    }

    /** Lets a batch that is under way finish. */
    @Override
    public void close() {
        closed = true;
        executor.shutdown();
        try {
            if (!executor.awaitTermination(LONGEST_BATCH_SECONDS, TimeUnit.SECONDS)) {
                executor.shutdownNow();
            }
        } catch (InterruptedException e) {
            executor.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
