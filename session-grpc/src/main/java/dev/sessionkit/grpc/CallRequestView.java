package dev.sessionkit.grpc;

import dev.sessionkit.api.SessionRequest;
import io.grpc.Attributes;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What resolvers see of a call: its text metadata. Binary metadata, whose names end in {@code -bin}, is none of theirs.
 *
 * @param headers as they came
 * @param transport what the transport knows
 */
record CallRequestView(Metadata headers, Attributes transport) implements SessionRequest {

    static CallRequestView of(ServerCall<?, ?> call, Metadata headers) {
        return new CallRequestView(headers, call.getAttributes());
    }

    @Override
    public List<String> headers(String name) {
        Optional<Metadata.Key<String>> key = MetadataNames.find(name);
        Iterable<String> values = key.isEmpty() ? null : headers.getAll(key.get());
        if (values == null) {
            return List.of();
        }
        List<String> all = new ArrayList<>(1);
        values.forEach(all::add);
        return all;
    }

    @Override
    public Optional<String> peerAddress() {
        return transport.get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR) instanceof InetSocketAddress peer
                ? Optional.ofNullable(peer.getAddress()).map(CallRequestView::text)
                : Optional.empty();
    }

    /** Without the zone, which means something on this machine alone (RFC 4007, section 11). */
    private static String text(InetAddress address) {
        String text = address.getHostAddress();
        int zone = text.indexOf('%');
        return zone < 0 ? text : text.substring(0, zone);
    }

    @Override
    public boolean secure() {
        return transport.get(Grpc.TRANSPORT_ATTR_SSL_SESSION) != null;
    }
}
