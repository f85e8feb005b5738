package dev.sessionkit.servlet.hostile;

import dev.sessionkit.servlet.EmbeddedTomcat;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Hostile clients in Tomcat")
class HostileInTomcatTest
        implements BodiesContract,
                FramingContract,
                TargetsContract,
                StrangersContract,
                StoreDownContract,
                SilenceContract {

    private static OpenHost host;

    @BeforeAll
    static void start() {
        host = new OpenHost(EmbeddedTomcat::start);
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
