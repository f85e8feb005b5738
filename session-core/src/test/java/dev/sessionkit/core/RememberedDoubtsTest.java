package dev.sessionkit.core;

import static dev.sessionkit.core.Fixture.COLOUR;
import static dev.sessionkit.core.Node.ANNE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sessionkit.api.AccessDeniedException;
import dev.sessionkit.api.EndReason;
import dev.sessionkit.api.Entity;
import dev.sessionkit.api.EntityMetadata;
import dev.sessionkit.api.RejectReason;
import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.SessionRequiredException;
import dev.sessionkit.api.SessionType;
import dev.sessionkit.spi.SessionData;
import dev.sessionkit.spi.SessionRecord;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Of what a node remembers, only a yes counts:")
class RememberedDoubtsTest {

    private static final Duration AGE = Duration.ofMinutes(5);

    private final Map<SessionId, SessionRecord> records = new ConcurrentHashMap<>();
    private final Node here = new Node(records, "{\"MaxStaleness\": \"PT2S\"}");
    private final Node there = new Node(records, "{}");
    private final String token = here.signIn();
    private final SessionId id = Node.id(token);

    @AfterEach
    void close() {
        here.close();
        there.close();
    }

    private void remember(Node node, String... tokens) {
        for (String each : tokens) {
            assertThat(node.read(each)).isPresent();
        }
        node.takeReads();
    }

    private static Entity account(String role) {
        return new Entity("anne", Map.of("role", EntityMetadata.of(role)));
    }

    private void promoteElsewhere(String role) {
        there.framework.sessions().setSessionData(id, Entity.ACCOUNT, account(role));
    }

    /** Writes data as another version of the service might, or a person by hand. */
    private void write(String json) {
        records.computeIfPresent(
                id,
                (key, record) -> here.framework
                        .records()
                        .next(record, record.state(), SessionData.ofJson(json.getBytes(StandardCharsets.UTF_8))));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @DisplayName("of two sessions of one request, one that has ended elsewhere is none")
    void ambiguous(boolean firstEnds) {
        String other = here.signIn();
        remember(here, token, other);
        there.framework.sessions().end(Node.id(firstEnds ? token : other), EndReason.REPLACED);
        assertThat(here.open(new TestResponse(), token, other)
                        .require(SessionType.VALID_SESSION)
                        .id())
                .isEqualTo(Node.id(firstEnds ? other : token));
        assertThat(here.takeReads()).isEqualTo(2);
    }

    @Test
    @DisplayName("two sessions of one request that the store has, both, are none")
    void ambiguous_still() {
        String other = here.signIn();
        remember(here, token, other);
        SessionContext context = here.open(new TestResponse(), token, other);
        assertThat(context.rejection().orElseThrow().reason()).isEqualTo(RejectReason.AMBIGUOUS);
        assertThat(here.takeReads()).isEqualTo(2);
    }

    @Test
    @DisplayName("a role that is too little is read again before the request is refused, and what it has set is kept")
    void denied() {
        remember(here, token);
        promoteElsewhere("admin");
        assertThat(here.open(token).require(SessionType.ADMIN_ACCOUNT).id()).isEqualTo(id);
        assertThat(here.takeReads()).isOne();

        SessionContext again = here.open(token);
        again.require(SessionType.ADMIN_ACCOUNT).set(COLOUR, "red");
        again.require(SessionType.ADMIN_ACCOUNT);
        again.commit();
        assertThat(here.takeReads()).as("what was read is remembered").isZero();
        assertThat(there.framework.sessions().getSessionData(id, COLOUR)).contains("red");
    }

    @Test
    @DisplayName(
            "a role that is too little in the store, too, is refused, at one read, and at none where it was just read")
    void denied_still() {
        remember(here, token);
        SessionContext context = here.open(token);
        for (int i = 0; i < 2; i++) {
            assertThatExceptionOfType(AccessDeniedException.class)
                    .isThrownBy(() -> context.require(SessionType.ADMIN_ACCOUNT));
        }
        assertThat(here.takeReads()).isOne();
        SessionContext plain = there.open(token);
        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() -> plain.require(SessionType.ADMIN_ACCOUNT));
        assertThat(there.takeReads()).isOne();
    }

