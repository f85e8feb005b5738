package dev.sessionkit.auth.oidc;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** One fetch of a provider's metadata, under way or ended. Times are milliseconds of the injected clock. Thread-safe. */
final class DiscoveryAttempt {

    private final CompletableFuture<ProviderMetadata> result = new CompletableFuture<>();
    private volatile long ended;

    boolean isUnderWay() {
        return !result.isDone();
    }

    /** A clock that was set back counts as over, rather than never. */
    boolean hasFailedWithin(long millis, long now) {
        return result.isCompletedExceptionally() && now >= ended && now - ended < millis;
    }

    void end(long now, @Nullable ProviderMetadata metadata, @Nullable Throwable failure) {
        ended = now;
        if (metadata != null) {
            result.complete(metadata);
        } else {
            result.completeExceptionally(failure == null ? new UnusableAnswer("nothing came") : failure);
        }
    }

    /** Waits; every attempt ends within the provider's time-out. */
    ProviderMetadata await(ConfiguredProvider provider) {
        try {
            return result.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw provider.unavailable("interrupted");
        } catch (ExecutionException e) {
            throw provider.unavailable(UnusableAnswer.reason(e));
        }
    }
}
