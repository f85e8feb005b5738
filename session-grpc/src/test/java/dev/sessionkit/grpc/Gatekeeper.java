package dev.sessionkit.grpc;

import dev.sessionkit.grpc.v1.SessionsServiceGrpc;
import io.grpc.Context;
import io.grpc.Deadline;
import io.grpc.ForwardingServerCall;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** In front of a whole server: counts reissues, loses their answers, and lets calls wait. Thread-safe. */
final class Gatekeeper implements ServerInterceptor {

    final AtomicInteger reissues = new AtomicInteger();
    final AtomicInteger lostAnswers = new AtomicInteger();
    final AtomicReference<Duration> timeLeft = new AtomicReference<>();
    /** Run before each reissue. */
    volatile Runnable beforeReissue = () -> {};
    /** Run before each other call. */
    volatile Runnable beforeOthers = () -> {};

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        if (!call.getMethodDescriptor()
                .getFullMethodName()
                .equals(SessionsServiceGrpc.getReissueSessionMethod().getFullMethodName())) {
            beforeOthers.run();
            return next.startCall(call, headers);
        }
        reissues.incrementAndGet();
        Deadline deadline = Context.current().getDeadline();
        timeLeft.set(deadline == null ? null : Duration.ofNanos(deadline.timeRemaining(TimeUnit.NANOSECONDS)));
        beforeReissue.run();
        return next.startCall(lostAnswers.getAndUpdate(n -> Math.max(0, n - 1)) > 0 ? losing(call) : call, headers);
    }

    private static <Q, A> ServerCall<Q, A> losing(ServerCall<Q, A> call) {
        return new ForwardingServerCall.SimpleForwardingServerCall<>(call) {
            @Override
            public void sendHeaders(Metadata headers) {
                // lost
            }

            @Override
            public void sendMessage(A message) {
                // lost
            }

            @Override
            public void close(Status status, Metadata trailers) {
                super.close(Status.UNAVAILABLE, new Metadata());
            }
        };
    }
}
