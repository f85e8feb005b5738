package dev.sessionkit.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessionkit.api.AuthRequired;
import dev.sessionkit.api.ReadOnlySessionException;
import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.SessionStoreException;
import dev.sessionkit.api.SessionType;
import dev.sessionkit.spi.ComponentContext;
import dev.sessionkit.spi.Configurable;
import dev.sessionkit.spi.SessionRecord;
import dev.sessionkit.spi.SessionStoreAccessor;
import dev.sessionkit.spi.Setting;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The framework")
class SessionFrameworkTest {

    @Test
    @DisplayName("wants either a settings file or text")
    void settingsNeeded() {
        assertThatThrownBy(() -> SessionFramework.builder().build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("settings");
    }

    @Test
    @DisplayName("on a store that only reads refuses to write, naming it, and has no registry")
    void readOnlyStore() {
        try (SessionFramework framework = framework(id -> Optional.empty())) {
            assertThatThrownBy(() -> framework.sessions().newSession(NewSession.anonymous()))
                    .isInstanceOf(ReadOnlySessionException.class)
                    .hasMessageContaining("Reading");
            SessionContext context = framework.open(dev.sessionkit.api.SessionRequest.of(Map.of()), new TestResponse());
            assertThatThrownBy(() -> context.newSession(NewSession.anonymous()))
                    .isInstanceOf(ReadOnlySessionException.class);
            assertThatThrownBy(() ->
                            framework.sessions().end(SessionId.derived("a", "b"), dev.sessionkit.api.EndReason.LOGOUT))
                    .isInstanceOf(ReadOnlySessionException.class);
            assertThatThrownBy(framework::registry)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("Reading")
                    .hasMessageContaining("Catena.SessionStore.SessionProvider");
            assertThat(framework.sweep()).isZero();
        }
    }

    @Test
    @DisplayName("takes whatever a store throws for an outage, and keeps its cause")
    void brokenStore() {
        IllegalStateException boom = new IllegalStateException("boom");
        try (SessionFramework framework = framework(id -> {
            throw boom;
        })) {
            assertThatThrownBy(() -> framework.sessions().isSessionValid(SessionId.derived("a", "b")))
                    .isInstanceOf(SessionStoreException.class)
                    .hasMessageContaining("Reading")
                    .hasCause(boom);
        }
    }

    @Test
    @DisplayName("reads what a service method needs from the method, else from its class")
    void authRequired() throws NoSuchMethodException {
        assertThat(AuthRequirements.of(Service.class.getDeclaredMethod("own"))).contains(SessionType.ADMIN_ACCOUNT);
        assertThat(AuthRequirements.of(Service.class.getDeclaredMethod("inherited")))
                .contains(SessionType.VALID_SESSION);
        assertThat(AuthRequirements.of(Object.class.getMethod("toString"))).isEmpty();
    }

    @Test
    @DisplayName("makes randomness that does not repeat, on any number of threads")
    void randomness() throws Exception {
        StripedRandom random = new StripedRandom();
        ExecutorService pool = Executors.newFixedThreadPool(8);
        Set<Long> seen = new HashSet<>();
        try {
            Callable<List<Long>> draw = () -> random.longs(1000).boxed().toList();
            for (Future<List<Long>> drawn : pool.invokeAll(List.of(draw, draw, draw, draw, draw, draw, draw, draw))) {
                seen.addAll(drawn.get());
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(seen).hasSize(8000);
    }

    private static SessionFramework framework(Finding store) {
        return SessionFramework.builder()
                .settings("""
                        {"Authentication": {"SessionResolver": "Plain"},
                         "Catena": {"SessionStore": {"SessionProvider": "Reading"}}}""")
                .environment(Map.of())
                .resolver("Plain", new PlainResolver(PlainResolver.HEADER))
                .store("Reading", store)
                .build();
    }

    private interface Finding extends SessionStoreAccessor {
        @Override
        Optional<SessionRecord> find(SessionId id);
    }

    @AuthRequired
    private static final class Service {

        @AuthRequired(SessionType.ADMIN_ACCOUNT)
        void own() {}

        void inherited() {}
    }

    /** The section of {@link Unregistered}. */
    public record UnregisteredSettings(
            @Setting(value = "How loud it is.", byDefault = "3")
            int loudness) {}

    /** A component that no service file names. */
    public static final class Unregistered implements SessionStoreAccessor, Configurable<UnregisteredSettings> {

        @Override
        public void configure(UnregisteredSettings settings, ComponentContext context) {
            // nothing depends on it
        }

        @Override
        public Optional<SessionRecord> find(SessionId id) {
            return Optional.empty();
        }
    }

    @Test
    @DisplayName("the schema of a host's settings knows the section of a component class that the host has named")
    void schema_componentClass() {
        assertThat(SessionFramework.builder().schema().json()).doesNotContain("Unregistered");
        assertThat(SessionFramework.builder()
                        .component(Unregistered.class)
                        .schema()
                        .json())
                .contains("\"Unregistered\"", "How loud it is.");
    }
}
