package dev.sessionkit.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionkit.grpc.party.Line;
import dev.sessionkit.grpc.party.PartyServiceGrpc;
import io.grpc.Attributes;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.Status.Code;
import io.grpc.stub.MetadataUtils;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("Metadata")
class HostileMetadataTest {

    private static final Line HELLO = Line.newBuilder().setText("hello").build();
    private static final Metadata.Key<byte[]> BINARY =
            Metadata.Key.of("authorization-bin", Metadata.BINARY_BYTE_MARSHALLER);

    @ParameterizedTest
    @EnumSource(Wire.class)
    @DisplayName("that is hostile is UNAUTHENTICATED, and nothing of it comes back")
    void hostile(Wire wire) {
        try (Node node = new Node(wire)) {
            Channel channel = node.channel();
            String token = ServiceGateTest.anonymous(node);
            Random random = new Random(6);
            for (Metadata hostile : List.of(
                    with("Bearer " + "A".repeat(64 * 1024)),
                    with("Bearer " + token, "Bearer " + token),
                    with("Bearer " + token, "Bearer " + token.substring(1)),
                    with("Basic " + token),
                    with("Bearer"),
                    with(""),
                    with("Bearer  , " + token),
                    with("Bearer " + token + " " + token),
                    with(" ".repeat(30_000)),
                    with(noise(random, 500)),
                    binary(token.getBytes(StandardCharsets.US_ASCII)),
                    binary(new byte[64 * 1024]))) {
                Refused refused = Refused.by(() -> PartyServiceGrpc.newBlockingStub(ClientInterceptors.intercept(
                                channel, MetadataUtils.newAttachHeadersInterceptor(hostile)))
                        .join(HELLO));
                assertThat(refused.code()).as(hostile.keys().toString()).isEqualTo(Code.UNAUTHENTICATED);
                assertThat(refused.text()).doesNotContain(token).doesNotContain("AAAAAAAA");
            }
            assertThat(ServiceGateTest.stub(channel, token).join(HELLO)).isEqualTo(HELLO);
        }
    }

    @Test
    @DisplayName(
            "is seen as text under its name, whatever the case; binary metadata and impossible names are not there")
    void view() {
        Metadata headers = with("one", "two");
        headers.put(BINARY, new byte[] {1});
        CallRequestView request = new CallRequestView(headers, Attributes.EMPTY);

        assertThat(request.headers("Authorization")).containsExactly("one", "two");
        for (String name :
                new String[] {"authorization-bin", "AUTHORIZATION-BIN", "", "-bin", "a b", "\u00fc", ":path", "a!"}) {
            assertThat(request.headers(name)).as(name).isEmpty();
        }
        assertThat(request.peerAddress()).isEmpty();
        assertThat(request.secure()).isFalse();
    }

    @Test
    @DisplayName("comes from an address without the zone of this machine")
    void peer() throws UnknownHostException {
        assertThat(from(InetAddress.getByName("192.0.2.7"))).hasValue("192.0.2.7");
        assertThat(from(InetAddress.getByName("fe80::1%7"))).hasValue("fe80:0:0:0:0:0:0:1");
        assertThat(new CallRequestView(new Metadata(), attributes(InetSocketAddress.createUnresolved("host", 1)))
                        .peerAddress())
                .isEmpty();
    }

    private static java.util.Optional<String> from(InetAddress address) {
        return new CallRequestView(new Metadata(), attributes(new InetSocketAddress(address, 1))).peerAddress();
    }

    private static Attributes attributes(InetSocketAddress peer) {
        return Attributes.newBuilder()
                .set(Grpc.TRANSPORT_ATTR_REMOTE_ADDR, peer)
                .build();
    }

    private static Metadata with(String... values) {
        Metadata headers = new Metadata();
        for (String value : values) {
            headers.put(Node.AUTHORIZATION, value);
        }
        return headers;
    }

    private static Metadata binary(byte[] value) {
        Metadata headers = new Metadata();
        headers.put(BINARY, value);
        return headers;
    }

    private static String noise(Random random, int length) {
        StringBuilder text = new StringBuilder();
        random.ints(length, ' ', '~' + 1).forEach(c -> text.append((char) c));
        return text.toString();
    }
}
