package com.example.custom;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A real HTTP server that answers introspections as a test says, and can be taken down. */
final class IntrospectionServer implements AutoCloseable {

    /** What a token that nobody has issued is answered with. */
    static final String INACTIVE = "{\"active\":false}";

    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final List<String> questions = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private volatile HttpHandler handler = exchange -> reply(exchange, 200, answer(exchange));
    private HttpServer server = listen(0);

    /** What to answer of a token. */
    void answer(String token, String json) {
        answers.put(token, json);
    }

    /** What to do instead of answering as said. */
    void handle(HttpHandler instead) {
        handler = instead;
    }

    /** The bodies of all requests so far. */
    List<String> questions() {
        return questions;
    }

    int port() {
        return server.getAddress().getPort();
    }

    String uri() {
        return "http://127.0.0.1:" + port() + "/introspect";
    }

    void takeDown() {
        server.stop(0);
    }

    void bringUp() {
        server = listen(port());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    static void reply(HttpExchange exchange, int status, String body) throws IOException {
        try (exchange) {
            byte[] bytes = body.getBytes(UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private String answer(HttpExchange exchange) throws IOException {
        String form = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        questions.add(form);
        String token = form.replaceFirst("^token=", "").replaceFirst("&token_type_hint=access_token$", "");
        return answers.getOrDefault(token, INACTIVE);
    }

    private HttpServer listen(int port) {
        try {
            HttpServer listening = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            listening.createContext("/introspect", exchange -> handler.handle(exchange));
            listening.setExecutor(threads);
            listening.start();
            return listening;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
