package dev.sessionkit.examples.quickstart;

import com.sun.net.httpserver.HttpExchange;
import dev.sessionkit.api.SessionRequest;
import java.util.List;
import java.util.Optional;

/**
 * What resolvers see of a request to the JDK's server.
 *
 * @param exchange the request and its answer
 */
record ExchangeRequest(HttpExchange exchange) implements SessionRequest {

    @Override
    public List<String> headers(String name) {
        return exchange.getRequestHeaders().getOrDefault(name, List.of());
    }

    @Override
    public Optional<String> peerAddress() {
        return Optional.of(exchange.getRemoteAddress().getAddress().getHostAddress());
    }
}
