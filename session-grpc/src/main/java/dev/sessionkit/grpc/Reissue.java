package dev.sessionkit.grpc;

import dev.sessionkit.grpc.v1.ReissueSessionRequest;
import dev.sessionkit.grpc.v1.ReissueSessionResponse;
import dev.sessionkit.grpc.v1.SessionsServiceGrpc;
import io.grpc.Channel;
import io.grpc.Context;
import io.grpc.Status;
import io.grpc.Status.Code;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Exchanges a reissue token for the next pair. Where the answer is lost it asks once more, which falls inside the server's window,
 * so that it is given the same pair. It is nobody's call in particular: who gives up waiting for it does not cancel it.
 *
 * @param channel where SessionsService is
 * @param window for how long the server repeats a reissue; zero where it does not
 */
record Reissue(Channel channel, Duration window) {

    private static final Duration USUAL = Duration.ofSeconds(10);

    /** How long each attempt may take: two of them, and what is lost on the way, take less than the window. */
    private Duration deadline() {
        return window.isZero() ? USUAL : window.dividedBy(3);
    }

    CompletableFuture<HeldTokens> of(String reissueToken) {
        CompletableFuture<HeldTokens> next = new CompletableFuture<>();
        ReissueSessionRequest request =
                ReissueSessionRequest.newBuilder().setReissueToken(reissueToken).build();
        Context.ROOT.run(() -> ask(request, next, !window.isZero()));
        return next;
    }

    private void ask(ReissueSessionRequest request, CompletableFuture<HeldTokens> next, boolean again) {
        SessionsServiceGrpc.newStub(channel)
                .withDeadlineAfter(deadline().toNanos(), TimeUnit.NANOSECONDS)
                .reissueSession(request, new StreamObserver<>() {
                    private Optional<HeldTokens> answer = Optional.empty();

                    @Override
                    public void onNext(ReissueSessionResponse session) {
                        answer = Optional.of(HeldTokens.of(session));
                    }

                    @Override
                    public void onError(Throwable failed) {
                        if (again && isLost(failed)) {
                            ask(request, next, false);
                        } else {
                            next.completeExceptionally(failed);
                        }
                    }

                    @Override
                    public void onCompleted() {
                        answer.ifPresentOrElse(
                                next::complete,
                                () -> next.completeExceptionally(Status.INTERNAL
                                        .withDescription("a reissue without an answer")
                                        .asRuntimeException()));
                    }
                });
    }

    /** Whether it is open what the server has done. */
    private static boolean isLost(@Nullable Throwable failed) {
        Code code = Status.fromThrowable(failed).getCode();
        return code == Code.UNAVAILABLE || code == Code.DEADLINE_EXCEEDED;
    }
}
