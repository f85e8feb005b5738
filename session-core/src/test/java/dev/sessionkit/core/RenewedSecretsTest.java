package dev.sessionkit.core;

import static dev.sessionkit.core.Fixture.COLOUR;
import static dev.sessionkit.core.Fixture.COUNTER;
import static dev.sessionkit.core.Fixture.SIZE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionkit.api.EndReason;
import dev.sessionkit.api.RejectReason;
import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.SessionSecret;
import dev.sessionkit.api.SessionStoreException;
import dev.sessionkit.api.SessionToken;
import dev.sessionkit.api.SessionType;
import dev.sessionkit.spi.Credential;
import dev.sessionkit.spi.CredentialUse;
import dev.sessionkit.spi.Renewal;
import dev.sessionkit.spi.SessionRecord;
import dev.sessionkit.spi.SessionState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("With Sessions.RenewalInterval")
class RenewedSecretsTest {

    private static final Duration INTERVAL = Duration.ofMinutes(10);
    private static final Duration WINDOW = Duration.ofSeconds(30);
    private static final Duration MILLI = Duration.ofMillis(1);
    private static final String SETTINGS = "{\"RenewalInterval\": \"PT10M\", \"TouchInterval\": \"PT20M\"}";

    private final Map<SessionId, SessionRecord> records = new ConcurrentHashMap<>();
    private final Node node = new Node(records, SETTINGS);
    private final Node plain = new Node(records, "{\"TouchInterval\": \"PT20M\"}");
    private final String token = node.signIn();
    private final SessionId id = Node.id(token);

    @AfterEach
    void close() {
        node.close();
        plain.close();
    }

    private SessionState state() {
        return records.get(id).state();
    }

    private String rotated() {
        node.clock.advance(INTERVAL);
        return node.sentTo(token).orElseThrow();
    }

    @Test
    @DisplayName("unset, tokens are as long as ever and stay")
    void off() {
        String kept = plain.signIn();
        assertThat(kept).hasSize(66);
        assertThat(token).hasSize(87);
        plain.clock.advance(INTERVAL);
        assertThat(plain.sentTo(kept)).isEmpty();
        assertThat(plain.takeWrites()).isZero();
    }

    @Test
    @DisplayName("Requirement 27: a secret of that age, to the millisecond, is replaced by one write, and sent once")
    void rotates() {
        node.clock.advance(INTERVAL.minus(MILLI));
        assertThat(node.sentTo(token)).isEmpty();
        assertThat(node.takeWrites()).isZero();

        node.clock.advance(MILLI);
        node.takeReads();
        String next = node.sentTo(token).orElseThrow();
        assertThat(node.takeReads()).isOne();
        assertThat(node.takeWrites()).isOne();
        assertThat(node.takeRenewals()).isOne();
        assertThat(next).isNotEqualTo(token).hasSize(87);
        assertThat(Node.id(next)).as("the session is the same").isEqualTo(id);
        assertThat(state().lastSeenAt()).as("touched by the way").isEqualTo(node.clock.instant());

        assertThat(node.sentTo(next)).as("who has it is sent nothing").isEmpty();
        assertThat(node.takeWrites()).isZero();
    }

    @Test
    @DisplayName(
            "Requirement 27: the replaced secret counts on for the window, to the millisecond, then it is unknown and nothing ends")
    void window() {
        String next = rotated();
        node.takeWrites();
        node.clock.advance(WINDOW.minus(MILLI));
        assertThat(node.sentTo(token)).as("the same again").contains(next);
        assertThat(node.takeWrites()).isZero();

        node.clock.advance(MILLI);
        assertThat(node.open(token).rejection().orElseThrow().reason()).isEqualTo(RejectReason.UNKNOWN);
        assertThat(node.read(next)).as("no reuse: the session lives").isPresent();
        assertThat(node.takeWrites()).isZero();
    }

    @Test
    @DisplayName("what the successor is made of is dropped by the first write after the window")
    void nonce_isDropped() {
        String next = rotated();
        assertThat(nonce()).isPresent();
        node.clock.advance(WINDOW);
        SessionContext context = node.open(next);
        context.require(SessionType.VALID_SESSION).set(COLOUR, "red");
        context.commit();
        assertThat(nonce()).isEmpty();
    }

    private Optional<?> nonce() {
        return state().renewal().flatMap(Renewal::rotation).flatMap(Renewal.Rotation::nonce);
    }

    @Test
    @DisplayName("secrets are replaced again and again, and each replaced one is forgotten")
    void generations() {
        String current = token;
        for (int i = 0; i < 10; i++) {
            node.clock.advance(INTERVAL);
            String next = node.sentTo(current).orElseThrow();
            assertThat(next).isNotEqualTo(current);
            assertThat(state().credentials()).hasSize(2);
            current = next;
        }
        assertThat(state().renewal().orElseThrow().mark())
                .as("one family")
                .isEqualTo(SessionToken.parse(token).orElseThrow().secret().mark());
    }

