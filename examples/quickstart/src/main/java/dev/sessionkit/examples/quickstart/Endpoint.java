package dev.sessionkit.examples.quickstart;

import com.sun.net.httpserver.HttpExchange;
import dev.sessionkit.core.SessionContext;
import java.io.IOException;

/** Answers one method of one path. Thread-safe. */
@FunctionalInterface
public interface Endpoint {

    /**
     * Answers a request. What it throws becomes the answer; only where it returns is the context committed.
     *
     * @param exchange the request
     * @param context its session
     * @return what is sent
     * @throws IOException where the request cannot be read
     */
    Answer answer(HttpExchange exchange, SessionContext context) throws IOException;
}
