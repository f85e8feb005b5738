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

/**
 * A component that finds nothing and keeps what every component is given: the way to the framework's random source, and to a
 * component as it is configured, measured without the framework around it.
 */
public final class ContextTap implements SessionResolver, Configurable<NoSettings> {

    private static final AtomicReference<ComponentContext> GIVEN = new AtomicReference<>();

    /**
     * A framework and what its components are given.
     *
     * @param framework the framework
     * @param context what they are given
     */
    record Tapped(SessionFramework framework, ComponentContext context) implements AutoCloseable {

        SessionResolver resolver(String name) {
            return context.component(SessionResolver.class, name);
        }

        @Override
        public void close() {
            framework.close();
        }
    }

    /** A framework with settings that name {@code ContextTap} among the resolvers. Used by one thread at a time. */
    static Tapped open(String settings) {
        SessionFramework framework = SessionFramework.builder()
                .settings(settings)
                .component(ContextTap.class)
                .build();
        return new Tapped(framework, GIVEN.get());
    }

    @Override
    public void configure(NoSettings settings, ComponentContext context) {
        GIVEN.set(context);
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
