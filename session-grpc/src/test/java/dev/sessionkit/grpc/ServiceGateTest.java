package dev.sessionkit.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sessionkit.api.AuthRequired;
import dev.sessionkit.api.SessionType;
import dev.sessionkit.core.NewSession;
import dev.sessionkit.grpc.party.Line;
import dev.sessionkit.grpc.party.PartyServiceGrpc;
import dev.sessionkit.grpc.party.PartyServiceGrpc.PartyServiceBlockingStub;
import dev.sessionkit.spi.Account;
import io.grpc.Channel;
import io.grpc.Status.Code;
import io.grpc.stub.StreamObserver;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("The gate in front of services")
class ServiceGateTest {

    private static final Line HELLO = Line.newBuilder().setText("hello").build();

    @ParameterizedTest
    @EnumSource(Wire.class)
    @DisplayName(
            "asks for what @AuthRequired says: no session UNAUTHENTICATED, too little PERMISSION_DENIED, and no handler runs")
    void annotations(Wire wire) {
        try (Node node = new Node(wire)) {
            Channel channel = node.channel();
            Account anne = node.newUser();
            PartyServiceBlockingStub nobody = PartyServiceGrpc.newBlockingStub(channel);
            PartyServiceBlockingStub visitor = stub(channel, anonymous(node));
            PartyServiceBlockingStub user =
                    stub(channel, node.signIn(channel, anne.userName()).getAuthToken());

            String absent = "UNAUTHENTICATED SESSION_REQUIRED {reason=ABSENT}";
            assertThat(Refused.by(() -> nobody.join(HELLO)).told()).isEqualTo(absent);
            assertThat(Refused.by(() -> nobody.follow(HELLO).next()).told()).isEqualTo(absent);
            assertThat(Refused.by(() -> visitor.invite(HELLO)).told())
                    .isEqualTo("PERMISSION_DENIED ACCESS_DENIED {required=USER_ACCOUNT}");
            assertThat(Refused.by(() -> user.disband(HELLO)).told())
                    .isEqualTo("PERMISSION_DENIED ACCESS_DENIED {required=ADMIN_ACCOUNT}");
            assertThat(node.party.calls).hasValue(0);

            assertThat(nobody.greet(HELLO)).isEqualTo(HELLO);
            assertThat(visitor.join(HELLO)).isEqualTo(HELLO);
            assertThat(user.invite(HELLO)).isEqualTo(HELLO);
            node.authentication.accountService().changeRole(anne.number(), "admin");
            assertThat(stub(channel, node.signIn(channel, anne.userName()).getAuthToken())
                            .disband(HELLO))
                    .isEqualTo(HELLO);
        }
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    @DisplayName("serves what needs no session while the store is down")
    void storeDown(Wire wire) {
        try (Node node = new Node(wire)) {
            Channel channel = node.channel();
            String token = anonymous(node);
            node.store.readable = false;

            assertThat(stub(channel, token).greet(HELLO)).isEqualTo(HELLO);
            assertThat(Refused.by(() -> stub(channel, token).join(HELLO)).code())
                    .isEqualTo(Code.UNAVAILABLE);
        }
    }

    @Test
    @DisplayName("asks for what the table says besides: a method before its service, a service before all")
    void table() {
        try (Node node = new Node(
                Wire.IN_PROCESS,
                Stored.SWITCHABLE,
                rules -> rules.require("*", SessionType.ADMIN_ACCOUNT)
                        .require("sessionkit.test.PartyService/*", SessionType.USER_ACCOUNT)
                        .require("sessionkit.test.PartyService/Greet", SessionType.VALID_SESSION)
                        .requireNothing("sessionkit.test.PartyService/Join")
                        .requireNothing("sessionkit.v1.SessionsService/*"),
                server -> {})) {
            Channel channel = node.channel();
            PartyServiceBlockingStub nobody = PartyServiceGrpc.newBlockingStub(channel);
            PartyServiceBlockingStub visitor = stub(channel, anonymous(node));
            String user = node.signIn(channel, node.newUser().userName()).getAuthToken();

            assertThat(Refused.by(() -> nobody.greet(HELLO)).code()).isEqualTo(Code.UNAUTHENTICATED);
            assertThat(visitor.greet(HELLO)).isEqualTo(HELLO);
            assertThat(Refused.by(() -> nobody.join(HELLO)).code())
                    .as("what the annotation says holds all the same")
                    .isEqualTo(Code.UNAUTHENTICATED);
            assertThat(visitor.join(HELLO)).isEqualTo(HELLO);
            assertThat(Refused.by(() -> visitor.follow(HELLO).next()).code()).isEqualTo(Code.PERMISSION_DENIED);
            assertThat(stub(channel, user).follow(HELLO).next()).isEqualTo(HELLO);
        }
    }

    @Test
    @DisplayName("stands in front of a whole server, too; inside it the session is the same, and sent once")
    void wholeServer() {
        SessionServerInterceptor[] outer = new SessionServerInterceptor[1];
        try (Node node = new Node(
                Wire.IN_PROCESS,
                Stored.SWITCHABLE,
                rules -> {
                    outer[0] = rules.build();
                    return rules;
                },
                server -> server.intercept(outer[0]))) {
            node.party.handler = (line, answer) -> {
                SessionServerInterceptor.context().newSession(NewSession.anonymous());
                PartyService.ECHO.handle(line, answer);
            };
            SettledOnceTest.Answered answered = SettledOnceTest.call(node, "", stub -> stub.greet(HELLO));

            assertThat(answered.tokens()).hasSize(1);
            assertThat(Refused.by(() -> PartyServiceGrpc.newBlockingStub(node.channel())
                                    .join(HELLO))
                            .code())
                    .isEqualTo(Code.UNAUTHENTICATED);
        }
    }

    @AuthRequired(SessionType.USER_ACCOUNT)
    static class GuardedParty extends PartyServiceGrpc.PartyServiceImplBase {
        @Override
        public void greet(Line line, StreamObserver<Line> answer) {
            answer.onCompleted();
        }
    }

    static final class LaxerParty extends GuardedParty {
        @Override
        @AuthRequired
        public void greet(Line line, StreamObserver<Line> answer) {
            super.greet(line, answer);
        }
    }

    static final class Misspelt extends PartyServiceGrpc.PartyServiceImplBase {
        @AuthRequired
        public void greets(Line line, StreamObserver<Line> answer) {
            answer.onCompleted();
        }
    }

    @Test
    @DisplayName("reads the nearest declaration of a method, else the nearest class")
    void nearest() {
        GuardedParty guarded = new GuardedParty();
        LaxerParty laxer = new LaxerParty();

        assertThat(ServiceRequirements.of(guarded, guarded.bindService()).byMethod())
                .hasSize(7)
                .containsEntry("sessionkit.test.PartyService/Greet", SessionType.USER_ACCOUNT);
        assertThat(ServiceRequirements.of(laxer, laxer.bindService()).byMethod())
                .hasSize(7)
                .containsEntry("sessionkit.test.PartyService/Greet", SessionType.VALID_SESSION)
                .containsEntry("sessionkit.test.PartyService/Chat", SessionType.USER_ACCOUNT);
    }

    @Test
    @DisplayName("refuses an annotation that would guard nothing, and a pattern that names nothing")
    void mistakes() {
        Misspelt misspelt = new Misspelt();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServiceRequirements.of(misspelt, misspelt.bindService()))
                .withMessageContaining("greets")
                .withMessageContaining("sessionkit.test.PartyService");
        try (Node node = new Node(Wire.IN_PROCESS)) {
            for (String pattern :
                    new String[] {"", "PartyService", "/Greet", "a/b/c", "PartyService/Gr*", "party service/*"}) {
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> SessionServerInterceptor.builder(node.framework)
                                .require(pattern, SessionType.VALID_SESSION)
                                .build());
            }
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> SessionServerInterceptor.builder(node.framework)
                            .require("*", SessionType.VALID_SESSION)
                            .requireNothing("*"));
        }
    }

    static String anonymous(Node node) {
        return node.framework
                .sessions()
                .newSession(NewSession.anonymous())
                .token()
                .orElseThrow()
                .reveal();
    }

    static PartyServiceBlockingStub stub(Channel channel, String token) {
        return PartyServiceGrpc.newBlockingStub(Node.bearing(channel, token));
    }
}