    @Test
    @DisplayName("what the request has changed goes into the same write")
    void withChanges() {
        node.clock.advance(INTERVAL);
        TestResponse response = new TestResponse();
        SessionContext context = node.open(response, token);
        context.require(SessionType.VALID_SESSION).set(COLOUR, "red");
        context.commit();
        assertThat(node.takeWrites()).isOne();
        String next = response.one(PlainResolver.HEADER);
        assertThat(node.read(next).orElseThrow().get(COLOUR)).contains("red");
    }

    @Test
    @DisplayName("an update writes at once, and the secret is replaced on commit, when it can be sent")
    void withUpdate() {
        node.clock.advance(INTERVAL);
        TestResponse response = new TestResponse();
        SessionContext context = node.open(response, token);
        context.require(SessionType.VALID_SESSION).update(COUNTER, n -> n.orElse(0) + 1);
        assertThat(node.takeRenewals()).isZero();
        context.commit();
        assertThat(node.takeRenewals()).isOne();
        assertThat(node.read(response.one(PlainResolver.HEADER)).orElseThrow().get(COUNTER))
                .contains(1);
    }

    @Test
    @DisplayName("a request that is not committed replaces nothing")
    void notCommitted() {
        node.clock.advance(INTERVAL);
        assertThat(node.open(token).session()).isPresent();
        assertThat(node.takeWrites()).isZero();
    }

    @Test
    @DisplayName("a secret from the future, by a clock that was set back, is not old")
    void clock_setBack() {
        node.clock.advance(Duration.ofDays(-1));
        assertThat(node.sentTo(token)).isEmpty();
        assertThat(node.takeWrites()).isZero();
    }

    @Test
    @DisplayName(
            "Requirement 23: a new secret at a change of privilege replaces all others at once, and its age counts from then")
    void renew() {
        rotated();
        node.clock.advance(Duration.ofSeconds(1));
        TestResponse response = new TestResponse();
        SessionContext context = node.open(response, token);
        context.require(SessionType.VALID_SESSION).renew();
        context.commit();
        String renewed = response.one(PlainResolver.HEADER);

        assertThat(state().credentials()).hasSize(1);
        assertThat(node.read(token)).isEmpty();
        node.clock.advance(INTERVAL.minus(MILLI));
        assertThat(node.sentTo(renewed)).isEmpty();
        node.clock.advance(MILLI);
        String next = node.sentTo(renewed).orElseThrow();
        assertThat(node.read(next)).isPresent();
    }

    @Test
    @DisplayName("a session from before is left as it is until its secret changes for another reason")
    void fromBefore() {
        String old = plain.signIn();
        node.clock.advance(INTERVAL);
        assertThat(node.sentTo(old)).isEmpty();
        TestResponse response = new TestResponse();
        SessionContext context = node.open(response, old);
        context.require(SessionType.VALID_SESSION).renew();
        context.commit();
        String renewed = response.one(PlainResolver.HEADER);
        assertThat(renewed).hasSize(87);
        node.clock.advance(INTERVAL);
        assertThat(node.sentTo(renewed)).isPresent();
    }

    @Test
    @DisplayName(
            "unset again, nothing is replaced, but who presents a replaced secret in time is still told the successor")
    void unsetAgain() {
        String next = rotated();
        plain.clock.set(node.clock.instant());
        assertThat(plain.sentTo(token)).contains(next);
        plain.clock.advance(INTERVAL);
        assertThat(plain.sentTo(next)).isEmpty();
        TestResponse response = new TestResponse();
        SessionContext context = plain.open(response, next);
        context.require(SessionType.VALID_SESSION).renew();
        context.commit();
        assertThat(response.one(PlainResolver.HEADER)).hasSize(66);
        assertThat(state().renewal()).isEmpty();
    }

    @Test
    @DisplayName("a session whose tokens are exchanged is not touched, neither are its secrets' kinds")
    void exchanged() {
        SessionSecret renewing = SessionSecret.createRenewable(new Random(1));
        records.computeIfPresent(id, (key, record) -> {
            List<Credential> both = new ArrayList<>(record.state().credentials());
            both.add(new Credential(CredentialUse.RENEWAL, renewing.hash(), Optional.empty()));
            SessionState paired = record.state().withRenewal(both, new Renewal(renewing.mark(), Optional.empty()));
            return node.framework.records().next(record, paired, record.data());
        });
        Optional<Renewal> kept = state().renewal();
        node.clock.advance(INTERVAL);
        assertThat(node.sentTo(token)).isEmpty();
        assertThat(node.takeWrites()).isZero();

        TestResponse response = new TestResponse();
        SessionContext context = node.open(response, token);
        context.require(SessionType.VALID_SESSION).renew();
        context.commit();
        assertThat(response.one(PlainResolver.HEADER)).hasSize(66);
        assertThat(state().renewal()).isEqualTo(kept);
    }

