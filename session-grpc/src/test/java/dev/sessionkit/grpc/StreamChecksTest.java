package dev.sessionkit.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sessionkit.api.EndReason;
import dev.sessionkit.api.SessionToken;
import dev.sessionkit.grpc.party.Line;
import dev.sessionkit.grpc.party.PartyServiceGrpc;
import io.grpc.Channel;
import io.grpc.Context;
import io.grpc.Status;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("A stream whose session is checked while it goes on")
class StreamChecksTest {

    private static final Duration EVERY = Duration.ofMinutes(10);
    private static final Line HELLO = Line.newBuilder().setText("hello").build();
    private static final long PATIENCE_SECONDS = 60;

    private final ManualScheduler scheduler = new ManualScheduler();

    /** What a client hears. */
    private static final class Heard implements StreamObserver<Line> {

        final LinkedBlockingQueue<Object> events = new LinkedBlockingQueue<>();

        @Override
        public void onNext(Line line) {
            events.add(line);
        }

        @Override
        public void onError(Throwable failed) {
            events.add(failed);
        }

        @Override
        public void onCompleted() {
            events.add(Status.OK);
        }

        Object next() throws InterruptedException {
            Object next = events.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertThat(next).as("something is heard").isNotNull();
            return next;
        }

        Refused refused() throws InterruptedException {
            return new Refused((StatusRuntimeException) next());
        }
    }

    private Node node(Wire wire) {
        return new Node(
                wire, Stored.SWITCHABLE, rules -> rules.checkStreams(EVERY, scheduler.executor()), server -> {});
    }

    private static Heard follow(Channel channel, String token) {
        Heard heard = new Heard();
        PartyServiceGrpc.newStub(Node.bearing(channel, token)).follow(HELLO, heard);
        return heard;
    }

    /** Sends one line and goes on. */
    private static final PartyService.Handler OPEN = (line, answer) -> answer.onNext(line);

