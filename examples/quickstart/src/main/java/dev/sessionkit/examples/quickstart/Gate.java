package dev.sessionkit.examples.quickstart;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Lets requests in until it is closed, then waits for those inside. Thread-safe. */
final class Gate implements HttpHandler {

    private final HttpHandler inside;
    private final int most;
    private final Semaphore places;
    private volatile boolean closed;

    /** In front of a handler that is used by so many threads at the most. */
    Gate(HttpHandler inside, int threads) {
        this.inside = inside;
        this.most = threads;
        this.places = new Semaphore(threads);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        if (closed || !places.tryAcquire()) {
            try (exchange) {
                new Problem(503, "stopping")
                        .answer(Accept.html(exchange))
                        .with("Retry-After", "5")
                        .with("Connection", "close")
                        .send(exchange);
            }
            return;
        }
        try {
            inside.handle(exchange);
        } finally {
            places.release();
        }
    }

    /**
     * Turns new requests away.
     *
     * @return whether those inside were done in time
     */
    boolean close(int seconds) throws InterruptedException {
        closed = true;
        return places.tryAcquire(most, seconds, TimeUnit.SECONDS);
    }
}
