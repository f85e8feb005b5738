package dev.sessionkit.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionkit.grpc.party.Line;
import dev.sessionkit.grpc.party.PartyServiceGrpc;
import dev.sessionkit.grpc.v1.SessionsServiceGrpc;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.MethodDescriptor;
import io.grpc.Status.Code;
import io.grpc.StatusException;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.BlockingClientCall;
import io.grpc.stub.ClientCalls;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Messages")
class HostileMessagesTest {

    /** Sends bytes as they are. */
    private static final MethodDescriptor.Marshaller<byte[]> RAW = new MethodDescriptor.Marshaller<>() {
        @Override
        public InputStream stream(byte[] bytes) {
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public byte[] parse(InputStream stream) {
            try {
                return stream.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    };

    @Test
    @DisplayName("that are none are INVALID_ARGUMENT, and nothing of them comes back")
    void none() {
        try (Node node = new Node(Wire.NETTY)) {
            Channel channel = Node.bearing(node.channel(), ServiceGateTest.anonymous(node));
            for (MethodDescriptor<?, ?> method : List.of(
                    SessionsServiceGrpc.getCreateSessionMethod(),
                    SessionsServiceGrpc.getReissueSessionMethod(),
                    SessionsServiceGrpc.getDestroySessionMethod(),
                    PartyServiceGrpc.getJoinMethod())) {
                for (byte[] garbage :
                        List.of(new byte[] {(byte) 0xff, (byte) 0xff}, new byte[] {0x0a, 0x7f, 'g', 'u', 'l', 'p'})) {
                    Refused refused = Refused.by(
                            () -> ClientCalls.blockingUnaryCall(channel, raw(method), CallOptions.DEFAULT, garbage));
                    assertThat(refused.told()).isEqualTo("INVALID_ARGUMENT UNREADABLE_MESSAGE {}");
                    assertThat(refused.text()).doesNotContain("gulp");
                }
            }
            assertThat(node.party.calls).hasValue(0);
        }
    }

    @Test
    @DisplayName("whose text is not UTF-8 are INVALID_ARGUMENT, and an empty one is just that")
    void text() {
        byte[] invalid = {0x0a, 2, (byte) 0xc3, 0x28};
        try (Node node = new Node(Wire.NETTY)) {
            Channel channel = node.channel();
            Refused refused = Refused.by(() -> ClientCalls.blockingUnaryCall(
                    channel, raw(SessionsServiceGrpc.getCreateSessionMethod()), CallOptions.DEFAULT, invalid));
            assertThat(refused.told()).isEqualTo("INVALID_ARGUMENT UNREADABLE_MESSAGE {}");
            assertThat(PartyServiceGrpc.newBlockingStub(channel).greet(Line.getDefaultInstance()))
                    .isEqualTo(Line.getDefaultInstance());
        }
    }

    @Test
    @DisplayName("that are too large are RESOURCE_EXHAUSTED, also where they grow by being unpacked")
    void large() {
        try (Node node = new Node(Wire.NETTY)) {
            Channel channel = node.channel();
            String huge = "x".repeat(5_000_000);
            assertThat(Refused.by(() -> node.signIn(channel, huge)).code()).isEqualTo(Code.RESOURCE_EXHAUSTED);
            assertThat(Refused.by(() -> node.sessions(channel)
                                    .withCompression("gzip")
                                    .createSession(Node.login(huge, Node.PASSWORD, Node.DEVICE)))
                            .told())
                    .isEqualTo("RESOURCE_EXHAUSTED MESSAGE_TOO_LARGE {}");
        }
    }

    @Test
    @DisplayName("that are none end a stream in the midst of it")
    void stream() {
        try (Node node = new Node(Wire.NETTY)) {
            Channel channel = Node.bearing(node.channel(), ServiceGateTest.anonymous(node));
            node.party.handler = (line, answer) -> {};
            BlockingClientCall<byte[], byte[]> chat = ClientCalls.blockingBidiStreamingCall(
                    channel, raw(PartyServiceGrpc.getChatMethod()), CallOptions.DEFAULT);

            Refused refused = Refused.by(() -> {
                chat.write(Line.newBuilder().setText("hello").build().toByteArray());
                chat.write(new byte[] {(byte) 0xff});
                try {
                    chat.read();
                } catch (StatusException e) {
                    throw new StatusRuntimeException(e.getStatus(), e.getTrailers());
                }
            });

            assertThat(refused.told()).isEqualTo("INVALID_ARGUMENT UNREADABLE_MESSAGE {}");
            assertThat(node.party.calls).hasValue(1);
        }
    }

    private static MethodDescriptor<byte[], byte[]> raw(MethodDescriptor<?, ?> method) {
        return MethodDescriptor.newBuilder(RAW, RAW)
                .setFullMethodName(method.getFullMethodName())
                .setType(method.getType())
                .build();
    }
}
