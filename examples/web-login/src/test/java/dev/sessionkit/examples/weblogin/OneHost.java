package dev.sessionkit.examples.weblogin;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** The jar, started once for the tests of all classes; {@link EarlierLogins} have happened there before. */
final class OneHost implements BeforeAllCallback {

    static final String PASSWORD = "correct horse battery";
    static final String API = "/api/auth/v1";

    private static final AtomicInteger NAMES = new AtomicInteger();

    private Running running;

    @Override
    public void beforeAll(ExtensionContext context) {
        running = context.getRoot()
                .getStore(Namespace.create(OneHost.class))
                .computeIfAbsent(Running.class, type -> Running.start(), Running.class);
    }

    JarProcess process() {
        return running.process();
    }

    String url(String path) {
        return process().url(path);
    }

    EarlierLogins earlier() {
        return running.earlier();
    }

    /** Somebody whom the host has never seen. */
    static String newName() {
        return "visitor" + NAMES.incrementAndGet();
    }

    /** What registering and signing in send. */
    static Map<String, String> credentials(String name) {
        return Map.of("username", name, "password", PASSWORD);
    }

    /** A session more, at a client that is no browser. */
    Browsing elsewhere(String path, String name) throws IOException {
        Browsing client = new Browsing(process());
        String body = "{\"username\":\"" + name + "\",\"password\":\"" + PASSWORD + "\"}";
        int status = client.post(API + path, body).statusCode();
        if (status / 100 != 2) {
            throw new IOException(path + " of " + name + ": " + status);
        }
        return client;
    }

    /** Stopped when all tests are done. */
    private record Running(Path folder, JarProcess process, EarlierLogins earlier) implements AutoCloseable {

        static Running start() {
            try {
                Path folder = Files.createTempDirectory("one-host");
                int port = freePort();
                EarlierLogins earlier = EarlierLogins.at(folder, "http://localhost:" + port);
                Map<String, String> environment = Map.of("PORT", String.valueOf(port));
                return new Running(folder, JarProcess.start(folder, environment), earlier);
            } catch (IOException failed) {
                throw new AssertionError("the host does not start", failed);
            }
        }

        private static int freePort() throws IOException {
            try (ServerSocket socket = new ServerSocket(0)) {
                return socket.getLocalPort();
            }
        }

        @Override
        public void close() throws IOException {
            process.close();
            try (Stream<Path> files = Files.walk(folder)) {
                List<Path> deepestFirst =
                        files.sorted(Comparator.reverseOrder()).toList();
                for (Path file : deepestFirst) {
                    Files.delete(file);
                }
            }
        }
    }
}
