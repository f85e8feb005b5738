package dev.sessionkit.core;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.SessionRequest;
import dev.sessionkit.api.SessionResponse;
import dev.sessionkit.spi.Claim;
import dev.sessionkit.spi.IssuedSession;
import dev.sessionkit.spi.SessionResolver;
import dev.sessionkit.spi.SessionStoreAccessor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Sessions.RenewalInterval")
class RenewalCarriersTest {

    private static final String INTERVAL = "{\"RenewalInterval\": \"PT10M\"}";

    /** Never tells a client its token. */
    private static final class Silent implements SessionResolver {

        @Override
        public List<Claim> resolve(SessionRequest request) {
            return List.of();
        }

        @Override
        public void send(IssuedSession session, SessionRequest request, SessionResponse response) {
            // as it says
        }

        @Override
        public void clear(SessionRequest request, SessionResponse response) {
            // there is nothing
        }

        @Override
        public boolean sends() {
            return false;
        }
    }

    private static void start(String sessions, String resolvers, SessionStoreAccessor store) {
        SessionFramework.builder()
                .settings("""
                        {"Authentication": {"SessionResolver": %s}, "Sessions": %s,
                         "Catena": {"SessionStore": {"SessionProvider": "Mine"}}}""".formatted(resolvers, sessions))
                .environment(Map.of())
                .resolver("Silent", new Silent())
                .resolver("Plain", new PlainResolver(PlainResolver.HEADER))
                .store("Mine", store)
                .build()
                .close();
    }

    @Test
    @DisplayName("is refused at the start where no resolver tells clients their token, as it would sign everybody out")
    void nobodySends() {
        assertThatExceptionOfType(ComponentFailedException.class)
                .isThrownBy(() -> start(INTERVAL, "\"Silent\"", new ProbedStore()))
                .withMessageContaining("Sessions.RenewalInterval")
                .withMessageContaining("Silent");
    }

    @Test
    @DisplayName("starts where one of several does; and without it, or where the store only reads, none needs to")
    void others() {
        assertThatCode(() -> {
                    start(INTERVAL, "[\"Silent\", \"Plain\"]", new ProbedStore());
                    start("{}", "\"Silent\"", new ProbedStore());
                    start(INTERVAL, "\"Silent\"", (SessionId id) -> Optional.empty());
                })
                .doesNotThrowAnyException();
    }
}
