package dev.sessionkit.grpc;

import dev.sessionkit.core.SessionContext;
import dev.sessionkit.core.SessionFramework;
import io.grpc.Context;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One call's way through its session. It is settled once: committed before the answer's headers leave, or dropped because the
 * handler failed, or nobody waits for the answer any more.
 */
final class Exchange {

    private static final Context.Key<Exchange> KEY = Context.key("dev.sessionkit.grpc.exchange");

    /** What has become of what the call set. */
    private enum State {
        /** Nothing yet. */
        OPEN,
        /** It was stored, or could not be. */
        COMMITTED,
        /** It is forgotten. */
        DROPPED
    }

    private final Metadata headers;
    private final SentMetadata sent = new SentMetadata();
    private final SessionContext context;
    private final AtomicReference<State> state = new AtomicReference<>(State.OPEN);

    private Exchange(SessionFramework framework, CallRequestView request) {
        this.headers = request.headers();
        this.context = framework.open(request, sent);
    }

    static Exchange open(SessionFramework framework, ServerCall<?, ?> call, Metadata headers) {
        return new Exchange(framework, CallRequestView.of(call, headers));
    }

    /** The one of a call that an interceptor further out has opened; null where there is none. */
    static @Nullable Exchange find(Metadata headers) {
        Exchange known = KEY.get();
        return known != null && known.headers == headers ? known : null;
    }

    /** The gRPC context in which the call is handled. */
    Context within(Context outer) {
        return outer.withValues(KEY, this, SessionServerInterceptor.CONTEXT, context);
    }

    SessionContext context() {
        return context;
    }

    SentMetadata sent() {
        return sent;
    }

    boolean isOpen() {
        return state.get() == State.OPEN;
    }

    /**
     * Stores what the call set; the second time it does nothing.
     *
     * @return false where it was forgotten before, so that no answer may say that it is stored
     */
    boolean commit() {
        if (state.compareAndSet(State.OPEN, State.COMMITTED)) {
            context.commit();
        }
        return state.get() == State.COMMITTED;
    }

    /** Forgets what the call set, unless it is stored already. */
    void drop() {
        state.compareAndSet(State.OPEN, State.DROPPED);
    }
}
