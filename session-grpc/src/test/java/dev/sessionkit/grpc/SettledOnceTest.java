package dev.sessionkit.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionkit.api.EndReason;
import dev.sessionkit.api.SessionKey;
import dev.sessionkit.core.NewSession;
import dev.sessionkit.core.Session;
import dev.sessionkit.core.SessionContext;
import dev.sessionkit.grpc.party.Line;
import dev.sessionkit.grpc.party.PartyServiceGrpc;
import dev.sessionkit.grpc.party.PartyServiceGrpc.PartyServiceBlockingStub;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.Context;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.MetadataUtils;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("What a call sets in its session")
class SettledOnceTest {

    private static final SessionKey<Integer> COUNT = SessionKey.of("count", Integer.class);
    private static final Metadata.Key<String> SENT =
            Metadata.Key.of("x-session-token", Metadata.ASCII_STRING_MARSHALLER);
    private static final Line HELLO = Line.newBuilder().setText("hello").build();
    private static final long PATIENCE_SECONDS = 60;

    /** What came back besides the message. */
    record Answered(Metadata headers, Metadata trailers) {

        List<String> tokens() {
            List<String> tokens = new ArrayList<>();
            for (Metadata part : new Metadata[] {headers, trailers}) {
                Iterable<String> sent = part == null ? null : part.getAll(SENT);
                if (sent != null) {
                    sent.forEach(tokens::add);
                }
            }
            return tokens;
        }
    }

    /** A call, and what came with its answer. */
    static Answered call(Node node, String token, Consumer<PartyServiceBlockingStub> call) {
        AtomicReference<Metadata> headers = new AtomicReference<>();
        AtomicReference<Metadata> trailers = new AtomicReference<>();
        Channel channel = ClientInterceptors.intercept(
                token.isEmpty() ? node.channel() : Node.bearing(node.channel(), token),
                MetadataUtils.newCaptureMetadataInterceptor(headers, trailers));
        call.accept(PartyServiceGrpc.newBlockingStub(channel));
        return new Answered(headers.get(), trailers.get());
    }

    private static PartyService.Handler setting(int count, PartyService.Handler then) {
        return (line, answer) -> {
            SessionServerInterceptor.context().session().orElseThrow().set(COUNT, count);
            then.handle(line, answer);
        };
    }

