package dev.sessionkit.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.catalina.LifecycleException;

/** Web 1: a request with a cookie that only reads its session, in memory, through a container and a filter. */
final class WebRows implements AutoCloseable {

    static final String JETTY = "web, Jetty";
    static final String TOMCAT = "web, Tomcat";

    private static final int BLOCK = 200;

    /** Held, so that it stays as quiet as it is told. */
    private static final Logger TOMCATS = Logger.getLogger("org.apache");

    private final WebSites sites = new WebSites();
    private final List<AutoCloseable> containers = new ArrayList<>();

    List<Row> all() throws Exception {
        return List.of(jetty(), tomcat());
    }

    Row jetty() throws Exception {
        List<Contender> contenders = new ArrayList<>();
        for (WebSite site : sites.all()) {
            JettyRequests jetty = new JettyRequests(site);
            containers.add(jetty);
            contenders.add(new Contender(site.name(), site.part(), jetty::lane));
        }
        return new Row(JETTY, contenders, BLOCK);
    }

    Row tomcat() throws IOException, LifecycleException {
        TOMCATS.setLevel(Level.SEVERE);
        List<Contender> contenders = new ArrayList<>();
        for (WebSite site : sites.all()) {
            TomcatRequests tomcat = new TomcatRequests(site);
            containers.add(tomcat);
            contenders.add(new Contender(site.name(), site.part(), tomcat::lane));
        }
        return new Row(TOMCAT, contenders, BLOCK);
    }

    @Override
    public void close() throws Exception {
        for (AutoCloseable container : containers) {
            container.close();
        }
        sites.close();
    }
}
