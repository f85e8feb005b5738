package dev.sessionkit.grpc;

import io.grpc.ClientCall;
import io.grpc.Metadata;
import org.jspecify.annotations.Nullable;

/** What a client has done in a call that sends a single message, to be done again. Used under its owner's lock. */
final class SentCall<Q> {

    private final Metadata headers = new Metadata();
    private int requested;
    private @Nullable Q message;
    private @Nullable Boolean compressed;
    private boolean halfClosed;

    /** A copy, since channels add to what they are given. */
    void started(Metadata given) {
        headers.merge(given);
    }

    void requested(int messages) {
        requested += messages;
    }

    void message(Q given) {
        message = given;
    }

    void compressed(boolean given) {
        compressed = given;
    }

    void halfClosed() {
        halfClosed = true;
    }

    <A> void again(ClientCall<Q, A> call, ClientCall.Listener<A> listener) {
        call.start(listener, headers);
        if (compressed != null) {
            call.setMessageCompression(compressed);
        }
        if (requested > 0) {
            call.request(requested);
        }
        if (message != null) {
            call.sendMessage(message);
        }
        if (halfClosed) {
            call.halfClose();
        }
    }
}
