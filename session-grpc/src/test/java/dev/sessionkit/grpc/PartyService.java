package dev.sessionkit.grpc;

import dev.sessionkit.api.AuthRequired;
import dev.sessionkit.api.SessionType;
import dev.sessionkit.grpc.party.Line;
import dev.sessionkit.grpc.party.PartyServiceGrpc;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.atomic.AtomicInteger;

/** Methods that need this or that, and do what a test says. */
class PartyService extends PartyServiceGrpc.PartyServiceImplBase {

    /** What a test has a method do with a message. */
    @FunctionalInterface
    interface Handler {
        void handle(Line line, ServerCallStreamObserver<Line> answer);
    }

    static final Handler ECHO = (line, answer) -> {
        answer.onNext(line);
        answer.onCompleted();
    };

    final AtomicInteger calls = new AtomicInteger();
    volatile Handler handler = ECHO;

    @Override
    public void greet(Line line, StreamObserver<Line> answer) {
        handle(line, answer);
    }

    @Override
    @AuthRequired
    public void join(Line line, StreamObserver<Line> answer) {
        handle(line, answer);
    }

    @Override
    @AuthRequired(SessionType.USER_ACCOUNT)
    public void invite(Line line, StreamObserver<Line> answer) {
        handle(line, answer);
    }

    @Override
    @AuthRequired(SessionType.ADMIN_ACCOUNT)
    public void disband(Line line, StreamObserver<Line> answer) {
        handle(line, answer);
    }

    @Override
    @AuthRequired
    public void follow(Line line, StreamObserver<Line> answer) {
        handle(line, answer);
    }

    @Override
    @AuthRequired
    public StreamObserver<Line> gather(StreamObserver<Line> answer) {
        return each(answer);
    }

    @Override
    @AuthRequired
    public StreamObserver<Line> chat(StreamObserver<Line> answer) {
        return each(answer);
    }

    private StreamObserver<Line> each(StreamObserver<Line> answer) {
        return new StreamObserver<>() {
            @Override
            public void onNext(Line line) {
                handle(line, answer);
            }

            @Override
            public void onError(Throwable gone) {
                // the client's doing
            }

            @Override
            public void onCompleted() {
                answer.onCompleted();
            }
        };
    }

    private void handle(Line line, StreamObserver<Line> answer) {
        calls.incrementAndGet();
        handler.handle(line, (ServerCallStreamObserver<Line>) answer);
    }
}
