package dev.sessionkit.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.sessionkit.api.EndReason;
import dev.sessionkit.grpc.party.Line;
import dev.sessionkit.grpc.party.PartyServiceGrpc;
import dev.sessionkit.grpc.v1.CreateSessionResponse;
import dev.sessionkit.grpc.v1.DestroySessionRequest;
import dev.sessionkit.grpc.v1.DestroySessionResponse;
import dev.sessionkit.grpc.v1.ReissueSessionRequest;
import dev.sessionkit.grpc.v1.ReissueSessionResponse;
import dev.sessionkit.grpc.v1.SessionsServiceGrpc;
import dev.sessionkit.spi.Account;
import io.grpc.Channel;
import io.grpc.Context;
import io.grpc.ManagedChannel;
import io.grpc.Status.Code;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("SessionsService over gRPC")
class SessionsApiTest {

    private static final Duration TWO_WEEKS = Duration.ofDays(14);
    private static final Duration WINDOW = Duration.ofSeconds(30);

    static Stream<Arguments> places() {
        return Stream.of(Wire.values())
                .flatMap(wire -> Stream.of(Stored.values()).map(stored -> arguments(wire, stored)));
    }

    @ParameterizedTest
    @MethodSource("places")
    @DisplayName("creates a session with the six fields, whose auth token opens calls for two weeks to the second")
    void create_tokens(Wire wire, Stored stored) {
        try (Node node = new Node(wire, stored)) {
            Account anne = node.newUser();
            Channel channel = node.channel();

            CreateSessionResponse session = node.signIn(channel, anne.userName());

            assertThat(Integer.toUnsignedLong(session.getExp()))
                    .isEqualTo(node.clock.instant().plus(TWO_WEEKS).getEpochSecond());
            assertThat(session.getUserId()).isEqualTo(anne.number());
            assertThat(session.getUsername()).isEqualTo(anne.userName());
            assertThat(session.getUserUuid()).isEqualTo(anne.uuid().toString());
            assertThat(join(channel, session.getAuthToken())).isEqualTo("hello");
            node.clock.advance(TWO_WEEKS.minusSeconds(1));
            assertThat(join(channel, session.getAuthToken())).isEqualTo("hello");
            node.clock.advance(Duration.ofSeconds(1));
            assertThat(Refused.by(() -> join(channel, session.getAuthToken())).told())
                    .isEqualTo("UNAUTHENTICATED SESSION_REQUIRED {reason=UNKNOWN}");
        }
    }

    @ParameterizedTest
    @MethodSource("places")
    @DisplayName("reissues for two more weeks; the old auth token is refused when the window is up")
    void reissue(Wire wire, Stored stored) {
        try (Node node = new Node(wire, stored)) {
            Channel channel = node.channel();
            CreateSessionResponse first = node.signIn(channel, node.newUser().userName());
            node.clock.advance(Duration.ofDays(13));

            ReissueSessionResponse next = reissue(node, channel, first.getReissueToken());

            assertThat(Integer.toUnsignedLong(next.getExp()))
                    .isEqualTo(node.clock.instant().plus(TWO_WEEKS).getEpochSecond());
            assertThat(next.getUserUuid()).isEqualTo(first.getUserUuid());
            assertThat(reissue(node, channel, first.getReissueToken()))
                    .as("the same again inside the window")
                    .isEqualTo(next);
            node.clock.advance(WINDOW);
            assertThat(join(channel, next.getAuthToken())).isEqualTo("hello");
            assertThat(Refused.by(() -> join(channel, first.getAuthToken())).code())
                    .isEqualTo(Code.UNAUTHENTICATED);
        }
    }

