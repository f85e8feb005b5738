package dev.sessionkit.auth.throttle;

import dev.sessionkit.api.SessionRequest;
import java.util.List;
import java.util.Optional;

/**
 * Tells where a request comes from: from the other end of its connection, unless that is a proxy the settings name. Then from
 * the last address of {@code X-Forwarded-For} that is no such proxy; what stands before it may be the client's invention.
 * Immutable.
 */
public final class TrustedProxies {

    private static final String HEADER = "X-Forwarded-For";

    private final List<Network> networks;

    private TrustedProxies(List<Network> networks) {
        this.networks = networks;
    }

    /**
     * Reads the setting.
     *
     * @param networks addresses, or networks such as {@code 10.0.0.0/8}
     * @return those proxies
     * @throws IllegalArgumentException where something is no address and no network
     */
    public static TrustedProxies of(List<String> networks) {
        return new TrustedProxies(networks.stream().map(Network::of).toList());
    }

    /**
     * Where a request comes from.
     *
     * @param request hostile
     * @return the client's address, or empty where the transport knows none, or has one that is no IP address
     */
    public Optional<NetworkAddress> clientOf(SessionRequest request) {
        return request.peerAddress()
                .flatMap(TrustedProxies::withoutZone)
                .map(peer -> isTrusted(peer) ? forwarded(request, peer) : peer);
    }

    /** The address that the proxies tell of, or {@code peer} where they tell none that can be understood. */
    private NetworkAddress forwarded(SessionRequest request, NetworkAddress peer) {
        ForwardedFor hops = new ForwardedFor(request.headers(HEADER));
        NetworkAddress farthest = peer;
        while (hops.hasNext()) {
            Optional<NetworkAddress> hop = hops.next();
            if (hop.isEmpty()) {
                return peer;
            }
            farthest = hop.get();
            if (!isTrusted(farthest)) {
                return farthest;
            }
        }
        return hops.isExhausted() ? farthest : peer;
    }

    private boolean isTrusted(NetworkAddress address) {
        for (Network network : networks) {
            if (network.contains(address)) {
                return true;
            }
        }
        return false;
    }

    /** A transport may write a link-local address with its interface, {@code fe80::1%eth0}. */
    private static Optional<NetworkAddress> withoutZone(String peer) {
        int percent = peer.indexOf('%');
        return NetworkAddress.parse(percent < 0 ? peer : peer.substring(0, percent));
    }
}
