package dev.sessionkit.grpc;

import io.grpc.CallCredentials;
import io.grpc.Metadata;
import io.grpc.Status;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** What one attempt of a call bears. The channel waits for it, as long as the call's deadline lets it. */
final class BearerCredentials extends CallCredentials {

    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

    private final TokenKeeper keeper;
    private volatile @Nullable HeldTokens borne;

    BearerCredentials(TokenKeeper keeper) {
        this.keeper = keeper;
    }

    @Override
    public void applyRequestMetadata(RequestInfo call, Executor executor, MetadataApplier applier) {
        var unused = keeper.forCall().whenComplete((tokens, failed) -> {
            if (failed == null) {
                applier.apply(headers(tokens));
            } else {
                applier.fail(Status.fromThrowable(failed));
            }
        });
    }

    private Metadata headers(Optional<HeldTokens> tokens) {
        Metadata headers = new Metadata();
        tokens.ifPresent(held -> {
            borne = held;
            headers.put(AUTHORIZATION, "Bearer " + held.authToken());
        });
        return headers;
    }

    /** Whose auth token the attempt bore; null where none. */
    @Nullable
    HeldTokens borne() {
        return borne;
    }
}
