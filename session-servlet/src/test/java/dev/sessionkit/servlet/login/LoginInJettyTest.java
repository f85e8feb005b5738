package dev.sessionkit.servlet.login;

import dev.sessionkit.servlet.Jetty;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Seed 001 in Jetty")
class LoginInJettyTest implements SessionApiContract {

    private static LoginSite site;

    @BeforeAll
    static void start() {
        site = new LoginSite(Jetty::start);
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @Override
    public LoginSite site() {
        return site;
    }
}
