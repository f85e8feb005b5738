package dev.sessionkit.servlet;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;

/** What holds without them, holds with them as well. */
@DisplayName("HttpSessions of ours, in Tomcat")
class HttpSessionsInTomcatTest
        implements HttpSessionContract, HttpAttributesContract, HttpListenersContract, FilterContract {

    private static Site site;

    @BeforeAll
    static void start() {
        site = Site.withHttpSessions(EmbeddedTomcat::start);
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
