package dev.sessionkit.grpc;

import io.grpc.ClientCall;
import io.grpc.ForwardingClientCall;
import io.grpc.Metadata;
import java.util.function.Function;

/** A call of many messages, which cannot be made again; where its auth token was refused, the next call will bear another. */
final class StreamingCall<Q, A> extends ForwardingClientCall.SimpleForwardingClientCall<Q, A> {

    private final TokenKeeper keeper;
    private final BearerCredentials bearer;

    private StreamingCall(ClientCall<Q, A> call, TokenKeeper keeper, BearerCredentials bearer) {
        super(call);
        this.keeper = keeper;
        this.bearer = bearer;
    }

    static <Q, A> ClientCall<Q, A> of(TokenKeeper keeper, Function<BearerCredentials, ClientCall<Q, A>> attempts) {
        BearerCredentials bearer = new BearerCredentials(keeper);
        return new StreamingCall<>(attempts.apply(bearer), keeper, bearer);
    }

    @Override
    public void start(Listener<A> listener, Metadata headers) {
        super.start(
                new RefusalListener<>(listener, (status, trailers) -> {
                    HeldTokens borne = bearer.borne();
                    if (borne != null) {
                        keeper.reissue(borne);
                    }
                    listener.onClose(status, trailers);
                }),
                headers);
    }
}
