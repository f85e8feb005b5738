package dev.sessionkit.grpc;

import io.grpc.Attributes;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.Context;
import io.grpc.Metadata;
import io.grpc.Status;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A call of a single message that is made again, once, where its auth token was refused and another is to be had. */
final class ReissuingCall<Q, A> extends ClientCall<Q, A> {

    private final TokenKeeper keeper;
    private final CallOptions options;
    private final Function<BearerCredentials, ClientCall<Q, A>> attempts;
    private final BearerCredentials first;
    private final Context context = Context.current();
    private final ReentrantLock lock = new ReentrantLock();
    private final SentCall<Q> sent = new SentCall<>(); // guarded by lock, as what follows
    private ClientCall<Q, A> current;
    private boolean waiting; // between two attempts
    private @Nullable Consumer<Status> onCancel; // while waiting

    /** Of attempts that each bear what is held when they begin. */
    ReissuingCall(TokenKeeper keeper, CallOptions options, Function<BearerCredentials, ClientCall<Q, A>> attempts) {
        this.keeper = keeper;
        this.options = options;
        this.attempts = attempts;
        this.first = new BearerCredentials(keeper);
        this.current = attempts.apply(first);
    }

    @Override
    public void start(Listener<A> listener, Metadata headers) {
        act(
                () -> sent.started(headers),
                call -> call.start(
                        new RefusalListener<>(listener, (status, trailers) -> refused(listener, status, trailers)),
                        headers));
    }

    @Override
    public void request(int messages) {
        act(() -> sent.requested(messages), call -> call.request(messages));
    }

    @Override
    public void sendMessage(Q message) {
        act(() -> sent.message(message), call -> call.sendMessage(message));
    }

    @Override
    public void setMessageCompression(boolean enabled) {
        act(() -> sent.compressed(enabled), call -> call.setMessageCompression(enabled));
    }

    @Override
    public void halfClose() {
        act(sent::halfClosed, ClientCall::halfClose);
    }

    /** Keeps what is done, and does it with the attempt under way; where there is none, the next one catches up with it. */
    private void act(Runnable keep, Consumer<ClientCall<Q, A>> act) {
        ClientCall<Q, A> call;
        lock.lock();
        try {
            keep.run();
            call = waiting ? null : current;
        } finally {
            lock.unlock();
        }
        if (call != null) {
            act.accept(call);
        }
    }

    @Override
    public void cancel(@Nullable String message, @Nullable Throwable cause) {
        ClientCall<Q, A> call;
        Consumer<Status> told;
        lock.lock();
        try {
            call = waiting ? null : current;
            told = onCancel;
            onCancel = null;
        } finally {
            lock.unlock();
        }
        if (call != null) {
            call.cancel(message, cause);
        } else if (told != null) {
            told.accept(Status.CANCELLED.withDescription(message).withCause(cause));
        }
    }

    @Override
    public boolean isReady() {
        lock.lock();
        try {
            return !waiting && current.isReady();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Attributes getAttributes() {
        lock.lock();
        try {
            return current.getAttributes();
        } finally {
            lock.unlock();
        }
    }

    /** The first attempt was refused for its token, before anything else was heard. */
    private void refused(Listener<A> listener, Status status, Metadata trailers) {
        HeldTokens borne = first.borne();
        if (borne == null) {
            listener.onClose(status, trailers);
            return;
        }
        lock.lock();
        try {
            waiting = true;
            onCancel = cancelled -> close(listener, cancelled, new Metadata());
        } finally {
            lock.unlock();
        }
        var unused = inTime(keeper.after(borne))
                .whenComplete((tokens, failed) -> context.run(() -> {
                    if (failed != null) {
                        fail(listener, status, trailers, failed);
                    } else if (tokens.isEmpty()) {
                        fail(listener, status, trailers);
                    } else {
                        again(listener);
                    }
                }));
    }

    /** For as long as the call itself may take. */
    private CompletableFuture<Optional<HeldTokens>> inTime(CompletableFuture<Optional<HeldTokens>> next) {
        return options.getDeadline() == null
                ? next
                : next.copy()
                        .orTimeout(options.getDeadline().timeRemaining(TimeUnit.NANOSECONDS), TimeUnit.NANOSECONDS);
    }

    /** Who has no session any more is told so in the words of the one who refused the call. */
    private void fail(Listener<A> listener, Status status, Metadata trailers, Throwable failed) {
        Status told = failed instanceof TimeoutException
                ? Status.DEADLINE_EXCEEDED.withDescription("while the session was reissued")
                : Status.fromThrowable(failed);
        Metadata details = Status.trailersFromThrowable(failed);
        boolean over = told.getCode() == Status.Code.UNAUTHENTICATED;
        fail(listener, over ? status : told, over || details == null ? trailers : details);
    }

    private void fail(Listener<A> listener, Status status, Metadata trailers) {
        boolean mine;
        lock.lock();
        try {
            mine = onCancel != null;
            onCancel = null;
        } finally {
            lock.unlock();
        }
        if (mine) {
            close(listener, status, trailers);
        }
    }

    /** Unless the call was cancelled meanwhile. Whoever acts now comes after all that is done again. */
    private void again(Listener<A> listener) {
        lock.lock();
        try {
            if (onCancel != null) {
                onCancel = null;
                current = attempts.apply(new BearerCredentials(keeper));
                waiting = false;
                sent.again(current, listener);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Where the first attempt would have been told: a blocking caller waits for that executor. */
    private void close(Listener<A> listener, Status status, Metadata trailers) {
        Executor executor = options.getExecutor();
        if (executor == null) {
            listener.onClose(status, trailers);
        } else {
            executor.execute(() -> listener.onClose(status, trailers));
        }
    }
}
