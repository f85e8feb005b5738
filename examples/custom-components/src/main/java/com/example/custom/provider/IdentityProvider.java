package com.example.custom.provider;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * <strong>For demonstration alone</strong>: another company's identity provider, with a token for whoever asks. It listens on
 * this machine alone, and what it knows is gone when it stops. Thread-safe.
 */
public final class IdentityProvider implements AutoCloseable {

    private static final int USUAL_PORT = 9000;
    private static final int THREADS = 16;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

    private IdentityProvider(HttpServer server) {
        this.server = server;
    }

    /**
     * Starts it; it runs until the process is told to stop.
     *
     * @param arguments at most one: the port
     */
    public static void main(String[] arguments) {
        System.setProperty("sun.net.httpserver.nodelay", "true"); // else an answer waits for the client's delayed ACK
        try {
            int port = arguments.length == 0 ? USUAL_PORT : Integer.parseInt(arguments[0]);
            announce(start(port, InstantSource.system(), new SecureRandom()));
        } catch (IOException | IllegalArgumentException e) {
            System.err.println("cannot start (" + e.getMessage() + "): give a port that is free, such as 9000");
            System.exit(1);
        }
    }

    private static void announce(IdentityProvider provider) {
        System.out.println("FOR DEMONSTRATION ALONE: an identity provider that gives a token to whoever asks");
        System.out.println("Listening on " + provider.url());
        System.out.println("Try it: curl -d user=ada -d role=user " + provider.url() + "/token");
    }

    /**
     * Starts one.
     *
     * @param port 0 for any that is free
     * @param clock for what is issued
     * @param random for what must not be guessed
     * @return a provider that serves
     * @throws IOException where the port is taken
     */
    public static IdentityProvider start(int port, InstantSource clock, SecureRandom random) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        IdentityProvider provider = new IdentityProvider(server);
        Issuer issuer = new Issuer(provider.url(), clock, random);
        ProviderEndpoints endpoints = new ProviderEndpoints(new OpaqueTokens(issuer), new SignedTokens(issuer));
        server.createContext("/", endpoints);
        server.setExecutor(provider.threads);
        server.start();
        return provider;
    }

    /**
     * Where it listens, which is also its name as an issuer.
     *
     * @return such as {@code http://127.0.0.1:9000}
     */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdown();
    }
}
