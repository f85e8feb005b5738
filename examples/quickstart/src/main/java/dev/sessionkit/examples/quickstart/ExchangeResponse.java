package dev.sessionkit.examples.quickstart;

import com.sun.net.httpserver.HttpExchange;
import dev.sessionkit.api.SessionResponse;

/**
 * Where resolvers put what a client of the JDK's server shall hold.
 *
 * @param exchange the request and its answer, whose headers are not yet sent
 */
record ExchangeResponse(HttpExchange exchange) implements SessionResponse {

    @Override
    public void setHeader(String name, String value) {
        exchange.getResponseHeaders().set(name, value);
    }

    @Override
    public void addHeader(String name, String value) {
        exchange.getResponseHeaders().add(name, value);
    }
}