    @ParameterizedTest
    @EnumSource(Wire.class)
    @DisplayName("goes on while the session is valid, and is closed UNAUTHENTICATED after it has ended")
    void ended(Wire wire) throws Exception {
        try (Node node = node(wire)) {
            node.party.handler = OPEN;
            String token = ServiceGateTest.anonymous(node);
            Heard heard = follow(node.channel(), token);
            assertThat(heard.next()).isEqualTo(HELLO);

            ManualScheduler.Waiting first = scheduler.next();
            assertThat(first.delay()).isEqualTo(EVERY);
            first.task().run();
            ManualScheduler.Waiting second = scheduler.next();
            assertThat(heard.events).isEmpty();
            node.framework
                    .sessions()
                    .end(SessionToken.parse(token).orElseThrow().id(), EndReason.KICKED);
            second.task().run();

            assertThat(heard.refused().told())
                    .isEqualTo("UNAUTHENTICATED SESSION_REQUIRED {reason=ENDED, endReason=KICKED}");
            assertThat(scheduler.waiting).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    @DisplayName("has its handler told that nobody listens any more, and what it sends then goes nowhere")
    void handler_told(Wire wire) throws Exception {
        try (Node node = node(wire)) {
            CountDownLatch cancelled = new CountDownLatch(1);
            LinkedBlockingQueue<ServerCallStreamObserver<Line>> answers = new LinkedBlockingQueue<>();
            node.party.handler = (line, answer) -> {
                answer.setOnCancelHandler(cancelled::countDown);
                answer.onNext(line);
                answers.add(answer);
            };
            String token = ServiceGateTest.anonymous(node);
            Heard heard = follow(node.channel(), token);
            assertThat(heard.next()).isEqualTo(HELLO);
            ServerCallStreamObserver<Line> answer = answers.take();
            node.framework
                    .sessions()
                    .end(SessionToken.parse(token).orElseThrow().id(), EndReason.KICKED);

            scheduler.next().task().run();

            assertThat(answer.isCancelled()).isTrue();
            answer.onNext(HELLO);
            answer.onCompleted();
            assertThat(heard.refused().code()).isEqualTo(Code.UNAUTHENTICATED);
            assertThat(cancelled.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(heard.events).isEmpty();
        }
    }

    @Test
    @DisplayName("is checked at the session's own end, where that comes earlier")
    void absoluteEnd() throws Exception {
        Duration life = Duration.ofDays(14); // the absolute time-out
        try (Node node = node(Wire.IN_PROCESS)) {
            node.party.handler = OPEN;
            String token = ServiceGateTest.anonymous(node);
            Duration step = Duration.ofMinutes(59); // the idle time-out is an hour
            Duration age = Duration.ZERO;
            while (age.plus(step).compareTo(life) < 0) {
                node.clock.advance(step);
                age = age.plus(step);
                node.framework
                        .sessions()
                        .access(SessionToken.parse(token).orElseThrow().id(), session -> {});
            }
            Duration left = life.minus(age);
            node.clock.advance(left.minusMinutes(1));

            Heard heard = follow(node.channel(), token);
            assertThat(heard.next()).isEqualTo(HELLO);
            ManualScheduler.Waiting check = scheduler.next();
            assertThat(check.delay()).isEqualTo(Duration.ofMinutes(1).plusMillis(1));
            node.clock.advance(check.delay());
            check.task().run();

            assertThat(heard.refused().told()).isEqualTo("UNAUTHENTICATED SESSION_REQUIRED {reason=EXPIRED}");
        }
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    @DisplayName("is closed UNAVAILABLE where the store is down, since then nothing is known")
    void storeDown(Wire wire) throws Exception {
        try (Node node = node(wire)) {
            node.party.handler = OPEN;
            Heard heard = follow(node.channel(), ServiceGateTest.anonymous(node));
            assertThat(heard.next()).isEqualTo(HELLO);
            node.store.readable = false;

            scheduler.next().task().run();

            Refused refused = heard.refused();
            assertThat(refused.told()).isEqualTo("UNAVAILABLE SESSIONS_UNAVAILABLE {}");
            assertThat(refused.retryAfter()).isPresent();
        }
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    @DisplayName("uses its session when the client sends something, and not by being open")
    void use(Wire wire) throws Exception {
        try (Node node = node(wire)) {
            node.party.handler = OPEN;
            String token = ServiceGateTest.anonymous(node);
            Heard heard = new Heard();
            StreamObserver<Line> chat = PartyServiceGrpc.newStub(Node.bearing(node.channel(), token))
                    .chat(heard);
            for (int i = 0; i < 8; i++) { // 80 minutes: more than the idle time-out
                chat.onNext(HELLO);
                assertThat(heard.next()).isEqualTo(HELLO);
                node.clock.advance(EVERY);
                scheduler.next().task().run();
            }
            for (int i = 0; i < 5; i++) {
                node.clock.advance(EVERY);
                scheduler.next().task().run();
            }
            assertThat(heard.events).isEmpty();
            node.clock.advance(EVERY);
            scheduler.next().task().run();

            assertThat(heard.refused().told()).isEqualTo("UNAUTHENTICATED SESSION_REQUIRED {reason=IDLE}");
        }
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    @DisplayName("is not checked any more when it is over, in whatever way")
    void over(Wire wire) throws Exception {
        try (Node node = node(wire)) {
            String token = ServiceGateTest.anonymous(node);
            node.party.handler = PartyService.ECHO;
            Heard done = follow(node.channel(), token);
            assertThat(done.next()).isEqualTo(HELLO);
            assertThat(done.next()).isEqualTo(Status.OK);
            assertCancelled(scheduler.next());

            node.party.handler = OPEN;
            Context.CancellableContext client = Context.current().withCancellation();
            Heard gone = client.call(() -> follow(node.channel(), token));
            assertThat(gone.next()).isEqualTo(HELLO);
            client.cancel(null);
            assertCancelled(scheduler.next());
        }
    }

    /** The call's end and this test meet at no other point than the cancelled task. */
    private static void assertCancelled(ManualScheduler.Waiting waiting) throws Exception {
        try {
            waiting.task().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            throw new AssertionError("the check was not cancelled");
        } catch (java.util.concurrent.CancellationException expected) {
            assertThat(waiting.task()).isCancelled();
        }
    }

    @Test
    @DisplayName("is one that needs a session: no other is checked, and no unary call")
    void unchecked() {
        try (Node node = node(Wire.IN_PROCESS)) {
            String token = ServiceGateTest.anonymous(node);
            Channel channel = node.channel();

            assertThat(ServiceGateTest.stub(channel, token).join(HELLO)).isEqualTo(HELLO);
            assertThat(ServiceGateTest.stub(channel, token).greet(HELLO)).isEqualTo(HELLO);
            assertThat(Refused.by(() -> ServiceGateTest.stub(channel, "none")
                                    .follow(HELLO)
                                    .next())
                            .code())
                    .isEqualTo(Code.UNAUTHENTICATED);

            assertThat(scheduler.waiting).isEmpty();
        }
    }

    @Test
    @DisplayName("is checked once a second at the most")
    void tooOften() {
        try (Node node = new Node(Wire.IN_PROCESS)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> SessionServerInterceptor.builder(node.framework)
                            .checkStreams(Duration.ofMillis(999), scheduler.executor()));
        }
    }
}
