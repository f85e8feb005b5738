package dev.sessionkit.servlet.hostile;

import dev.sessionkit.servlet.Jetty;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Hostile clients in Jetty")
class HostileInJettyTest
        implements BodiesContract,
                FramingContract,
                TargetsContract,
                StrangersContract,
                StoreDownContract,
                SilenceContract {

    private static OpenHost host;

    @BeforeAll
    static void start() {
        host = new OpenHost(Jetty::start);
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    @Override
    public OpenHost host() {
        return host;
    }
}
