package dev.sessionkit.examples.weblogin;

import dev.sessionkit.auth.Authentication;
import dev.sessionkit.auth.oidc.IdentityProvidersSettings;
import dev.sessionkit.core.SessionFramework;
import dev.sessionkit.servlet.SessionFilter;
import dev.sessionkit.servlet.login.LoginApi;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.slf4j.LoggerFactory;

/** Jetty, on this machine alone, since there is no TLS; all that ties the framework to it. */
final class WebServer implements AutoCloseable {

    private static final int LONGEST_WAIT_MILLIS = 10_000;

    private final Server server;
    private final ServerConnector connector;

    private WebServer(Server server, ServerConnector connector) {
        this.server = server;
        this.connector = connector;
    }

    /** Takes the port, and answers nobody yet. */
    static WebServer listen(int port) {
        Server server = new Server();
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
        connector.setHost("localhost");
        connector.setPort(port);
        server.addConnector(connector);
        server.setErrorHandler(new PlainErrors());
        server.setStopTimeout(LONGEST_WAIT_MILLIS);
        try {
            connector.open();
        } catch (IOException failed) {
            Throwable why = failed.getCause() == null ? failed : failed.getCause();
            throw new CannotStartException(
                    "cannot listen on port " + port + " (" + why.getMessage() + "): choose another, such as PORT=8090",
                    failed);
        }
        return new WebServer(server, connector);
    }

    int port() {
        return connector.getLocalPort();
    }

    /** Answers from now on. */
    void serve(SessionFramework framework, Authentication authentication, String url) {
        ServletContextHandler application = new ServletContextHandler();
        application.setErrorHandler(new PlainErrors());
        application.addServletContainerInitializer(
                (types, context) -> assemble(context, framework, authentication, url));
        server.setHandler(new GracefulHandler(application)); // lets requests under way finish
        try {
            server.start();
        } catch (Exception failed) { // what Jetty declares
            throw new CannotStartException("the server cannot start: " + failed.getMessage(), failed);
        }
    }

    /** The whole of it: headers first, then sessions, then who answers what. */
    private static void assemble(
            ServletContext context, SessionFramework framework, Authentication authentication, String url) {
        SecurityHeaders.of(framework.hostSection(IdentityProvidersSettings.class))
                .addTo(context);
        SessionFilter.builder(framework).origin(url).bearer("web-login").build().addTo(context);
        LoginApi.of(framework, authentication).addTo(context);
        context.addServlet("who-am-i", new WhoAmI()).addMapping("/api/whoami");
        context.addServlet("pages", new Pages(url)).addMapping("/");
    }

    /** Turns new requests away, gives those under way ten seconds, and stops. A second time nothing happens. */
    @Override
    public void close() {
        try {
            server.stop();
            connector.close();
        } catch (Exception failed) { // what Jetty declares
            LoggerFactory.getLogger(WebServer.class).warn("The server did not stop cleanly: {}", failed.getMessage());
        }
    }
}
