package dev.sessionkit.auth.throttle;

import java.util.List;
import java.util.Optional;

/**
 * The entries of {@code X-Forwarded-For}, the last one first: several headers count as one list. Looks at no more than
 * {@value #MOST_HOPS} entries, and at no more of each than an address needs. Used by one thread.
 */
final class ForwardedFor {

    static final int MOST_HOPS = 16;

    private static final int LONGEST_ENTRY = 64; // an address, brackets, a port, some white space

    private final List<String> headers;
    private int header;
    private int end;
    private int seen;

    ForwardedFor(List<String> headers) {
        this.headers = headers;
        this.header = headers.size() - 1;
        this.end = header < 0 ? 0 : headers.get(header).length();
    }

    boolean hasNext() {
        return header >= 0 && seen < MOST_HOPS;
    }

    /** Whether all entries were seen. */
    boolean isExhausted() {
        return header < 0;
    }

    /** The entry before, or empty where it is no address. */
    Optional<NetworkAddress> next() {
        seen++;
        String line = headers.get(header);
        int start = end;
        while (start > 0 && line.charAt(start - 1) != ',' && end - start <= LONGEST_ENTRY) {
            start--;
        }
        Optional<NetworkAddress> address = end - start > LONGEST_ENTRY
                ? Optional.empty()
                : address(line.substring(start, end).strip());
        moveBefore(start);
        return address;
    }

    private void moveBefore(int start) {
        if (start > 0) {
            end = start - 1;
            return;
        }
        header--;
        end = header < 0 ? 0 : headers.get(header).length();
    }

    /** {@code 192.0.2.1}, {@code 192.0.2.1:4711}, {@code 2001:db8::1}, {@code [2001:db8::1]} or {@code [2001:db8::1]:4711}. */
    private static Optional<NetworkAddress> address(String entry) {
        if (entry.startsWith("[")) {
            int close = entry.indexOf(']');
            return close > 0 && isPort(entry.substring(close + 1))
                    ? NetworkAddress.parse(entry.substring(1, close))
                    : Optional.empty();
        }
        int colon = entry.indexOf(':');
        boolean isIpv4WithPort = colon > 0 && entry.lastIndexOf(':') == colon && entry.indexOf('.') > 0;
        if (isIpv4WithPort) {
            return isPort(entry.substring(colon)) ? NetworkAddress.parse(entry.substring(0, colon)) : Optional.empty();
        }
        return NetworkAddress.parse(entry);
    }

    private static boolean isPort(String text) {
        return text.isEmpty() || text.matches(":[0-9]{1,5}");
    }
}
