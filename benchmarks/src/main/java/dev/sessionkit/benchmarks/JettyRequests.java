package dev.sessionkit.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.util.List;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.LocalConnector;
import org.eclipse.jetty.server.Server;

/** Requests through all of Jetty but its sockets and its threads: from the bytes of the request to those of the answer. */
final class JettyRequests implements AutoCloseable {

    private static final byte[] FINE = "HTTP/1.1 200".getBytes(US_ASCII);

    private final Server server = new Server();
    private final LocalConnector connector =
            new LocalConnector(server, this::execute, null, null, 1, new HttpConnectionFactory());
    private final List<byte[]> requests;
    private volatile boolean started;

    JettyRequests(WebSite site) throws Exception {
        requests = site.cookies().stream().map(JettyRequests::bytes).toList();
        ServletContextHandler context = new ServletContextHandler();
        context.addServletContainerInitializer(site.application());
        server.addConnector(connector);
        server.setHandler(context);
        server.start();
        started = true;
    }

    /** A request on the thread that sends it; what runs for as long as the server does, elsewhere. */
    private void execute(Runnable task) {
        if (started) {
            task.run();
        } else {
            server.getThreadPool().execute(task);
        }
    }

    private static byte[] bytes(String cookie) {
        StringBuilder request = new StringBuilder("GET /basket HTTP/1.1\r\n");
        BrowserHeaders.with(cookie)
                .forEach((name, value) ->
                        request.append(name).append(": ").append(value).append("\r\n"));
        return request.append("\r\n").toString().getBytes(US_ASCII);
    }

    /** Requests over one connection that is kept. */
    Operation lane(int lane) {
        LocalConnector.LocalEndPoint client = connector.new LocalEndPoint();
        client.setIdleTimeout(0);
        Connection connection = connector.getDefaultConnectionFactory().newConnection(connector, client);
        client.setConnection(connection);
        client.onOpen();
        connection.onOpen();
        Turn turn = new Turn(lane);
        return () -> {
            client.addInputAndExecute(ByteBuffer.wrap(requests.get(turn.next())));
            return requireFine(client.takeOutput());
        };
    }

    private static ByteBuffer requireFine(ByteBuffer answer) {
        if (answer.remaining() < FINE.length || !answer.slice(0, FINE.length).equals(ByteBuffer.wrap(FINE))) {
            throw new IllegalStateException("not answered: " + US_ASCII.decode(answer));
        }
        return answer;
    }

    @Override
    public void close() throws Exception {
        server.stop();
    }
}
