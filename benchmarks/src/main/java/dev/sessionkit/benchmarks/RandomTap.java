package dev.sessionkit.benchmarks;

import dev.sessionkit.api.SessionRequest;
import dev.sessionkit.api.SessionResponse;
import dev.sessionkit.core.SessionFramework;
import dev.sessionkit.spi.Claim;
import dev.sessionkit.spi.ComponentContext;
import dev.sessionkit.spi.Configurable;
import dev.sessionkit.spi.IssuedSession;
import dev.sessionkit.spi.NoSettings;
import dev.sessionkit.spi.SessionResolver;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;

/** A component that finds nothing and keeps what every component is given: the framework's random source. */
public final class RandomTap implements SessionResolver, Configurable<NoSettings> {

    private static final AtomicReference<RandomGenerator> GIVEN = new AtomicReference<>();

    private static final String SETTINGS = """
            {
              "Authentication": { "SessionResolver": "RandomTap" },
              "Catena": { "SessionStore": { "SessionProvider": "MemorySessionStore" } }
            }""";

    static RandomGenerator ofFramework() {
        try (SessionFramework framework = SessionFramework.builder()
                .settings(SETTINGS)
                .component(RandomTap.class)
                .build()) {
            return GIVEN.get();
        }
    }

    @Override
    public void configure(NoSettings settings, ComponentContext context) {
        GIVEN.set(context.random());
    }

    @Override
    public List<Claim> resolve(SessionRequest request) {
        return List.of();
    }

    @Override
    public void send(IssuedSession session, SessionRequest request, SessionResponse response) {}

    @Override
    public void clear(SessionRequest request, SessionResponse response) {}
}
