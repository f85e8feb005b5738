package dev.sessionkit.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sessionkit.api.EndReason;
import dev.sessionkit.api.SessionToken;
import dev.sessionkit.grpc.party.Line;
import dev.sessionkit.grpc.party.PartyServiceGrpc;
import dev.sessionkit.tck.StoppedClock;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ClientInterceptors;
import io.grpc.Context;
import io.grpc.ForwardingClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("A client that holds its tokens")
class SessionClientInterceptorTest {

    private static final int CALLS = 200;
    private static final long PATIENCE_SECONDS = 60;
    private static final Duration TWO_WEEKS = Duration.ofDays(14);
    private static final Line HELLO = Line.newBuilder().setText("hello").build();

    private final Gatekeeper gate = new Gatekeeper();
    private final LinkedBlockingQueue<Optional<HeldTokens>> changes = new LinkedBlockingQueue<>();

    private Node node(Wire wire, Stored stored) {
        return new Node(wire, stored, rules -> rules, server -> server.intercept(gate));
    }

    /** Signed in, with the server's time. */
    private SessionClientInterceptor client(Node node) {
        return client(node, builder -> builder.clock(node.clock));
    }

    private SessionClientInterceptor client(Node node, UnaryOperator<SessionClientInterceptor.Builder> more) {
        Channel channel = node.channel();
        SessionClientInterceptor client = more.apply(
                        SessionClientInterceptor.builder(channel).onChange(changes::add))
                .build();
        client.hold(node.signIn(channel, node.newUser().userName()));
        return client;
    }

