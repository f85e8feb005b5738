package dev.sessionkit.core;

import static dev.sessionkit.core.Fixture.COLOUR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sessionkit.api.Entity;
import dev.sessionkit.api.EntityMetadata;
import dev.sessionkit.api.RejectReason;
import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.SessionRequiredException;
import dev.sessionkit.api.SessionType;
import dev.sessionkit.spi.SessionRecord;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName(
        "Who holds a secret that was replaced longer ago than the window, and meets a node that still remembers it,")
class DeadSecretsTest {

    private static final String SETTINGS =
            "{\"RenewalInterval\": \"PT10M\", \"RenewalWindow\": \"PT30S\", \"MaxStaleness\": \"PT1M\"}";

    private final Map<SessionId, SessionRecord> records = new ConcurrentHashMap<>();
    private final Node here = new Node(records, SETTINGS);
    private final Node there = new Node(records, SETTINGS);
    private final String token = here.signIn();
    private String next = "";

    @BeforeEach
    void replaceTheSecret() {
        advance(Duration.ofMinutes(10).minusSeconds(1));
        assertThat(there.read(token)).as("remembered, not due").isPresent();
        advance(Duration.ofSeconds(1));
        next = here.sentTo(token).orElseThrow();
        advance(Duration.ofSeconds(30));
    }

    @AfterEach
    void close() {
        here.close();
        there.close();
    }

    private void advance(Duration by) {
        here.clock.advance(by);
        there.clock.advance(by);
    }

    @Test
    @DisplayName("Requirement 27: is not told the successor when its own replacement loses")
    void rotation() {
        assertThat(here.open(token).session()).isEmpty();
        assertThat(there.sentTo(token)).isEmpty();
        assertThat(here.read(next)).isPresent();
    }

    @Test
    @DisplayName("Requirement 23: is given no new secret on purpose, and the honest one stays")
    void renew() {
        assertRefused(Session::renew);
    }

    @Test
    @DisplayName("Requirement 23: is given no new secret with a new role, and the honest one stays")
    void newRole() {
        assertRefused(session ->
                session.set(Entity.ACCOUNT, new Entity("anne", Map.of("role", EntityMetadata.of("admin")))));
    }

    private void assertRefused(Consumer<Session> change) {
        TestResponse response = new TestResponse();
        SessionContext context = there.open(response, token);
        change.accept(context.require(SessionType.VALID_SESSION));
        assertThatExceptionOfType(SessionRequiredException.class)
                .isThrownBy(context::commit)
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(RejectReason.CHANGED));
        assertThat(response.isEmpty()).isTrue();
        assertThat(here.read(next)).isPresent();
    }

    @Test
    @DisplayName("is told the successor to the last millisecond of the window")
    void inTime() {
        there.clock.advance(Duration.ofMillis(-1));
        assertThat(there.sentTo(token)).contains(next);
        SessionContext context = there.open(token);
        context.require(SessionType.VALID_SESSION).set(COLOUR, "red");
        context.commit();
        assertThat(there.read(next).orElseThrow().get(COLOUR)).contains("red");
    }
}
