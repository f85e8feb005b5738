package dev.sessionkit.grpc;

import io.grpc.ForwardingServerCallListener;
import io.grpc.ServerCall;
import java.util.Optional;

/** Answers for what a handler throws about sessions, and sees to it that a call which has failed leaves nothing behind. */
final class ListenerWithSession<Q> extends ForwardingServerCallListener.SimpleForwardingServerCallListener<Q> {

    private final Exchange exchange;
    private final CallWithSession<Q, ?> call;
    private final StreamWatch watch;

    ListenerWithSession(
            ServerCall.Listener<Q> handler, Exchange exchange, CallWithSession<Q, ?> call, StreamWatch watch) {
        super(handler);
        this.exchange = exchange;
        this.call = call;
        this.watch = watch;
    }

    @Override
    public void onMessage(Q message) {
        Optional<Refusal> unread = CheckedMarshaller.refusal(call.getMethodDescriptor(), message);
        if (unread.isPresent()) {
            exchange.drop();
            call.refuse(unread.get(), null);
        } else if (!call.isRefused()) {
            watch.heard();
            answering(() -> super.onMessage(message));
        }
    }

    @Override
    public void onHalfClose() {
        if (!call.isRefused()) {
            answering(super::onHalfClose);
        }
    }

    @Override
    public void onReady() {
        answering(super::onReady);
    }

    private void answering(Runnable handler) {
        try {
            handler.run();
        } catch (RuntimeException e) {
            exchange.drop();
            Optional<Refusal> refusal = Refusals.of(e);
            if (refusal.isEmpty()) {
                throw e;
            }
            call.refuse(refusal.get(), null);
        }
    }

    @Override
    public void onCancel() {
        ended();
        super.onCancel();
    }

    /** Whose call we have closed is told that nobody listens any more. */
    @Override
    public void onComplete() {
        ended();
        if (call.isRefused() || watch.hasClosed()) {
            super.onCancel();
        } else {
            super.onComplete();
        }
    }

    private void ended() {
        exchange.drop();
        watch.stop();
    }
}