    @ParameterizedTest
    @MethodSource("places")
    @DisplayName("ends the session of the auth token in the metadata, and its reissue token with it")
    void destroy(Wire wire, Stored stored) {
        try (Node node = new Node(wire, stored)) {
            Channel channel = node.channel();
            CreateSessionResponse session = node.signIn(channel, node.newUser().userName());

            assertThat(destroy(node, channel, session.getAuthToken()))
                    .isEqualTo(DestroySessionResponse.getDefaultInstance());

            assertThat(Refused.by(() -> join(channel, session.getAuthToken())).told())
                    .isEqualTo("UNAUTHENTICATED SESSION_REQUIRED {reason=ENDED, endReason=" + EndReason.LOGOUT + "}");
            assertThat(Refused.by(() -> reissue(node, channel, session.getReissueToken()))
                            .code())
                    .isEqualTo(Code.UNAUTHENTICATED);
            assertThat(destroy(node, channel, session.getAuthToken()))
                    .as("asked again, as after a lost answer")
                    .isEqualTo(DestroySessionResponse.getDefaultInstance());
        }
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    @DisplayName("ends nothing without a token, or with one that proves nothing")
    void destroy_nothing(Wire wire) {
        try (Node node = new Node(wire)) {
            Channel channel = node.channel();
            CreateSessionResponse session = node.signIn(channel, node.newUser().userName());
            String forged = session.getAuthToken().substring(0, 23) + "A".repeat(43);

            assertThat(Refused.by(() ->
                                    node.sessions(channel).destroySession(DestroySessionRequest.getDefaultInstance()))
                            .told())
                    .isEqualTo("UNAUTHENTICATED SESSION_REQUIRED {reason=ABSENT}");
            assertThat(Refused.by(() -> destroy(node, channel, forged)).told())
                    .isEqualTo("UNAUTHENTICATED SESSION_REQUIRED {reason=UNKNOWN}");
            assertThat(join(channel, session.getAuthToken())).isEqualTo("hello");
        }
    }

    @ParameterizedTest
    @MethodSource("places")
    @DisplayName("lets a device belong to one resource, which the user agent tells")
    void device_otherResource(Wire wire, Stored stored) {
        try (Node node = new Node(wire, stored)) {
            String name = node.newUser().userName();
            Channel game = node.channel("space-game/1.0");
            Channel newerGame = node.channel("space-game/2.0");
            Channel editor = node.channel("level-editor/1.0");
            CreateSessionResponse other =
                    node.sessions(game).createSession(Node.login(name, Node.PASSWORD, Node.DEVICE.replace('0', '1')));
            CreateSessionResponse first = node.signIn(game, name);

            CreateSessionResponse again = node.signIn(newerGame, name);
            assertThat(Refused.by(() -> join(game, first.getAuthToken())).code())
                    .isEqualTo(Code.UNAUTHENTICATED);
            assertThat(join(game, other.getAuthToken()))
                    .as("another device's session")
                    .isEqualTo("hello");

            CreateSessionResponse elsewhere = node.signIn(editor, name);
            assertThat(Refused.by(() -> join(game, other.getAuthToken())).code())
                    .isEqualTo(Code.UNAUTHENTICATED);
            assertThat(Refused.by(() -> join(game, again.getAuthToken())).code())
                    .isEqualTo(Code.UNAUTHENTICATED);
            assertThat(join(editor, elsewhere.getAuthToken())).isEqualTo("hello");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no uuid", "{0d3f6f0a-5d0c-4d2e-9a53-6a3d7b1d2c11}", "0-0-0-0-0"})
    @DisplayName("is told by INVALID_ARGUMENT that the device is not named by a UUID, without a word of it")
    void create_malformedDevice(String device) {
        try (Node node = new Node(Wire.IN_PROCESS)) {
            String name = node.newUser().userName();
            Channel channel = node.channel();

            Refused refused =
                    Refused.by(() -> node.sessions(channel).createSession(Node.login(name, Node.PASSWORD, device)));

            assertThat(refused.told()).isEqualTo("INVALID_ARGUMENT INVALID_REQUEST {}");
            assertThat(refused.text()).doesNotContain(name).doesNotContain("0d3f6f0a");
        }
    }

    @Test
    @DisplayName("is told by INVALID_ARGUMENT that the name is empty, or too long to be one")
    void create_malformedName() {
        try (Node node = new Node(Wire.IN_PROCESS)) {
            Channel channel = node.channel();
            for (String name : new String[] {"", "n".repeat(100_000)}) {
                Refused refused = Refused.by(
                        () -> node.sessions(channel).createSession(Node.login(name, Node.PASSWORD, Node.DEVICE)));
                assertThat(refused.told()).isEqualTo("INVALID_ARGUMENT INVALID_REQUEST {}");
                assertThat(refused.text()).doesNotContain("nnn");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    @DisplayName("gives one answer for a wrong password, an unknown name, a disabled account and a huge password")
    void create_refused(Wire wire) {
        try (Node node = new Node(wire)) {
            Channel channel = node.channel();
            Account disabled = node.newUser();
            node.authentication.accountService().disable(disabled.number());

            String wrong = refusedLogin(node, channel, node.newUser().userName(), "wrong");
            assertThat(wrong).startsWith("Status{code=UNAUTHENTICATED").contains("LOGIN_REFUSED");
            assertThat(refusedLogin(node, channel, "nobody", "wrong")).isEqualTo(wrong);
            assertThat(refusedLogin(node, channel, disabled.userName(), Node.PASSWORD))
                    .isEqualTo(wrong);
            assertThat(refusedLogin(node, channel, node.newUser().userName(), "p".repeat(1_000_000)))
                    .isEqualTo(wrong);
            assertThat(refusedLogin(node, channel, node.newUser().userName(), ""))
                    .isEqualTo(wrong);
        }
    }

    private static String refusedLogin(Node node, Channel channel, String name, String password) {
        return Refused.by(() -> node.sessions(channel).createSession(Node.login(name, password, Node.DEVICE)))
                .text();
    }

    @Test
    @DisplayName("tells an address that fails too often by RESOURCE_EXHAUSTED when to come back")
    void create_throttled() {
        try (Node node = new Node(Wire.NETTY)) {
            String name = node.newUser().userName();
            Channel channel = node.channel();
            for (int i = 0; i < 3; i++) {
                refusedLogin(node, channel, name, "wrong");
            }

            Refused throttled = Refused.by(
                    () -> node.sessions(channel).createSession(Node.login(name, Node.PASSWORD, Node.DEVICE)));

            assertThat(throttled.told()).isEqualTo("RESOURCE_EXHAUSTED LOGIN_THROTTLED {}");
            Duration wait = throttled.retryAfter().orElseThrow();
            assertThat(wait).isPositive();
            node.clock.advance(wait);
            assertThat(node.signIn(channel, name).getUsername()).isEqualTo(name);
        }
    }

    @Test
    @DisplayName("tells who has as many sessions as allowed by FAILED_PRECONDITION how many")
    void create_limit() {
        try (Node node = new Node(Wire.IN_PROCESS)) {
            String name = node.newUser().userName();
            Channel channel = node.channel();
            for (int i = 1; i <= 3; i++) {
                node.sessions(channel)
                        .createSession(Node.login(name, Node.PASSWORD, Node.DEVICE.replace("0d3f", "0d3" + i)));
            }

            assertThat(Refused.by(() -> node.signIn(channel, name)).told())
                    .isEqualTo("FAILED_PRECONDITION SESSION_LIMIT {sessions=3}");
        }
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    @DisplayName("is UNAVAILABLE, to be tried again, while the store is down")
    void storeDown(Wire wire) {
        try (Node node = new Node(wire)) {
            Channel channel = node.channel();
            String name = node.newUser().userName();
            CreateSessionResponse session = node.signIn(channel, name);
            node.store.readable = false;
            node.store.writable = false;

            for (Refused refused : new Refused[] {
                Refused.by(() -> node.signIn(channel, name)),
                Refused.by(() -> reissue(node, channel, session.getReissueToken())),
                Refused.by(() -> destroy(node, channel, session.getAuthToken())),
                Refused.by(() -> join(channel, session.getAuthToken()))
            }) {
                assertThat(refused.told()).isEqualTo("UNAVAILABLE SESSIONS_UNAVAILABLE {}");
                assertThat(refused.retryAfter()).isEqualTo(Optional.of(Duration.ofSeconds(5)));
            }
            node.store.readable = true;
            node.store.writable = true;
            assertThat(join(channel, session.getAuthToken())).isEqualTo("hello");
        }
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    @DisplayName("leaves no session behind where the client has cancelled before it was created")
    void create_cancelled(Wire wire) throws Exception {
        try (Node node = new Node(wire)) {
            Account anne = node.newUser();
            ManagedChannel channel = node.channel();
            CountDownLatch begun = new CountDownLatch(1);
            CountDownLatch known = new CountDownLatch(1);
            node.store.beforeCreate = () -> { // until the server knows
                Context.current().addListener(context -> known.countDown(), Runnable::run);
                begun.countDown();
                await(known);
            };
            Context.CancellableContext client = Context.current().withCancellation();
            Future<?> call = client.call(() -> SessionsServiceGrpc.newFutureStub(channel)
                    .createSession(Node.login(anne.userName(), Node.PASSWORD, Node.DEVICE)));
            await(begun);

            client.cancel(null);

            await(known);
            assertThat(catchThrowable(call::get)).isNotNull();
            await(node.store.ended);
            assertThat(node.framework.registry().list(anne.id(), 10)).isEmpty();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "AAAAAAAAAAAAAAAAAAAAAA.AAAA", "\u0000\u00ff\ud83d\ude00"})
    @DisplayName("answers reissue tokens that are none by UNAUTHENTICATED, without a word of them")
    void reissue_malformed(String token) {
        try (Node node = new Node(Wire.IN_PROCESS)) {
            assertThat(Refused.by(() -> reissue(node, node.channel(), token)).told())
                    .isEqualTo("UNAUTHENTICATED SESSION_REQUIRED {reason=MALFORMED}");
        }
    }

    private static String join(Channel channel, String token) {
        return PartyServiceGrpc.newBlockingStub(Node.bearing(channel, token))
                .join(Line.newBuilder().setText("hello").build())
                .getText();
    }

    private static ReissueSessionResponse reissue(Node node, Channel channel, String token) {
        return node.sessions(channel)
                .reissueSession(ReissueSessionRequest.newBuilder()
                        .setReissueToken(token)
                        .build());
    }

    private static DestroySessionResponse destroy(Node node, Channel channel, String token) {
        return node.sessions(Node.bearing(channel, token)).destroySession(DestroySessionRequest.getDefaultInstance());
    }
}
