package dev.sessionkit.examples.quickstart;

import com.sun.net.httpserver.HttpServer;
import dev.sessionkit.core.SessionFramework;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A framework and the server in front of it, started and stopped together. Listens on this machine alone, since there are
 * neither passwords nor TLS. Thread-safe.
 */
public final class Host implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Host.class);
    private static final int THREADS = 64;
    private static final int DRAIN_SECONDS = 10;

    private final SessionFramework framework;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final Gate gate;

    private Host(SessionFramework framework, HttpServer server, Map<String, Map<String, Endpoint>> more) {
        this.framework = framework;
        this.server = server;
        Map<String, Map<String, Endpoint>> endpoints = new HashMap<>(new Endpoints(framework.sessions()).byPath());
        endpoints.putAll(more);
        OwnForms ownForms = OwnForms.onThisMachine(port());
        this.gate = new Gate(new SessionHandler(framework, ownForms, Map.copyOf(endpoints)), THREADS);
    }

    /**
     * Takes the port first, so that one that is taken leaves nothing behind; then starts the framework, and serves.
     *
     * @param framework starts it; closed with the host
     * @param port 0 for any that is free
     * @param more endpoints beside the quickstart's, by path and then by method
     * @return a host that serves
     * @throws IOException where the port is taken
     */
    public static Host start(Supplier<SessionFramework> framework, int port, Map<String, Map<String, Endpoint>> more)
            throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        try {
            Host host = new Host(framework.get(), server, more);
            server.createContext("/", host.gate);
            server.setExecutor(host.threads);
            server.start();
            return host;
        } catch (RuntimeException e) {
            server.stop(0);
            throw e;
        }
    }

    /**
     * Where it listens.
     *
     * @return the port
     */
    public int port() {
        return server.getAddress().getPort();
    }

    /** Turns new requests away, gives those under way ten seconds to finish, then closes the framework. */
    @Override
    public void close() {
        try {
            if (!gate.close(DRAIN_SECONDS)) {
                LOG.warn("Requests were cut off that took longer than {} seconds.", DRAIN_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            server.stop(0);
            threads.shutdown();
            framework.close();
        }
    }
}