    @Test
    @DisplayName("a session that nobody's token opened is not concerned")
    void vouched() {
        records.computeIfPresent(
                id,
                (key, record) -> node.framework
                        .records()
                        .next(record, record.state().withVouchers(List.of("Trusting")), record.data()));
        try (SessionFramework trusting = SessionFramework.builder()
                .settings("""
                        {"Authentication": {"SessionResolver": "Trusting"}, "Sessions": %s,
                         "Catena": {"SessionStore": {"SessionProvider": "Shared"}}}""".formatted(SETTINGS))
                .environment(Map.of())
                .resolver("Trusting", new TrustingResolver(id))
                .store("Shared", node.store)
                .clock(node.clock)
                .build()) {
            node.clock.advance(INTERVAL);
            TestResponse response = new TestResponse();
            SessionContext context = trusting.open(dev.sessionkit.api.SessionRequest.of(Map.of()), response);
            context.require(SessionType.VALID_SESSION);
            context.commit();
            assertThat(response.isEmpty()).isTrue();
            assertThat(node.takeWrites()).isZero();
        }
    }

    @Test
    @DisplayName("while the store cannot be written, requests are served by the old secret, and it is replaced later")
    void storeDown() {
        node.clock.advance(INTERVAL);
        node.store.beforeReplace = () -> {
            throw new SessionStoreException("down");
        };
        assertThat(node.sentTo(token)).isEmpty();
        node.store.beforeReplace = () -> {};
        assertThat(node.sentTo(token)).isPresent();
    }

    @Test
    @DisplayName("a replacement whose acknowledgement is lost is recognised, and sent")
    void lostAcknowledgement() {
        node.clock.advance(INTERVAL);
        node.store.afterReplace = () -> {
            node.store.afterReplace = () -> {};
            throw new SessionStoreException("the answer was lost");
        };
        String next = node.sentTo(token).orElseThrow();
        assertThat(node.takeWrites()).isOne();
        assertThat(node.takeRenewals()).isOne();
        assertThat(node.read(next)).isPresent();
    }

    @Test
    @DisplayName("a replacement that loses against the session's end is dropped: nothing is sent, nothing is revived")
    void endedMeanwhile() {
        node.clock.advance(INTERVAL);
        node.store.beforeReplace = () -> {
            node.store.beforeReplace = () -> {};
            plain.framework.sessions().end(id, EndReason.LOGOUT);
        };
        assertThat(node.sentTo(token)).isEmpty();
        assertThat(state().ending()).isPresent();
    }

    @Test
    @DisplayName("a replacement that loses against another change is made on top of it")
    void changedMeanwhile() {
        node.clock.advance(INTERVAL);
        node.store.beforeReplace = () -> {
            node.store.beforeReplace = () -> {};
            plain.framework.sessions().setSessionData(id, SIZE, "large");
        };
        String next = node.sentTo(token).orElseThrow();
        assertThat(node.read(next).orElseThrow().get(SIZE)).contains("large");
        assertThat(node.takeRenewals()).isOne();
    }

    @Test
    @DisplayName("a change of privilege that loses against a replacement is made all the same")
    void renewAgainstRotation() {
        node.clock.advance(INTERVAL);
        TestResponse response = new TestResponse();
        SessionContext renews = node.open(response, token);
        renews.require(SessionType.VALID_SESSION).renew();
        String next = node.sentTo(token).orElseThrow();
        renews.commit();
        assertThat(node.read(response.one(PlainResolver.HEADER))).isPresent();
        assertThat(node.read(next)).isEmpty();
        assertThat(node.read(token)).isEmpty();
    }

    @Test
    @DisplayName("a replacement that loses against a change of privilege is dropped; what the request changed is kept")
    void rotationAgainstRenew() {
        node.clock.advance(INTERVAL);
        TestResponse response = new TestResponse();
        SessionContext context = node.open(response, token);
        context.require(SessionType.VALID_SESSION).set(COLOUR, "red");
        TestResponse winner = new TestResponse();
        SessionContext renews = node.open(winner, token);
        renews.require(SessionType.VALID_SESSION).renew();
        renews.commit();
        context.commit();
        assertThat(response.isEmpty()).isTrue();
        assertThat(node.read(winner.one(PlainResolver.HEADER)).orElseThrow().get(COLOUR))
                .contains("red");
    }

    @Test
    @DisplayName(
            "and a near cache, a node that does not know of the replacement yet sends what another has replaced the secret by")
    void nearCache() {
        String settings = "{\"RenewalInterval\": \"PT10M\", \"MaxStaleness\": \"PT5M\"}";
        try (Node here = new Node(records, settings);
                Node there = new Node(records, settings)) {
            Duration almost = INTERVAL.minusSeconds(5);
            here.clock.advance(almost);
            there.clock.advance(almost);
            assertThat(here.sentTo(token)).isEmpty();
            assertThat(there.sentTo(token)).isEmpty();
            here.clock.advance(Duration.ofSeconds(5));
            there.clock.advance(Duration.ofSeconds(5));
            String next = here.sentTo(token).orElseThrow();
            assertThat(there.sentTo(token)).contains(next);
            assertThat(here.sentTo(next)).isEmpty();
            assertThat(there.sentTo(next)).isEmpty();
            assertThat(here.takeRenewals() + there.takeRenewals()).isOne();
        }
    }
}
