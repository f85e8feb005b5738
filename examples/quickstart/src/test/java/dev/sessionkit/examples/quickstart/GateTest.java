package dev.sessionkit.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A host that stops finishes what it has begun, and begins nothing more. */
class GateTest {

    private static final int THREADS = 4;

    private final CountDownLatch entered = new CountDownLatch(1);
    private final CountDownLatch leave = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final Gate gate = new Gate(this::slowly, THREADS);
    private HttpServer server;
    private Client client;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", gate);
        server.setExecutor(threads);
        server.start();
        client = new Client(server.getAddress().getPort());
    }

    @AfterEach
    void stop() {
        leave.countDown();
        server.stop(0);
        threads.shutdown();
    }

    @Test
    void who_is_inside_may_finish_and_nobody_else_comes_in() throws Exception {
        CompletableFuture<Reply> inside = CompletableFuture.supplyAsync(() -> get("/slow"));
        entered.await();
        assertThat(gate.close(0)).isFalse();

        CompletableFuture<Boolean> closing = CompletableFuture.supplyAsync(() -> closed(60));
        assertThat(get("/late").summary()).isEqualTo("503 {\"error\":\"stopping\"}");
        assertThat(closing).isNotDone();

        leave.countDown();
        assertThat(inside.get(60, TimeUnit.SECONDS).status()).isEqualTo(200);
        assertThat(closing.get(60, TimeUnit.SECONDS)).isTrue();
    }

    private void slowly(HttpExchange exchange) throws IOException {
        try (exchange) {
            entered.countDown();
            leave.await();
            Answer.json(200, Map.of()).send(exchange);
        } catch (InterruptedException e) {
            throw new IOException("interrupted", e);
        }
    }

    private boolean closed(int seconds) {
        try {
            return gate.close(seconds);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Reply get(String path) {
        try {
            return client.get(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
