package dev.sessionkit.benchmarks;

import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** Jetty as a host embeds it, on a free port of this machine. */
record JettyServer(Server server, String cookie) implements AutoCloseable {

    static JettyServer start(WebSite site) throws Exception {
        Server server = new Server();
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("localhost");
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler();
        context.addServletContainerInitializer(site.application());
        server.setHandler(context);
        server.start();
        return new JettyServer(server, site.cookies().get(0));
    }

    double throughput(int seconds) throws Exception {
        int port = ((ServerConnector) server.getConnectors()[0]).getLocalPort();
        return Wrk.throughput("http://localhost:" + port + "/basket", cookie, seconds);
    }

    @Override
    public void close() throws Exception {
        server.stop();
    }
}