    @Test
    @DisplayName("what a request has set in the session of a role that it has no more is not written for the new one")
    void denied_afterChanges() {
        remember(here, token);
        promoteElsewhere("admin");
        SessionContext context = here.open(token);
        context.require(SessionType.VALID_SESSION).set(COLOUR, "red");
        assertThatExceptionOfType(SessionRequiredException.class)
                .isThrownBy(() -> context.require(SessionType.ADMIN_ACCOUNT))
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(RejectReason.CHANGED));
    }

    @Test
    @DisplayName("Requirement 33: a risky act is judged by the role that the store has")
    void requireFresh() {
        remember(here, token);
        promoteElsewhere("admin");
        assertThat(here.open(token).requireFresh(SessionType.ADMIN_ACCOUNT, AGE).user())
                .contains(ANNE);
        assertThat(here.takeReads()).isOne();

        promoteElsewhere("user");
        SessionContext known = here.open(token);
        assertThat(known.session()).isPresent();
        promoteElsewhere("admin");
        assertThat(known.requireFresh(SessionType.ADMIN_ACCOUNT, AGE).user()).contains(ANNE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"MaxStaleness\": \"PT2S\", \"UnreadableData\": \"END_SESSION\"}",
                "{\"MaxStaleness\": \"PT2S\", \"UnreadableData\": \"DROP_KEY\"}",
                "{\"MaxStaleness\": \"PT2S\", \"UnreadableData\": \"FAIL\"}"
            })
    @DisplayName("data that cannot be read ends no session, and is not dropped, before the store was asked for it")
    void unreadable(String settings) {
        try (Node node = new Node(records, settings)) {
            for (int way = 0; way < 3; way++) {
                write("{\"colour\": {\"not\": \"a text\"}}");
                SessionContext first = node.open(token);
                assertThat(first.session()).isPresent();
                write("{\"colour\": \"red\"}");
                SessionContext context = node.open(token);
                Session session = context.require(SessionType.VALID_SESSION);
                assertThat(way == 0 ? session.get(COLOUR) : Optional.of(update(session, way)))
                        .isPresent();
                context.commit();
                assertThat(records.get(id).state().ending()).isEmpty();
                assertThat(there.framework.sessions().getSessionData(id, COLOUR))
                        .hasValueSatisfying(colour -> assertThat(colour).startsWith("red"));
                node.clock.advance(Duration.ofSeconds(3));
            }
        }
    }

    private static String update(Session session, int way) {
        return session.update(COLOUR, colour -> colour.orElse("none") + way);
    }

    @Test
    @DisplayName("data that the store cannot give better ends the session as ever, and a changed one is refused")
    void unreadable_still() {
        try (Node node = new Node(records, "{\"MaxStaleness\": \"PT2S\", \"UnreadableData\": \"END_SESSION\"}")) {
            write("{\"colour\": {\"not\": \"a text\"}}");
            remember(node, token);
            Session session = node.open(token).require(SessionType.VALID_SESSION);
            assertThatExceptionOfType(SessionRequiredException.class)
                    .isThrownBy(() -> session.get(COLOUR))
                    .satisfies(refused -> assertThat(refused.reason()).isEqualTo(RejectReason.UNREADABLE));
            assertThat(node.takeReads()).isOne();
            assertThat(records.get(id).state().ending().orElseThrow().reason()).isEqualTo(EndReason.UNREADABLE);
        }
    }

    @Test
    @DisplayName("a session whose secret was replaced elsewhere is not read on by the old one, whatever its data")
    void unreadable_renewed() {
        try (Node node = new Node(records, "{\"MaxStaleness\": \"PT2S\", \"UnreadableData\": \"END_SESSION\"}")) {
            write("{\"colour\": {\"not\": \"a text\"}}");
            remember(node, token);
            SessionContext renews = there.open(token);
            renews.require(SessionType.VALID_SESSION).renew();
            renews.commit();
            write("{\"colour\": \"red\"}");
            Session session = node.open(token).require(SessionType.VALID_SESSION);
            assertThatExceptionOfType(SessionRequiredException.class)
                    .isThrownBy(() -> session.get(COLOUR))
                    .satisfies(refused -> assertThat(refused.reason()).isEqualTo(RejectReason.CHANGED));
            assertThat(records.get(id).state().ending()).isEmpty();
        }
    }

    @Test
    @DisplayName("a yes from before the clock was set back does not come back when the clock gets there again")
    void clock_setBack() {
        remember(here, token);
        there.framework.sessions().end(id, EndReason.LOGOUT);
        here.clock.advance(Duration.ofHours(-1));
        here.clock.advance(Duration.ofHours(1));
        here.ticks.addAndGet(Duration.ofHours(1).toNanos());
        assertThat(here.read(token)).isEmpty();
    }

    @Test
    @DisplayName("Requirement 28: time counts where the clock stands, to the nanosecond")
    void clock_stands() {
        remember(here, token);
        there.framework.sessions().end(id, EndReason.LOGOUT);
        here.ticks.addAndGet(Duration.ofSeconds(2).toNanos());
        assertThat(here.read(token)).isPresent();
        here.ticks.incrementAndGet();
        assertThat(here.read(token)).isEmpty();
    }
}
