package dev.sessionkit.examples.weblogin;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Somebody else's page. */
final class ForeignSite implements AutoCloseable {

    private final HttpServer server;

    ForeignSite(String body) throws IOException {
        byte[] page = ("<!doctype html><title>Win a prize</title><link rel=icon href=data:,>" + body).getBytes(UTF_8);
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

    /** By {@code 127.0.0.1} it is another site than the host; by {@code localhost} another origin of the same site. */
    String on(String hostName) {
        return "http://" + hostName + ":" + server.getAddress().getPort() + "/";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
