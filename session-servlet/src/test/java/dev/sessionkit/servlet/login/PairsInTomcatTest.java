package dev.sessionkit.servlet.login;

import dev.sessionkit.servlet.Container;
import dev.sessionkit.servlet.EmbeddedTomcat;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Seed 003 in Tomcat")
class PairsInTomcatTest implements TokenPairApiContract {

    private static PairSite site;

    @BeforeAll
    static void start() {
        site = new PairSite(EmbeddedTomcat::start);
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
        return application -> EmbeddedTomcat.startAt(contextPath, application);
    }
}