    private static int stored(Node node, String token) {
        AtomicReference<Integer> read = new AtomicReference<>();
        PartyService.Handler before = node.party.handler;
        node.party.handler = (line, answer) -> {
            read.set(SessionServerInterceptor.CONTEXT
                    .get()
                    .session()
                    .flatMap(session -> session.get(COUNT))
                    .orElse(0));
            PartyService.ECHO.handle(line, answer);
        };
        ServiceGateTest.stub(node.channel(), token).join(HELLO);
        node.party.handler = before;
        return read.get();
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    @DisplayName("is stored before the answer's headers leave, which bring the client its new token, once")
    void saved(Wire wire) {
        try (Node node = new Node(wire)) {
            node.party.handler = (line, answer) -> {
                SessionServerInterceptor.context()
                        .newSession(NewSession.anonymous())
                        .set(COUNT, 7);
                PartyService.ECHO.handle(line, answer);
            };

            Answered answered = call(node, "", stub -> stub.greet(HELLO));

            assertThat(answered.headers().containsKey(SENT)).isTrue();
            assertThat(answered.tokens()).hasSize(1);
            assertThat(stored(node, answered.tokens().get(0))).isEqualTo(7);
        }
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    @DisplayName("is stored, and sent in headers, also where a stream ends without a message")
    void saved_withoutMessage(Wire wire) {
        try (Node node = new Node(wire)) {
            String token = ServiceGateTest.anonymous(node);
            node.party.handler = (line, answer) -> {
                SessionServerInterceptor.context().session().orElseThrow().renew();
                setting(3, (again, end) -> end.onCompleted()).handle(line, answer);
            };

            Answered answered =
                    call(node, token, stub -> assertThat(stub.follow(HELLO)).isExhausted());

            assertThat(answered.headers().containsKey(SENT)).isTrue();
            assertThat(stored(node, answered.tokens().get(0))).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    @DisplayName("cannot be changed any more once the headers have left")
    void committed(Wire wire) {
        try (Node node = new Node(wire)) {
            String token = ServiceGateTest.anonymous(node);
            AtomicReference<RuntimeException> late = new AtomicReference<>();
            node.party.handler = setting(1, (line, answer) -> {
                answer.onNext(line);
                Session session = SessionServerInterceptor.context().session().orElseThrow();
                assertThat(session.get(COUNT)).hasValue(1);
                try {
                    session.set(COUNT, 2);
                } catch (RuntimeException e) {
                    late.set(e);
                }
                answer.onCompleted();
            });

            ServiceGateTest.stub(node.channel(), token).follow(HELLO).forEachRemaining(line -> {});

            assertThat(late.get()).isInstanceOf(IllegalStateException.class);
            assertThat(stored(node, token)).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    @DisplayName("is forgotten where the handler fails, in whatever way; what is about sessions is answered as such")
    void forgotten(Wire wire) {
        try (Node node = new Node(wire)) {
            String token = ServiceGateTest.anonymous(node);
            PartyServiceBlockingStub stub = ServiceGateTest.stub(node.channel(), token);

            node.party.handler = setting(1, (line, answer) -> answer.onError(Status.ABORTED.asRuntimeException()));
            assertThat(Refused.by(() -> stub.join(HELLO)).code()).isEqualTo(Code.ABORTED);
            node.party.handler = setting(1, (line, answer) -> {
                throw new IllegalStateException("the test's");
            });
            assertThat(Refused.by(() -> stub.join(HELLO)).code()).isEqualTo(Code.UNKNOWN);
            node.party.handler = setting(
                    1,
                    (line, answer) ->
                            SessionServerInterceptor.context().require(dev.sessionkit.api.SessionType.USER_ACCOUNT));
            assertThat(Refused.by(() -> stub.join(HELLO)).code()).isEqualTo(Code.PERMISSION_DENIED);
            node.party.handler = setting(
                    1,
                    (line, answer) -> answer.onError(
                            new dev.sessionkit.api.SessionRequiredException(dev.sessionkit.api.RejectReason.CHANGED)));
            assertThat(Refused.by(() -> stub.join(HELLO)).told())
                    .isEqualTo("UNAUTHENTICATED SESSION_REQUIRED {reason=CHANGED}");

            assertThat(stored(node, token)).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    @DisplayName("is not stored while the store is down, and the client is told so instead of the answer")
    void storeDown(Wire wire) {
        try (Node node = new Node(wire)) {
            String token = ServiceGateTest.anonymous(node);
            PartyServiceBlockingStub stub = ServiceGateTest.stub(node.channel(), token);
            node.party.handler = setting(1, PartyService.ECHO);
            node.store.writable = false;

            assertThat(Refused.by(() -> stub.join(HELLO)).told()).isEqualTo("UNAVAILABLE SESSIONS_UNAVAILABLE {}");
            assertThat(Refused.by(() -> stub.follow(HELLO).next()).code()).isEqualTo(Code.UNAVAILABLE);
            assertThat(Refused.by(() -> ServiceGateTest.stub(node.channel(), token)
                                    .follow(HELLO)
                                    .next())
                            .told())
                    .isEqualTo("UNAVAILABLE SESSIONS_UNAVAILABLE {}");

            node.store.writable = true;
            assertThat(stored(node, token)).isZero();
        }
    }

    @Test
    @DisplayName("is forgotten where the session has ended meanwhile, and the client is told why")
    void endedMeanwhile() {
        try (Node node = new Node(Wire.IN_PROCESS)) {
            String token = ServiceGateTest.anonymous(node);
            node.party.handler = setting(1, (line, answer) -> {
                Session session = SessionServerInterceptor.context().session().orElseThrow();
                node.framework.sessions().end(session.id(), EndReason.KICKED);
                PartyService.ECHO.handle(line, answer);
            });

            assertThat(Refused.by(() ->
                                    ServiceGateTest.stub(node.channel(), token).join(HELLO))
                            .told())
                    .isEqualTo("UNAUTHENTICATED SESSION_REQUIRED {reason=ENDED, endReason=KICKED}");
        }
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    @DisplayName("is forgotten where the client has cancelled the call before the answer")
    void cancelled(Wire wire) throws Exception {
        try (Node node = new Node(wire)) {
            String token = ServiceGateTest.anonymous(node);
            CountDownLatch begun = new CountDownLatch(1);
            CountDownLatch done = new CountDownLatch(1);
            node.party.handler = setting(1, (line, answer) -> {
                begun.countDown();
                awaitCancelled();
                PartyService.ECHO.handle(line, answer);
                done.countDown();
            });
            Context.CancellableContext client = Context.current().withCancellation();
            ManagedChannel channel = node.channel();
            var call = client.call(() ->
                    PartyServiceGrpc.newFutureStub(Node.bearing(channel, token)).join(HELLO));
            assertThat(begun.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            int writes = node.store.writes.get();

            client.cancel(null);

            assertThat(done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(codeOf(call)).isEqualTo(Code.CANCELLED);
            assertThat(node.store.writes).hasValue(writes);
            assertThat(stored(node, token)).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    @DisplayName("is forgotten where the call's deadline has passed before the answer")
    void deadline(Wire wire) throws Exception {
        try (Node node = new Node(wire)) {
            String token = ServiceGateTest.anonymous(node);
            CountDownLatch done = new CountDownLatch(1);
            node.party.handler = setting(1, (line, answer) -> {
                awaitCancelled();
                PartyService.ECHO.handle(line, answer);
                done.countDown();
            });

            Refused refused = Refused.by(() -> ServiceGateTest.stub(node.channel(), token)
                    .withDeadlineAfter(500, TimeUnit.MILLISECONDS)
                    .join(HELLO));

            assertThat(refused.code()).isEqualTo(Code.DEADLINE_EXCEEDED);
            assertThat(done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(stored(node, token)).isZero();
        }
    }

    @Test
    @DisplayName("is nobody's in another call: no context is left behind on a thread, and none is found outside")
    void noLeak() {
        try (Node node =
                new Node(Wire.IN_PROCESS, Stored.SWITCHABLE, rules -> rules, server -> server.directExecutor())) {
            AtomicReference<SessionContext> first = new AtomicReference<>();
            node.party.handler = (line, answer) -> {
                first.set(SessionServerInterceptor.context());
                throw new IllegalStateException("the test's");
            };
            ManagedChannel channel = node.channel();
            assertThat(Refused.by(() ->
                                    PartyServiceGrpc.newBlockingStub(channel).greet(HELLO))
                            .code())
                    .isEqualTo(Code.UNKNOWN);

            assertThat(SessionServerInterceptor.CONTEXT.get()).isNull();
            node.party.handler = (line, answer) -> {
                assertThat(SessionServerInterceptor.context()).isNotSameAs(first.get());
                PartyService.ECHO.handle(line, answer);
            };
            assertThat(PartyServiceGrpc.newBlockingStub(channel).greet(HELLO)).isEqualTo(HELLO);
        }
    }

    /** Until the server knows that nobody waits for the answer. */
    private static void awaitCancelled() {
        CountDownLatch cancelled = new CountDownLatch(1);
        Context.current().addListener(context -> cancelled.countDown(), Runnable::run);
        try {
            assertThat(cancelled.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static Code codeOf(java.util.concurrent.Future<?> call) throws InterruptedException {
        try {
            call.get();
            return Code.OK;
        } catch (ExecutionException e) {
            return ((StatusRuntimeException) e.getCause()).getStatus().getCode();
        } catch (java.util.concurrent.CancellationException e) {
            return Code.CANCELLED;
        }
    }
}
