package dev.sessionkit.examples.quickstart;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Somebody else's page, with a form that posts to us. */
final class ForeignSite implements AutoCloseable {

    private final HttpServer server;

    /** Its one form goes to {@code target}. */
    ForeignSite(String target) throws IOException {
        byte[] page = """
                <!doctype html><title>Win a prize</title>
                <form method="post" action="%s"><input name="name" value="Eve"><button>Win</button></form>
                """.formatted(target).getBytes(UTF_8);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.getResponseHeaders().set("Content-Type", "text/html");
                exchange.sendResponseHeaders(200, page.length);
                exchange.getResponseBody().write(page);
            }
        });
        server.start();
    }

    String on(String hostName) {
        return "http://" + hostName + ":" + server.getAddress().getPort() + "/";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
