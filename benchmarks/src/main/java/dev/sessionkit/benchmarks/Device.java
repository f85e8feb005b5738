package dev.sessionkit.benchmarks;

import dev.sessionkit.api.SessionRequest;
import java.util.List;
import java.util.Optional;

/** A request of somebody who signs in: an agent and an address. */
record Device() implements SessionRequest {

    private static final List<String> AGENT =
            List.of("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0");
    private static final Optional<String> ADDRESS = Optional.of("198.51.100.7");

    @Override
    public List<String> headers(String name) {
        return name.equalsIgnoreCase("user-agent") ? AGENT : List.of();
    }

    @Override
    public Optional<String> peerAddress() {
        return ADDRESS;
    }
}
