package dev.sessionkit.store.token.jws;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** One fetch of a key set, under way or ended. Times are milliseconds of the injected clock. Thread-safe. */
final class KeyFetch {

    private final long began;
    private final CompletableFuture<KeySet> result = new CompletableFuture<>();
    private volatile long ended;

    KeyFetch(long began) {
        this.began = began;
        this.ended = began;
    }

    long began() {
        return began;
    }

    boolean isUnderWay() {
        return !result.isDone();
    }

    /** Whether it ended no longer than {@code millis} ago; a clock that was set back says no. */
    boolean endedWithin(long millis, long now) {
        return now >= ended && now - ended < millis;
    }

    void end(long at, @Nullable KeySet keys, @Nullable Throwable failure) {
        ended = at;
        if (keys != null) {
            result.complete(keys);
        } else {
            result.completeExceptionally(failure != null ? failure : new KeysUnavailable("no answer"));
        }
    }

    /** The keys, waited for at most {@code millis}; null where there are none then. An interrupt ends the waiting. */
    @Nullable
    KeySet await(long millis) {
        try {
            return result.get(millis, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }
}