    private static PartyServiceGrpc.PartyServiceBlockingStub party(Node node, SessionClientInterceptor client) {
        return PartyServiceGrpc.newBlockingStub(ClientInterceptors.intercept(node.channel(), client));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Counts the calls that go on to the channel, be it that they wait for their credentials there. */
    private static ClientInterceptor counting(CountDownLatch started) {
        return new ClientInterceptor() {
            @Override
            public <Q, A> ClientCall<Q, A> interceptCall(
                    MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
                return new ForwardingClientCall.SimpleForwardingClientCall<>(next.newCall(method, options)) {
                    @Override
                    public void start(Listener<A> listener, Metadata headers) {
                        super.start(listener, headers);
                        started.countDown();
                    }
                };
            }
        };
    }

    private static void all(Channel channel) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(CALLS);
        try {
            List<Future<Line>> calls = new ArrayList<>();
            for (int i = 0; i < CALLS; i++) {
                calls.add(threads.submit(
                        () -> PartyServiceGrpc.newBlockingStub(channel).join(HELLO)));
            }
            for (Future<Line> call : calls) {
                assertThat(call.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo(HELLO);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @ParameterizedTest
    @EnumSource(Stored.class)
    @DisplayName("makes 200 calls at once when its auth token has expired: one reissue, and no call fails")
    void expired_together(Stored stored) throws Exception {
        try (Node node = node(Wire.NETTY, stored)) {
            SessionClientInterceptor client = client(node);
            HeldTokens before = client.held().orElseThrow();
            node.clock.advance(TWO_WEEKS);
            CountDownLatch started = new CountDownLatch(CALLS);
            gate.beforeReissue = () -> await(started); // all calls wait for the one reissue

            all(ClientInterceptors.intercept(ClientInterceptors.intercept(node.channel(), counting(started)), client));

            assertThat(gate.reissues).hasValue(1);
            assertThat(client.held().orElseThrow()).isNotEqualTo(before);
            assertThat(changes).containsExactly(client.held());
        }
    }

    @ParameterizedTest
    @EnumSource(Stored.class)
    @DisplayName("has 200 calls refused at once, since its clock is slow: one reissue, and no call fails")
    void refused_together(Stored stored) throws Exception {
        try (Node node = node(Wire.NETTY, stored)) {
            StoppedClock slow = new StoppedClock(node.clock.instant());
            SessionClientInterceptor client = client(node, builder -> builder.clock(slow));
            node.clock.advance(TWO_WEEKS);
            CountDownLatch arrived = new CountDownLatch(CALLS);
            gate.beforeOthers = () -> { // none is refused before all have come with the old token
                arrived.countDown();
                await(arrived);
            };

            all(ClientInterceptors.intercept(node.channel(), client));

            assertThat(gate.reissues).hasValue(1);
            assertThat(changes).containsExactly(client.held());
        }
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    @DisplayName("bears its auth token, and has it reissued a minute before it expires")
    void ahead(Wire wire) {
        try (Node node = node(wire, Stored.SWITCHABLE)) {
            SessionClientInterceptor client = client(node);
            assertThat(party(node, client).join(HELLO)).isEqualTo(HELLO);
            node.clock.advance(TWO_WEEKS.minusSeconds(61));
            assertThat(party(node, client).join(HELLO)).isEqualTo(HELLO);
            assertThat(gate.reissues).hasValue(0);
            node.clock.advance(Duration.ofSeconds(1));

            assertThat(party(node, client).join(HELLO)).isEqualTo(HELLO);

            assertThat(gate.reissues).hasValue(1);
            assertThat(client.held().orElseThrow().authUntil())
                    .isEqualTo(node.clock.instant().plus(TWO_WEEKS));
        }
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    @DisplayName("makes a call of one message again whichever stub it is made with; what it sent is sent again")
    void repeated(Wire wire) throws Exception {
        try (Node node = node(wire, Stored.SWITCHABLE)) {
            StoppedClock slow = new StoppedClock(node.clock.instant());
            SessionClientInterceptor client = client(node, builder -> builder.clock(slow));
            Channel channel = ClientInterceptors.intercept(node.channel(), client);

            node.clock.advance(TWO_WEEKS);
            assertThat(PartyServiceGrpc.newBlockingStub(channel).join(HELLO)).isEqualTo(HELLO);
            node.clock.advance(TWO_WEEKS);
            assertThat(PartyServiceGrpc.newFutureStub(channel).join(HELLO).get(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .isEqualTo(HELLO);
            node.clock.advance(TWO_WEEKS);
            assertThat(PartyServiceGrpc.newBlockingStub(channel).follow(HELLO))
                    .toIterable()
                    .containsExactly(HELLO);
            node.clock.advance(TWO_WEEKS);
            assertThat(PartyServiceGrpc.newBlockingStub(channel)
                            .withDeadlineAfter(PATIENCE_SECONDS, TimeUnit.SECONDS)
                            .withCompression("gzip")
                            .join(HELLO))
                    .isEqualTo(HELLO);

            assertThat(gate.reissues).hasValue(4);
        }
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    @DisplayName("cannot make a call of many messages again, but the next one goes well")
    void streaming(Wire wire) throws Exception {
        try (Node node = node(wire, Stored.SWITCHABLE)) {
            StoppedClock slow = new StoppedClock(node.clock.instant());
            SessionClientInterceptor client = client(node, builder -> builder.clock(slow));
            Channel channel = ClientInterceptors.intercept(node.channel(), client);
            node.clock.advance(TWO_WEEKS);

            assertThat(((StatusRuntimeException) chat(channel)).getStatus().getCode())
                    .isEqualTo(Code.UNAUTHENTICATED);
            assertThat(chat(channel)).isEqualTo(HELLO);
            assertThat(gate.reissues).hasValue(1);
        }
    }

    /** The first thing that is heard of a conversation. */
    private static Object chat(Channel channel) throws Exception {
        CompletableFuture<Object> heard = new CompletableFuture<>();
        StreamObserver<Line> chat = PartyServiceGrpc.newStub(channel).chat(new StreamObserver<>() {
            @Override
            public void onNext(Line line) {
                heard.complete(line);
            }

            @Override
            public void onError(Throwable failed) {
                heard.complete(failed);
            }

            @Override
            public void onCompleted() {
                heard.complete(Status.OK);
            }
        });
        chat.onNext(HELLO);
        return heard.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    @DisplayName("asks again where the answer of a reissue is lost, in time for the server to give it the same")
    void lostAnswer(Wire wire) {
        try (Node node = node(wire, Stored.SWITCHABLE)) {
            SessionClientInterceptor client = client(node);
            node.clock.advance(TWO_WEEKS);
            gate.lostAnswers.set(1);

            assertThat(party(node, client).join(HELLO)).isEqualTo(HELLO);

            assertThat(gate.reissues).hasValue(2);
            assertThat(gate.timeLeft.get()).isPositive().isLessThanOrEqualTo(Duration.ofSeconds(10));
            assertThat(changes).hasSize(1);
        }
    }

    @Test
    @DisplayName("asks once where the server does not repeat a reissue: who asks again there loses the session")
    void strictServer() {
        try (Node node = node(Wire.IN_PROCESS, Stored.SWITCHABLE)) {
            SessionClientInterceptor client =
                    client(node, builder -> builder.clock(node.clock).repeatWindow(Duration.ZERO));
            node.clock.advance(TWO_WEEKS);
            gate.lostAnswers.set(1);

            assertThat(Refused.by(() -> party(node, client).join(HELLO)).code()).isEqualTo(Code.UNAVAILABLE);

            assertThat(gate.reissues).hasValue(1);
        }
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    @DisplayName(
            "goes on with a token that still counts while there is no reissue to be had, and asks no sooner than ten seconds later")
    void reissueDown_counting(Wire wire) {
        try (Node node = node(wire, Stored.SWITCHABLE)) {
            SessionClientInterceptor client = client(node);
            node.clock.advance(TWO_WEEKS.minusSeconds(60));
            node.store.writable = false;

            assertThat(party(node, client).join(HELLO)).isEqualTo(HELLO);
            assertThat(party(node, client).join(HELLO)).isEqualTo(HELLO);
            assertThat(gate.reissues).hasValue(2); // one, tried twice
            node.store.writable = true;
            node.clock.advance(Duration.ofSeconds(10));

            assertThat(party(node, client).join(HELLO)).isEqualTo(HELLO);
            assertThat(gate.reissues).hasValue(3);
        }
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    @DisplayName("is told UNAVAILABLE, not to sign in again, while its token has expired and the store is down")
    void reissueDown_expired(Wire wire) {
        try (Node node = node(wire, Stored.SWITCHABLE)) {
            StoppedClock slow = new StoppedClock(node.clock.instant());
            SessionClientInterceptor punctual = client(node);
            SessionClientInterceptor late = client(node, builder -> builder.clock(slow));
            node.clock.advance(TWO_WEEKS);
            node.store.writable = false;

            assertThat(Refused.by(() -> party(node, punctual).join(HELLO)).told())
                    .isEqualTo("UNAVAILABLE -"); // gRPC keeps no details of credentials that could not be had
            assertThat(Refused.by(() -> party(node, late).join(HELLO)).told())
                    .isEqualTo("UNAVAILABLE SESSIONS_UNAVAILABLE {}");

            node.store.writable = true;
            assertThat(party(node, punctual).join(HELLO)).isEqualTo(HELLO);
            assertThat(party(node, late).join(HELLO)).isEqualTo(HELLO);
        }
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    @DisplayName(
            "is told why its session has ended, asks for no reissue then, and where that is refused holds nothing any more")
    void over(Wire wire) throws Exception {
        try (Node node = node(wire, Stored.SWITCHABLE)) {
            SessionClientInterceptor client = client(node);
            SessionToken token =
                    SessionToken.parse(client.held().orElseThrow().authToken()).orElseThrow();
            node.framework.sessions().end(token.id(), EndReason.KICKED);

            assertThat(Refused.by(() -> party(node, client).join(HELLO)).told())
                    .isEqualTo("UNAUTHENTICATED SESSION_REQUIRED {reason=ENDED, endReason=KICKED}");
            assertThat(gate.reissues).hasValue(0);
            node.clock.advance(TWO_WEEKS);
            assertThat(Refused.by(() -> party(node, client).join(HELLO)).code()).isEqualTo(Code.UNAUTHENTICATED);

            assertThat(gate.reissues).hasValue(1);
            assertThat(client.held()).isEmpty();
            assertThat(changes).containsExactly(Optional.empty());
            assertThat(Refused.by(() -> party(node, client).join(HELLO)).told())
                    .isEqualTo("UNAUTHENTICATED SESSION_REQUIRED {reason=ABSENT}");
        }
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    @DisplayName("asks for no reissue where another token would not help")
    void noHelp(Wire wire) {
        try (Node node = node(wire, Stored.SWITCHABLE)) {
            SessionClientInterceptor client = client(node);
            Channel channel = ClientInterceptors.intercept(node.channel(), client);

            assertThat(Refused.by(() ->
                                    PartyServiceGrpc.newBlockingStub(channel).disband(HELLO))
                            .code())
                    .isEqualTo(Code.PERMISSION_DENIED);
            assertThat(Refused.by(() -> node.sessions(channel).createSession(Node.login("nobody", "x", Node.DEVICE)))
                            .told())
                    .isEqualTo("UNAUTHENTICATED LOGIN_REFUSED {}");
            client.forget();
            assertThat(Refused.by(() ->
                                    PartyServiceGrpc.newBlockingStub(channel).join(HELLO))
                            .told())
                    .isEqualTo("UNAUTHENTICATED SESSION_REQUIRED {reason=ABSENT}");

            assertThat(gate.reissues).hasValue(0);
        }
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    @DisplayName("waits for a reissue no longer than its call may take; who gives up takes nothing from the others")
    void givenUp(Wire wire) throws Exception {
        try (Node node = node(wire, Stored.SWITCHABLE)) {
            StoppedClock slow = new StoppedClock(node.clock.instant());
            SessionClientInterceptor client = client(node, builder -> builder.clock(slow));
            Channel channel = ClientInterceptors.intercept(node.channel(), client);
            node.clock.advance(TWO_WEEKS);
            CountDownLatch asked = new CountDownLatch(1);
            CountDownLatch givenUp = new CountDownLatch(2);
            gate.beforeReissue = () -> {
                asked.countDown();
                await(givenUp);
            };

            Future<Line> cancelled = PartyServiceGrpc.newFutureStub(channel).join(HELLO);
            await(asked);
            Future<Line> patient = PartyServiceGrpc.newFutureStub(channel).join(HELLO);
            assertThat(Refused.by(() -> PartyServiceGrpc.newBlockingStub(channel)
                                    .withDeadlineAfter(300, TimeUnit.MILLISECONDS)
                                    .join(HELLO))
                            .code())
                    .isEqualTo(Code.DEADLINE_EXCEEDED);
            givenUp.countDown();
            assertThat(cancelled.cancel(true)).isTrue();
            givenUp.countDown();

            assertThat(patient.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo(HELLO);
            assertThat(gate.reissues).hasValue(1);
            assertThat(cancelled).isCancelled();
        }
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    @DisplayName("has its session reissued even where the one who needed it first has cancelled")
    void notTheCallersContext(Wire wire) throws Exception {
        try (Node node = node(wire, Stored.SWITCHABLE)) {
            SessionClientInterceptor client = client(node);
            Channel channel = ClientInterceptors.intercept(node.channel(), client);
            node.clock.advance(TWO_WEEKS);
            CountDownLatch asked = new CountDownLatch(1);
            CountDownLatch cancelled = new CountDownLatch(1);
            gate.beforeReissue = () -> {
                asked.countDown();
                await(cancelled);
            };
            Context.CancellableContext caller = Context.current().withCancellation();
            Future<Line> first =
                    caller.call(() -> PartyServiceGrpc.newFutureStub(channel).join(HELLO));
            await(asked);
            caller.cancel(new CancellationException("the test's"));
            cancelled.countDown();

            assertThat(PartyServiceGrpc.newBlockingStub(channel).join(HELLO)).isEqualTo(HELLO);
            assertThat(gate.reissues).hasValue(1);
            assertThat(first).isDone();
        }
    }

    @Test
    @DisplayName("prints none of its tokens, and refuses times that are none")
    void settings() {
        try (Node node = node(Wire.IN_PROCESS, Stored.SWITCHABLE)) {
            HeldTokens held = client(node).held().orElseThrow();
            assertThat(held.toString()).doesNotContain(held.authToken()).doesNotContain(held.reissueToken());
            SessionClientInterceptor.Builder builder = SessionClientInterceptor.builder(node.channel());
            assertThatIllegalArgumentException().isThrownBy(() -> builder.repeatWindow(Duration.ofSeconds(-1)));
            assertThatIllegalArgumentException().isThrownBy(() -> builder.repeatWindow(Duration.ofMinutes(6)));
            assertThatIllegalArgumentException().isThrownBy(() -> builder.ahead(Duration.ofSeconds(-1)));
        }
    }
}
