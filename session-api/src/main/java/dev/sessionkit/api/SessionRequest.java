package dev.sessionkit.api;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a resolver may look at: named values, and how they came here. HTTP headers and gRPC metadata both fit. Everything in
 * it is hostile input. A transport implements this with a view of its own request; such a view is used by one thread at a
 * time.
 */
public interface SessionRequest {

    /**
     * All values sent under a name, in the order they were sent.
     *
     * @param name compared without regard to case
     * @return the values as sent, or an empty list; not to be changed
     */
    List<String> headers(String name);

    /**
     * The address of the other end of the connection, which may be a proxy's.
     *
     * @return an IP address as text, or empty where the transport has none
     */
    default Optional<String> peerAddress() {
        return Optional.empty();
    }

    /**
     * Whether the request came over a channel that nobody else can read, such as TLS.
     *
     * @return false unless that is known
     */
    default boolean secure() {
        return false;
    }

    /**
     * A request made of nothing but headers, for tests and small transports.
     *
     * @param headers values by name, copied
     * @return a request from nowhere, over an open channel
     */
    static SessionRequest of(Map<String, List<String>> headers) {
        Map<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, values) -> copy.put(name, List.copyOf(values)));
        return name -> copy.getOrDefault(name, List.of());
    }
}
