package dev.sessionkit.grpc;

import dev.sessionkit.api.RejectReason;
import dev.sessionkit.api.SessionRequiredException;
import dev.sessionkit.api.SessionToken;
import dev.sessionkit.auth.SessionGrant;
import dev.sessionkit.auth.SessionsService;
import dev.sessionkit.core.Rejection;
import dev.sessionkit.core.SessionContext;
import dev.sessionkit.core.SessionRecords;
import dev.sessionkit.grpc.v1.CreateSessionRequest;
import dev.sessionkit.grpc.v1.CreateSessionResponse;
import dev.sessionkit.grpc.v1.DestroySessionRequest;
import dev.sessionkit.grpc.v1.DestroySessionResponse;
import dev.sessionkit.grpc.v1.ReissueSessionRequest;
import dev.sessionkit.grpc.v1.ReissueSessionResponse;
import dev.sessionkit.grpc.v1.SessionsServiceGrpc;
import dev.sessionkit.spi.Secret;
import io.grpc.Context;
import io.grpc.stub.StreamObserver;
import java.util.Optional;

/**
 * The calls of seed 000. Refusals are exceptions, which the interceptor answers.
 *
 * @param records beneath the sessions
 * @param sessions what the calls are about
 */
record SessionsCalls(SessionRecords records, SessionsService sessions) implements SessionsServiceGrpc.AsyncService {

    private static final long LARGEST_UINT32 = 0xFFFF_FFFFL; // in the year 2106
    private static final String RULE =
            "A session needs a user name that is neither empty nor too long, and a device's UUID";

    @Override
    public void createSession(CreateSessionRequest request, StreamObserver<CreateSessionResponse> answer) {
        SessionGrant grant = create(request);
        if (Context.current().isCancelled()) {
            sessions.destroy(grant.authToken().reveal()); // nobody is there to use it
        }
        answer.onNext(CreateSessionResponse.newBuilder()
                .setAuthToken(grant.authToken().reveal())
                .setReissueToken(grant.reissueToken().reveal())
                .setExp(exp(grant))
                .setUserId(grant.userId())
                .setUsername(grant.username())
                .setUserUuid(grant.userUuid())
                .build());
        answer.onCompleted();
    }

    private SessionGrant create(CreateSessionRequest request) {
        try {
            return sessions.create(
                    SessionServerInterceptor.context().request(),
                    request.getUsername(),
                    Secret.of(request.getPassword()),
                    request.getDeviceUuid());
        } catch (IllegalArgumentException e) { // what it says may quote what was sent
            throw new InvalidRequestException(RULE);
        }
    }

    @Override
    public void reissueSession(ReissueSessionRequest request, StreamObserver<ReissueSessionResponse> answer) {
        SessionGrant grant = sessions.reissue(SessionServerInterceptor.context().request(), request.getReissueToken());
        answer.onNext(ReissueSessionResponse.newBuilder()
                .setAuthToken(grant.authToken().reveal())
                .setReissueToken(grant.reissueToken().reveal())
                .setExp(exp(grant))
                .setUserId(grant.userId())
                .setUsername(grant.username())
                .setUserUuid(grant.userUuid())
                .build());
        answer.onCompleted();
    }

    /** The token is where the resolvers find it. One whose session has ended before is as dead as its client wants it. */
    @Override
    public void destroySession(DestroySessionRequest request, StreamObserver<DestroySessionResponse> answer) {
        SessionContext context = SessionServerInterceptor.context();
        boolean ended = false;
        for (SessionToken token : records.presented(context.request())) {
            ended |= sessions.destroy(token.reveal());
        }
        if (!ended) {
            requireEnded(context.rejection());
        }
        context.clear();
        answer.onNext(DestroySessionResponse.getDefaultInstance());
        answer.onCompleted();
    }

    /** A session that is valid all the same is none of this service's. */
    private static void requireEnded(Optional<Rejection> why) {
        RejectReason reason = why.map(Rejection::reason).orElse(RejectReason.REFUSED);
        if (reason != RejectReason.ENDED) {
            throw new SessionRequiredException(reason);
        }
    }

    private static int exp(SessionGrant grant) {
        return (int) Math.min(grant.exp(), LARGEST_UINT32);
    }
}
