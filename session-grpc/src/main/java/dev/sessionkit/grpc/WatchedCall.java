package dev.sessionkit.grpc;

import io.grpc.ForwardingServerCall;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.concurrent.locks.ReentrantLock;

/** A call that somebody else than its handler may close. gRPC's calls are used by one thread at a time, hence the lock. */
final class WatchedCall<Q, A> extends ForwardingServerCall.SimpleForwardingServerCall<Q, A> {

    private final ReentrantLock lock = new ReentrantLock();
    private boolean closed; // guarded by lock
    private volatile boolean expired; // written under lock

    WatchedCall(ServerCall<Q, A> call) {
        super(call);
    }

    /** Closes the call if its handler has not. */
    void expire(Refusal refusal) {
        StatusRuntimeException told = refusal.exception();
        Metadata trailers = told.getTrailers();
        unlessClosed(() -> {
            closed = true;
            expired = true;
            super.close(told.getStatus(), trailers == null ? new Metadata() : trailers);
        });
    }

    boolean isExpired() {
        return expired;
    }

    @Override
    public void sendHeaders(Metadata headers) {
        unlessClosed(() -> super.sendHeaders(headers));
    }

    @Override
    public void sendMessage(A message) {
        unlessClosed(() -> super.sendMessage(message));
    }

    @Override
    public void close(Status status, Metadata trailers) {
        unlessClosed(() -> {
            closed = true;
            super.close(status, trailers);
        });
    }

    @Override
    public boolean isCancelled() {
        return expired || super.isCancelled();
    }

    private void unlessClosed(Runnable act) {
        lock.lock();
        try {
            if (!closed) {
                act.run();
            }
        } finally {
            lock.unlock();
        }
    }
}
