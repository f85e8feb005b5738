package dev.sessionkit.servlet;

import jakarta.servlet.ServletContainerInitializer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.LogManager;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.tomcat.util.descriptor.web.ErrorPage;

/** Tomcat, as a host embeds it. */
public record EmbeddedTomcat(Tomcat tomcat) implements Container {

    public static Container start(ServletContainerInitializer application) {
        return startAt("", application);
    }

    public static Container startAt(String contextPath, ServletContainerInitializer application) {
        LogManager.getLogManager().reset(); // the mistakes that tests make on purpose are asserted, not read
        Tomcat tomcat = new Tomcat();
        try {
            Path home = Files.createDirectories(Path.of("target/tomcat"));
            tomcat.setBaseDir(home.toString());
            tomcat.setPort(0);
            tomcat.getConnector().setProperty("address", "localhost");
            tomcat.getConnector().setProperty("maxHttpHeaderSize", Integer.toString(64 * 1024));
            Context context =
                    tomcat.addContext(contextPath, home.toAbsolutePath().toString());
            context.addServletContainerInitializer(application, null);
            ErrorReportValve report = new ErrorReportValve();
            report.setShowReport(false);
            report.setShowServerInfo(false);
            tomcat.getHost().getPipeline().addValve(report);
            context.addErrorPage(errorPage(418, "/sorry"));
            context.addErrorPage(errorPage(500, "/sorry"));
            context.addErrorPage(errorPage(419, "/error-page"));
            ErrorPage thrown = new ErrorPage();
            thrown.setExceptionType(UnsupportedOperationException.class.getName());
            thrown.setLocation("/error-page");
            context.addErrorPage(thrown);
            tomcat.start();
        } catch (IOException | LifecycleException e) {
            throw new IllegalStateException(e);
        }
        return new EmbeddedTomcat(tomcat);
    }

    private static ErrorPage errorPage(int status, String location) {
        ErrorPage page = new ErrorPage();
        page.setErrorCode(status);
        page.setLocation(location);
        return page;
    }

    @Override
    public int port() {
        return tomcat.getConnector().getLocalPort();
    }

    @Override
    public void close() {
        try {
            tomcat.stop();
            tomcat.destroy();
        } catch (LifecycleException e) {
            throw new IllegalStateException(e);
        }
    }
}
