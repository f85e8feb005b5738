package dev.sessionkit.grpc;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.ErrorInfo;
import io.grpc.ClientCall;
import io.grpc.ForwardingClientCallListener;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.protobuf.StatusProto;
import java.util.function.BiConsumer;

/** Tells apart the end of a call that was refused for its token, before anything else was heard of it. */
final class RefusalListener<A> extends ForwardingClientCallListener.SimpleForwardingClientCallListener<A> {

    private final BiConsumer<Status, Metadata> refused;
    private boolean heard;

    RefusalListener(ClientCall.Listener<A> listener, BiConsumer<Status, Metadata> refused) {
        super(listener);
        this.refused = refused;
    }

    @Override
    public void onHeaders(Metadata headers) {
        heard = true;
        super.onHeaders(headers);
    }

    @Override
    public void onClose(Status status, Metadata trailers) {
        if (!heard && isForTheToken(status, trailers)) {
            refused.accept(status, trailers);
        } else {
            super.onClose(status, trailers);
        }
    }

    /** Servers of others give no reason; ours say where another token is of no use. */
    static boolean isForTheToken(Status status, Metadata trailers) {
        if (status.getCode() != Status.Code.UNAUTHENTICATED) {
            return false;
        }
        com.google.rpc.Status details = StatusProto.fromStatusAndTrailers(status, trailers);
        for (Any detail : details.getDetailsList()) {
            if (detail.is(ErrorInfo.class)) {
                return isForTheToken(detail);
            }
        }
        return true;
    }

    private static boolean isForTheToken(Any detail) {
        try {
            ErrorInfo info = detail.unpack(ErrorInfo.class);
            return !info.getDomain().equals(Refusal.DOMAIN)
                    || info.getReason().equals(Refusals.SESSION_REQUIRED)
                            && !info.getMetadataMap().getOrDefault("reason", "").equals("ENDED");
        } catch (InvalidProtocolBufferException e) {
            return true; // no reason of ours
        }
    }
}
