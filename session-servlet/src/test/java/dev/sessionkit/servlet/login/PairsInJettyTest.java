package dev.sessionkit.servlet.login;

import dev.sessionkit.servlet.Container;
import dev.sessionkit.servlet.Jetty;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Seed 003 in Jetty")
class PairsInJettyTest implements TokenPairApiContract {

    private static PairSite site;

    @BeforeAll
    static void start() {
        site = new PairSite(Jetty::start);
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @Override
    public PairSite site() {
        return site;
    }

    @Override
    public Container.Kind at(String contextPath) {
        return application -> Jetty.startAt(contextPath, application);
    }
}
