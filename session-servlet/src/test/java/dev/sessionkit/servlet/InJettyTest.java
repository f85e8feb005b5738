package dev.sessionkit.servlet;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;

@DisplayName("In Jetty")
class InJettyTest implements ContainerSessionsContract, FilterContract {

    private static Site site;

    @BeforeAll
    static void start() {
        site = new Site(Jetty::start);
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @Override
    public Site site() {
        return site;
    }
}
