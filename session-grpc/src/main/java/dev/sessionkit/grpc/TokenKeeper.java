package dev.sessionkit.grpc;

import io.grpc.Status;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Holds a client's tokens. All who need the next pair at once share one reissue. Thread-safe. */
final class TokenKeeper {

    private static final Duration PAUSE =
            Duration.ofSeconds(10); // after a reissue that has failed, while the token still counts

    private final Reissue reissue;
    private final InstantSource clock;
    private final Duration ahead;
    private final Consumer<Optional<HeldTokens>> listener;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable HeldTokens held; // guarded by lock, as what follows
    private @Nullable CompletableFuture<Optional<HeldTokens>> underWay;
    private Instant quietUntil = Instant.MIN;

    TokenKeeper(Reissue reissue, InstantSource clock, Duration ahead, Consumer<Optional<HeldTokens>> listener) {
        this.reissue = reissue;
        this.clock = clock;
        this.ahead = ahead;
        this.listener = listener;
    }

    /** Holds these from now on, or none; what a reissue under way brings is not for them. */
    void hold(@Nullable HeldTokens tokens) {
        lock.lock();
        try {
            held = tokens;
            underWay = null;
            quietUntil = Instant.MIN;
        } finally {
            lock.unlock();
        }
    }

    Optional<HeldTokens> held() {
        lock.lock();
        try {
            return Optional.ofNullable(held);
        } finally {
            lock.unlock();
        }
    }

    /** What a call that begins now is to bear: what is held, unless it is about to expire. Fails as the reissue fails. */
    CompletableFuture<Optional<HeldTokens>> forCall() {
        Optional<HeldTokens> now = held();
        if (now.isEmpty() || !isDue(now.get())) {
            return CompletableFuture.completedFuture(now);
        }
        HeldTokens due = now.get();
        return next(due).handle((next, failed) -> {
            if (failed == null) {
                return next;
            }
            if (clock.instant().isBefore(due.authUntil()) && held().isPresent()) {
                return Optional.of(due); // it still counts
            }
            throw failed instanceof CompletionException wrapped ? wrapped : new CompletionException(failed);
        });
    }

    /** Whether a call is to wait for others: before they expire, after they were refused, and while that is seen to. */
    private boolean isDue(HeldTokens tokens) {
        Instant now = clock.instant();
        boolean near = !now.isBefore(tokens.authUntil().minus(ahead));
        lock.lock();
        try {
            return underWay != null || near && (!now.isBefore(tokens.authUntil()) || !now.isBefore(quietUntil));
        } finally {
            lock.unlock();
        }
    }

    /** What to try again with after an auth token was refused; empty where nothing is held. Fails as the reissue fails. */
    CompletableFuture<Optional<HeldTokens>> after(HeldTokens refused) {
        return next(refused);
    }

    /** Begins what later calls will wait for; how it ends they will see. */
    void reissue(HeldTokens refused) {
        var unused = next(refused);
    }

    /** The pair after these: the one that is held by now, or what the one reissue brings. */
    private CompletableFuture<Optional<HeldTokens>> next(HeldTokens tokens) {
        CompletableFuture<Optional<HeldTokens>> begun;
        lock.lock();
        try {
            if (!tokens.equals(held)) {
                return CompletableFuture.completedFuture(Optional.ofNullable(held));
            }
            if (underWay != null) {
                return underWay;
            }
            begun = new CompletableFuture<>();
            underWay = begun;
        } finally {
            lock.unlock();
        }
        var unused = reissue.of(tokens.reissueToken())
                .whenComplete((next, failed) -> settle(tokens, begun, Optional.ofNullable(next), failed));
        return begun;
    }

    private void settle(
            HeldTokens before,
            CompletableFuture<Optional<HeldTokens>> waiting,
            Optional<HeldTokens> next,
            @Nullable Throwable failed) {
        boolean over = failed != null && Status.fromThrowable(failed).getCode() == Status.Code.UNAUTHENTICATED;
        boolean changed = (next.isPresent() || over) && replace(before, next);
        if (failed != null && !over) {
            rest(waiting);
        }
        try {
            if (changed) {
                listener.accept(next);
            }
        } finally {
            if (failed == null) {
                waiting.complete(held());
            } else {
                waiting.completeExceptionally(failed);
            }
        }
    }

    private boolean replace(HeldTokens before, Optional<HeldTokens> next) {
        lock.lock();
        try {
            if (!before.equals(held)) {
                return false; // the host holds others by now
            }
            hold(next.orElse(null));
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void rest(CompletableFuture<Optional<HeldTokens>> failed) {
        lock.lock();
        try {
            if (underWay == failed) {
                underWay = null;
                quietUntil = clock.instant().plus(PAUSE);
            }
        } finally {
            lock.unlock();
        }
    }
}
