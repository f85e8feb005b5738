package dev.sessionkit.store.token.jws;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A provider's key endpoint, on this machine, that does what it is told. */
final class Provider implements AutoCloseable {

    /** What it does with a request. */
    interface Answer {
        void to(HttpExchange request) throws IOException;
    }

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger requests = new AtomicInteger();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final HttpServer server;
    private volatile Answer answer;

    Provider(Answer answer) {
        this.answer = answer;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    static Provider of(TestKey key, String id) {
        return new Provider(keys(key, id));
    }

    static Answer keys(TestKey key, String id) {
        return status(200, new String(KeySetTest.jwks(key.jwk(id).toJSONString()), UTF_8));
    }

    static Answer status(int status, String body) {
        return request -> {
            byte[] bytes = body.getBytes(UTF_8);
            request.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            try (OutputStream out = request.getResponseBody()) {
                out.write(bytes);
            }
        };
    }

    /** Starts a body, and does not end it before this is closed. */
    Answer stalling(String start) {
        return request -> {
            request.sendResponseHeaders(200, 0);
            request.getResponseBody().write(start.getBytes(UTF_8));
            request.getResponseBody().flush();
            awaitClosing();
        };
    }

    /** Answers nothing at all before this is closed. */
    Answer silent() {
        return request -> awaitClosing();
    }

    void answers(Answer next) {
        answer = next;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/keys?secret=in-the-query");
    }

    int requests() {
        return requests.get();
    }

    private void handle(HttpExchange request) throws IOException {
        requests.incrementAndGet();
        try (request) {
            answer.to(request);
        }
    }

    private void awaitClosing() {
        try {
            closing.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
