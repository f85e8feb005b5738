package dev.sessionkit.store.token.jws;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;

/** The body of an answer that is of no use: not read. */
record RefusedBody(String reason) implements BodySubscriber<byte[]> {

    @Override
    public CompletionStage<byte[]> getBody() {
        return CompletableFuture.failedFuture(new KeysUnavailable(reason));
    }

    @Override
    public void onSubscribe(Subscription started) {
        started.cancel();
    }

    @Override
    public void onNext(List<ByteBuffer> parts) {
        // cancelled before any came
    }

    @Override
    public void onError(Throwable failure) {
        // the reason is known already
    }

    @Override
    public void onComplete() {
        // the reason is known already
    }
}
