package dev.sessionkit.auth.oidc;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A provider on this machine that does what it is told, honest or not. */
final class TestProvider implements AutoCloseable {

    static final String DISCOVERY = "/.well-known/openid-configuration";
    static final String KEYS = "/keys";
    static final String TOKEN = "/token";
    static final String USER = "/user";

    /** What it does with a request whose body is read already. */
    interface Answer {
        void to(HttpExchange request) throws IOException;
    }

    /** What it was last sent at a path. */
    record Received(String method, String authorization, String body) {}

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final Map<String, Integer> counts = new ConcurrentHashMap<>();
    private final Map<String, Received> received = new ConcurrentHashMap<>();
    private final HttpServer server;

    TestProvider() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void answers(String path, Answer answer) {
        answers.put(path, answer);
    }

    void answers(String path, String json) {
        answers(path, json(200, json));
    }

    int requests(String path) {
        return counts.getOrDefault(path, 0);
    }

    Received received(String path) {
        return received.get(path);
    }

    /** Discovery as OpenID Connect Discovery 3 has it, with {@code more} members. */
    String metadata(String more) {
        return """
                {"issuer": "%1$s", "authorization_endpoint": "%1$s/authorize?tenant=one", "token_endpoint": "%1$s/token",
                 "userinfo_endpoint": "%1$s/user", "jwks_uri": "%1$s/keys", "subject_types_supported": ["public"],
                 "response_types_supported": ["code"],
                 "id_token_signing_alg_values_supported": ["RS256"]%2$s}""".formatted(issuer(), more);
    }

    void publishes(TestSigner... keys) {
        StringBuilder set = new StringBuilder();
        for (TestSigner key : keys) {
            set.append(set.isEmpty() ? "" : ",").append(key.jwk());
        }
        answers(KEYS, "{\"keys\":[" + set + "]}");
    }

    static Answer json(int status, String body) {
        return request -> {
            byte[] bytes = body.getBytes(UTF_8);
            request.getResponseHeaders().set("content-type", "application/json");
            request.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            try (OutputStream out = request.getResponseBody()) {
                out.write(bytes);
            }
        };
    }

    Answer redirect(String to) {
        return request -> {
            request.getResponseHeaders().set("location", issuer() + to);
            request.sendResponseHeaders(307, -1);
        };
    }

    /** Begins an answer, and does not end it before this is closed. */
    Answer slow() {
        return request -> {
            request.sendResponseHeaders(200, 0);
            request.getResponseBody().write('{');
            request.getResponseBody().flush();
            awaitClosing();
        };
    }

    static Answer huge() {
        return json(200, "{\"padding\": \"" + "x".repeat(300_000) + "\"}");
    }

    private void handle(HttpExchange request) throws IOException {
        try (request) {
            String path = request.getRequestURI().getPath();
            String body = new String(request.getRequestBody().readAllBytes(), UTF_8);
            String authorization = request.getRequestHeaders().getFirst("authorization");
            received.put(
                    path, new Received(request.getRequestMethod(), authorization == null ? "" : authorization, body));
            counts.merge(path, 1, Integer::sum);
            answers.getOrDefault(path, json(404, "{}")).to(request);
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
