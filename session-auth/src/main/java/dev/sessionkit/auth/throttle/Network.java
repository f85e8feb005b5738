package dev.sessionkit.auth.throttle;

import java.util.Optional;

/** Addresses that begin with the same bits, written {@code 10.0.0.0/8} (RFC 4632, section 3.1), or one address. Immutable. */
final class Network {

    private final byte[] first;
    private final int prefix;

    private Network(byte[] first, int prefix) {
        this.first = first;
        this.prefix = prefix;
    }

    /** Reads a setting. */
    static Network of(String text) {
        int slash = text.indexOf('/');
        String written = slash < 0 ? text : text.substring(0, slash);
        byte[] first = NetworkAddress.parse(written)
                .orElseThrow(() -> new IllegalArgumentException(
                        "TrustedProxies: " + text + " is neither an address nor a network such as 10.0.0.0/8"))
                .bytes();
        int bits = first.length * Byte.SIZE;
        int prefix = slash < 0 ? bits : prefix(text.substring(slash + 1), bits, text);
        Network network = new Network(first, prefix);
        if (!network.isFirst()) {
            throw new IllegalArgumentException(
                    "TrustedProxies: " + text + " has bits beyond its prefix; which network is meant?");
        }
        return network;
    }

    boolean contains(NetworkAddress address) {
        byte[] bytes = address.bytes();
        if (bytes.length != first.length) {
            return false;
        }
        for (int bit = 0; bit < prefix; bit++) {
            if (bit(bytes, bit) != bit(first, bit)) {
                return false;
            }
        }
        return true;
    }

    private boolean isFirst() {
        for (int bit = prefix; bit < first.length * Byte.SIZE; bit++) {
            if (bit(first, bit) != 0) {
                return false;
            }
        }
        return true;
    }

    private static int bit(byte[] bytes, int bit) {
        return bytes[bit / Byte.SIZE] >> (Byte.SIZE - 1 - bit % Byte.SIZE) & 1;
    }

    private static int prefix(String text, int bits, String whole) {
        return Optional.of(text)
                .filter(digits -> digits.matches("[1-9][0-9]{0,2}"))
                .map(Integer::valueOf)
                .filter(prefix -> prefix <= bits)
                .orElseThrow(() -> new IllegalArgumentException("TrustedProxies: the prefix of " + whole
                        + " is from 1 to " + bits + "; who trusts everybody lets every client choose its own address"));
    }
}
