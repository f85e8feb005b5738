package dev.sessionkit.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionkit.api.SessionEvent;
import dev.sessionkit.api.SessionRequest;
import dev.sessionkit.api.SessionType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A secret that was replaced for its age and comes again")
class RepeatedSecretsTest {

    private static final Duration INTERVAL = Duration.ofMinutes(10);

    private final Fixture host = new Fixture("{\"RenewalInterval\": \"PT10M\"}");
    private final String token = host.signIn();

    @AfterEach
    void close() {
        host.close();
    }

    /** A request from somewhere. */
    private record From(String token, String agent, Optional<String> peerAddress) implements SessionRequest {

        From(String token, String agent, String address) {
            this(token, agent, Optional.of(address));
        }

        @Override
        public List<String> headers(String name) {
            Map<String, List<String>> sent = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            sent.putAll(Map.of(PlainResolver.HEADER, List.of(token), "User-Agent", List.of(agent)));
            return sent.getOrDefault(name, List.of());
        }
    }

    private TestResponse serve(SessionRequest request, boolean renews) {
        TestResponse response = new TestResponse();
        SessionContext context = host.framework.open(request, response);
        Session session = context.require(SessionType.VALID_SESSION);
        if (renews) {
            session.renew();
        }
        context.commit();
        return response;
    }

    private List<SessionEvent.Repeated> repeats() {
        List<SessionEvent.Repeated> told = host.events.stream()
                .filter(SessionEvent.Repeated.class::isInstance)
                .map(SessionEvent.Repeated.class::cast)
                .toList();
        host.events.clear();
        return told;
    }

    @Test
    @DisplayName("Requirement 63: from another agent or address than the one that got its successor is told, with both")
    void anotherClient() {
        host.clock.advance(INTERVAL);
        serve(new From(token, "A", "1.1.1.1"), false);
        assertThat(repeats()).as("the first").isEmpty();
        serve(new From(token, "A", "1.1.1.1"), false);
        assertThat(repeats()).as("the same client").isEmpty();

        for (From other : List.of(new From(token, "B", "1.1.1.1"), new From(token, "A", "2.2.2.2"))) {
            assertThat(serve(other, false).isEmpty())
                    .as("it is served and told the successor")
                    .isFalse();
            assertThat(repeats())
                    .containsExactly(new SessionEvent.Repeated(
                            host.stored(token).id(),
                            Optional.of(Fixture.ANNE),
                            Optional.of("A"),
                            Optional.of("1.1.1.1"),
                            Optional.of(other.agent()),
                            other.peerAddress(),
                            host.clock.instant()));
        }
    }

    @Test
    @DisplayName("is told where the other client's request takes a new secret for itself, too")
    void anotherClient_renews() {
        host.clock.advance(INTERVAL);
        serve(new From(token, "A", "1.1.1.1"), false);
        serve(new From(token, "B", "1.1.1.1"), true);
        assertThat(repeats()).hasSize(1);
    }

    @Test
    @DisplayName("is told where the other client's request meant to replace it itself, and lost that race")
    void anotherClient_lostRace() {
        host.clock.advance(INTERVAL);
        host.store.beforeReplace = () -> serve(new From(token, "A", "1.1.1.1"), false);
        serve(new From(token, "B", "1.1.1.1"), false);
        assertThat(repeats()).singleElement().satisfies(repeat -> {
            assertThat(repeat.agent()).contains("A");
            assertThat(repeat.repeatedAgent()).contains("B");
        });
    }

    @Test
    @DisplayName("is told of a client whose agent is long and holds what no log should, cut and cleaned")
    void hostileAgent() {
        host.clock.advance(INTERVAL);
        serve(new From(token, "A", "1.1.1.1"), false);
        serve(new From(token, "B\n".repeat(1000), "1.1.1.1"), false);
        assertThat(repeats())
                .singleElement()
                .satisfies(repeat -> assertThat(repeat.repeatedAgent()).contains("B?".repeat(256)));
    }
}
