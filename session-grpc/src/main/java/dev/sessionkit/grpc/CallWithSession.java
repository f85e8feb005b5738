package dev.sessionkit.grpc;

import io.grpc.ForwardingServerCall;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A call whose session is committed before its headers leave. Where that fails, the client is told so instead of the answer. */
final class CallWithSession<Q, A> extends ForwardingServerCall.SimpleForwardingServerCall<Q, A> {

    private final Exchange exchange;
    private volatile boolean closed;
    private volatile boolean refused; // whether no answer of the handler's goes out any more

    CallWithSession(ServerCall<Q, A> call, Exchange exchange) {
        super(call);
        this.exchange = exchange;
    }

    @Override
    public void sendHeaders(Metadata headers) {
        if (settled()) {
            exchange.sent().moveTo(headers);
            super.sendHeaders(headers);
        }
    }

    @Override
    public void sendMessage(A message) {
        if (!refused) {
            super.sendMessage(message);
        }
    }

    @Override
    public void close(Status status, Metadata trailers) {
        if (refused) {
            return;
        }
        if (status.isOk()) {
            closeWell(status, trailers);
        } else {
            exchange.drop();
            Optional<Refusal> refusal = Refusals.of(status);
            if (refusal.isPresent()) {
                refuse(refusal.get(), trailers);
            } else {
                closed = true;
                super.close(status, trailers);
            }
        }
    }

    /** An answer without any message has sent no headers yet. */
    private void closeWell(Status status, Metadata trailers) {
        boolean first = exchange.isOpen();
        if (!settled()) {
            return;
        }
        if (first && !exchange.sent().isEmpty()) {
            Metadata headers = new Metadata();
            exchange.sent().moveTo(headers);
            super.sendHeaders(headers);
        }
        closed = true;
        super.close(status, trailers);
    }

    /** Whether the answer may go out. Nobody waits for it where the call was cancelled, or is out of time. */
    private boolean settled() {
        if (refused) {
            return false;
        }
        if (isCancelled()) {
            exchange.drop();
        }
        try {
            refused = !exchange.commit();
            return !refused;
        } catch (RuntimeException e) {
            refuse(Refusals.of(e).orElseGet(() -> Refusals.broken(e)), null);
            return false;
        }
    }

    /** Closes the call with our answer, unless it is closed. */
    void refuse(Refusal refusal, @Nullable Metadata trailers) {
        if (closed) {
            return;
        }
        closed = true;
        refused = true;
        StatusRuntimeException told = refusal.exception();
        Metadata all = new Metadata();
        if (trailers != null) {
            all.merge(trailers);
        }
        Metadata details = told.getTrailers();
        if (details != null) {
            all.merge(details);
        }
        super.close(told.getStatus(), all);
    }

    boolean isRefused() {
        return refused;
    }

    @Override
    public boolean isCancelled() {
        return refused || super.isCancelled();
    }
}
