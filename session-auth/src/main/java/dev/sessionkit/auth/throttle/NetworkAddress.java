package dev.sessionkit.auth.throttle;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An IPv4 or IPv6 address; one that is IPv4 in IPv6's clothes (RFC 4291, section 2.5.5.2) is IPv4. Immutable.
 */
public final class NetworkAddress {

    static final int LONGEST_TEXT = 45;

    private static final int IPV4_BYTES = 4;
    private static final int IPV6_NETWORK_BYTES = 8;
    private static final Pattern IPV4 =
            Pattern.compile("(?:(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(?:\\.(?!$)|$)){4}");
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*");

    private final InetAddress address;

    private NetworkAddress(InetAddress address) {
        this.address = address;
    }

    /**
     * Reads hostile text. Names are not addresses: nothing is ever looked up. A zone such as {@code %eth0} is not either.
     *
     * @param text anything
     * @return empty where it is no address
     */
    public static Optional<NetworkAddress> parse(String text) {
        boolean isLiteral = text.length() <= LONGEST_TEXT
                && (IPV4.matcher(text).matches() || IPV6.matcher(text).matches());
        if (!isLiteral) {
            return Optional.empty();
        }
        try {
            return Optional.of(new NetworkAddress(InetAddress.getByName(text)));
        } catch (UnknownHostException malformed) {
            return Optional.empty();
        }
    }

    /** 4 or 16 bytes. */
    byte[] bytes() {
        return address.getAddress();
    }

    /** What one customer of a provider has: all of an IPv4 address, the first 64 bits of an IPv6 address. */
    byte[] network() {
        byte[] bytes = bytes();
        return bytes.length == IPV4_BYTES ? bytes : Arrays.copyOf(bytes, IPV6_NETWORK_BYTES);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NetworkAddress that && address.equals(that.address);
    }

    @Override
    public int hashCode() {
        return address.hashCode();
    }

    @Override
    public String toString() {
        return address.getHostAddress();
    }
}
