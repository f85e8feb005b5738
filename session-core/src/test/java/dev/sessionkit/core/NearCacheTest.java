package dev.sessionkit.core;

import static dev.sessionkit.core.Fixture.COLOUR;
import static dev.sessionkit.core.Node.ANNE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessionkit.api.AccessDeniedException;
import dev.sessionkit.api.EndReason;
import dev.sessionkit.api.Entity;
import dev.sessionkit.api.EntityMetadata;
import dev.sessionkit.api.RejectReason;
import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.SessionRequest;
import dev.sessionkit.api.SessionRequiredException;
import dev.sessionkit.api.SessionSecret;
import dev.sessionkit.api.SessionStoreException;
import dev.sessionkit.api.SessionToken;
import dev.sessionkit.api.SessionType;
import dev.sessionkit.spi.SessionRecord;
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

@DisplayName("With Sessions.MaxStaleness")
class NearCacheTest {

    private static final Duration STALENESS = Duration.ofSeconds(2);
    private static final String SETTINGS =
            "{\"MaxStaleness\": \"PT2S\", \"NearCacheSize\": 100, \"IdleTimeout\": \"PT30M\"}";

    private final Map<SessionId, SessionRecord> records = new ConcurrentHashMap<>();
    private final Node here = new Node(records, SETTINGS);
    private final Node there = new Node(records, SETTINGS);
    private final String token = here.signIn();
    private final SessionId id = Node.id(token);

    @AfterEach
    void close() {
        here.close();
        there.close();
    }

    private void remember(Node node) {
        assertThat(node.read(token)).isPresent();
        node.takeReads();
    }

    @Test
    @DisplayName("a session that was read is not read again, and its data is decoded once")
    void hit() {
        there.framework.sessions().setSessionData(id, COLOUR, "red");
        remember(here);
        String first = here.read(token).orElseThrow().get(COLOUR).orElseThrow();
        assertThat(here.read(token).orElseThrow().get(COLOUR).orElseThrow()).isSameAs(first);
        assertThat(here.takeReads()).isZero();
    }

    @Test
    @DisplayName("unset, every request reads the store")
    void off() {
        try (Node plain = new Node(records, "{}")) {
            assertThat(plain.read(token)).isPresent();
            assertThat(plain.read(token)).isPresent();
            assertThat(plain.takeReads()).isEqualTo(2);
        }
    }

    @Test
    @DisplayName("a session is remembered for that long, to the millisecond")
    void age() {
        remember(here);
        here.clock.advance(STALENESS);
        assertThat(here.read(token)).isPresent();
        assertThat(here.takeReads()).isZero();
        here.clock.advance(Duration.ofMillis(1));
        assertThat(here.read(token)).isPresent();
        assertThat(here.takeReads()).isOne();
    }

    @Test
    @DisplayName("the age counts from before the read began, however long that took")
    void age_countsFromBefore() {
        here.store.afterFind = found -> {
            here.clock.advance(STALENESS.plusMillis(1));
            return found;
        };
        remember(here);
        here.store.afterFind = found -> found;
        assertThat(here.read(token)).isPresent();
        assertThat(here.takeReads()).isOne();
    }

    @Test
    @DisplayName("what was read before the clock was set back is not used, and read anew")
    void clock_setBack() {
        remember(here);
        here.clock.advance(Duration.ofMillis(-1));
        assertThat(here.read(token)).isPresent();
        assertThat(here.takeReads()).isOne();
        assertThat(here.read(token)).isPresent();
        assertThat(here.takeReads()).isZero();
    }

    @Test
    @DisplayName("a wrong secret is compared with what the store has, and costs no more than that one read")
    void wrongSecret() {
        remember(here);
        String wrong = new SessionToken(id, SessionSecret.create(new Random(7))).reveal();
        assertThat(here.open(wrong).rejection().orElseThrow().reason()).isEqualTo(RejectReason.UNKNOWN);
        assertThat(here.takeReads()).isOne();
        assertThat(here.read(token)).isPresent();
        assertThat(here.takeReads()).isZero();
    }

    @Test
    @DisplayName("a miss that says no is not asked again: the store was just read")
    void miss_isFresh() {
        String wrong = new SessionToken(id, SessionSecret.create(new Random(7))).reveal();
        assertThat(here.read(wrong)).isEmpty();
        assertThat(here.takeReads()).isOne();
    }

    @Test
    @DisplayName("what is not there is not remembered")
    void missing() {
        SessionRecord record = records.remove(id);
        assertThat(here.read(token)).isEmpty();
        assertThat(here.read(token)).isEmpty();
        assertThat(here.takeReads()).isEqualTo(2);
        records.put(id, record);
        assertThat(here.read(token)).isPresent();
    }

    @Test
    @DisplayName("a new secret given by another node counts here at once, and then the old one no more")
    void renewedElsewhere() {
        remember(here);
        TestResponse response = new TestResponse();
        SessionContext renews = there.open(response, token);
        renews.require(SessionType.VALID_SESSION).renew();
        renews.commit();
        assertThat(here.read(token)).as("not known yet").isPresent();
        assertThat(here.read(response.one(PlainResolver.HEADER))).isPresent();
        assertThat(here.read(token)).isEmpty();
    }

    @Test
    @DisplayName("Requirement 23: a secret that was replaced on this node opens nothing from then on")
    void renewedHere() {
        remember(here);
        TestResponse response = new TestResponse();
        SessionContext renews = here.open(response, token);
        renews.require(SessionType.VALID_SESSION).renew();
        renews.commit();
        assertThat(here.read(token)).isEmpty();
        assertThat(here.read(response.one(PlainResolver.HEADER))).isPresent();
    }

    @Test
    @DisplayName("a session that is idle by what is remembered, but was used elsewhere, is in use")
    void touchedElsewhere() {
        try (Node patient = new Node(
                records, "{\"MaxStaleness\": \"PT5M\", \"IdleTimeout\": \"PT30M\", \"TouchInterval\": \"PT20M\"}")) {
            patient.clock.advance(Duration.ofMinutes(27));
            there.clock.advance(Duration.ofMinutes(27));
            assertThat(patient.open(token).session()).isPresent(); // not committed: no touch
            there.read(token);
            patient.clock.advance(Duration.ofMinutes(4));
            patient.takeReads();
            assertThat(patient.read(token)).isPresent();
            assertThat(patient.takeReads()).isOne();
        }
    }

    @Test
    @DisplayName(
            "Requirement 28: a session that was ended is refused at once where that was done, elsewhere within that time")
    void ended() {
        remember(here);
        remember(there);
        SessionContext context = here.open(token);
        context.require(SessionType.VALID_SESSION).end(EndReason.LOGOUT);
        assertThat(here.read(token)).isEmpty();

        there.clock.advance(STALENESS);
        assertThat(there.read(token)).as("at most that long").isPresent();
        there.clock.advance(Duration.ofMillis(1));
        assertThat(there.open(token).rejection().orElseThrow().endReason()).contains(EndReason.LOGOUT);
    }

    @Test
    @DisplayName("Requirement 31: kicked sessions are refused at once on the node that kicked")
    void kicked() {
        String other = here.signIn();
        remember(here);
        assertThat(here.read(other)).isPresent();
        assertThat(here.framework.registry().endAll(ANNE, EndReason.KICKED, Optional.of(Node.id(other))))
                .isOne();
        assertThat(here.read(token)).isEmpty();
        assertThat(here.framework.sessions().end(Node.id(other), EndReason.KICKED))
                .isTrue();
        assertThat(here.read(other)).isEmpty();
    }

    @Test
    @DisplayName("a session that another node has ended is refused here once this node was told to end it, too")
    void endedTwice() {
        remember(here);
        there.framework.sessions().end(id, EndReason.KICKED);
        assertThat(here.read(token)).as("not known yet").isPresent();
        assertThat(here.framework.registry().endAll(ANNE, EndReason.LOGOUT, Optional.empty()))
                .isZero();
        assertThat(here.read(token)).isEmpty();
    }

    @Test
    @DisplayName("what this node reads for another purpose corrects what it remembers")
    void otherReads() {
        remember(here);
        there.framework.sessions().end(id, EndReason.KICKED);
        assertThat(here.framework.sessions().isSessionValid(id))
                .as("never cached")
                .isFalse();
        assertThat(here.read(token)).isEmpty();
    }

    @Test
    @DisplayName("sessions by id, and the records beneath, are read from the store")
    void byId() {
        remember(here);
        there.framework.sessions().setSessionData(id, COLOUR, "red");
        assertThat(here.framework.sessions().getSessionData(id, COLOUR)).contains("red");
        here.framework.records().find(id);
        here.framework.sessions().describe(id);
        assertThat(here.takeReads()).isEqualTo(3);
    }

    @Test
    @DisplayName(
            "Requirement 33: a risky act is judged by what the store has: ended, renewed or demoted elsewhere is refused")
    void requireFresh() {
        here.framework.sessions().setSessionData(id, Entity.ACCOUNT, account("admin"));
        remember(here);
        requireFresh(token);
        assertThat(here.takeReads()).isOne();

        there.framework.sessions().setSessionData(id, Entity.ACCOUNT, account("user"));
        assertThat(there.read(token).orElseThrow().type()).isEqualTo(SessionType.USER_ACCOUNT);
        assertThatThrownBy(() -> requireFresh(token)).isInstanceOf(AccessDeniedException.class);

        here.framework.sessions().setSessionData(id, Entity.ACCOUNT, account("admin"));
        remember(here);
        there.framework.sessions().setSessionData(id, Entity.ACCOUNT, account("user"));
        SessionContext known = here.open(token);
        assertThat(known.session()).isPresent();
        assertThatThrownBy(() -> known.requireFresh(SessionType.VALID_SESSION, Duration.ofMinutes(5)))
                .as("who has seen an administrator")
                .isInstanceOfSatisfying(
                        SessionRequiredException.class,
                        e -> assertThat(e.reason()).isEqualTo(RejectReason.CHANGED));

        here.framework.sessions().setSessionData(id, Entity.ACCOUNT, account("admin"));
        remember(here);
        there.clock.advance(STALENESS.plusMillis(1));
        SessionContext renews = there.open(token);
        renews.require(SessionType.VALID_SESSION).renew();
        renews.commit();
        assertRefused(token, RejectReason.UNKNOWN);

        String other = here.signIn();
        here.framework.sessions().setSessionData(Node.id(other), Entity.ACCOUNT, account("admin"));
        assertThat(here.read(other)).isPresent();
        there.framework.sessions().end(Node.id(other), EndReason.LOGOUT);
        assertRefused(other, RejectReason.ENDED);
    }

    private void requireFresh(String presented) {
        here.open(presented).requireFresh(SessionType.ADMIN_ACCOUNT, Duration.ofMinutes(5));
    }

    private void assertRefused(String presented, RejectReason reason) {
        assertThatThrownBy(() -> requireFresh(presented))
                .isInstanceOfSatisfying(
                        SessionRequiredException.class,
                        e -> assertThat(e.reason()).isEqualTo(reason));
    }

    private static Entity account(String role) {
        return new Entity("anne", Map.of("role", EntityMetadata.of(role)));
    }

    @Test
    @DisplayName("what this node writes it knows: the next request sees it, with no read")
    void ownWrite() {
        remember(here);
        SessionContext context = here.open(token);
        context.require(SessionType.VALID_SESSION).set(COLOUR, "red");
        context.commit();
        assertThat(here.read(token).orElseThrow().get(COLOUR)).contains("red");
        assertThat(here.takeReads()).isZero();
    }

    @Test
    @DisplayName("what this node writes is as old as the moment before the write began")
    void ownWrite_age() {
        remember(here);
        here.store.afterReplace = () -> here.clock.advance(STALENESS.plusMillis(1));
        here.framework.sessions().setSessionData(id, COLOUR, "red");
        here.takeReads();
        here.read(token);
        assertThat(here.takeReads()).isOne();
    }

    @Test
    @DisplayName("a write that loses against another node's is applied to what the store has")
    void lostRace() {
        remember(here);
        there.framework.sessions().setSessionData(id, Fixture.SIZE, "large");
        SessionContext context = here.open(token);
        context.require(SessionType.VALID_SESSION).set(COLOUR, "red");
        context.commit();
        assertThat(here.takeReads()).isOne();
        Session session = there.read(token).orElseThrow();
        assertThat(session.get(COLOUR)).contains("red");
        assertThat(session.get(Fixture.SIZE)).contains("large");
        assertThat(here.read(token).orElseThrow().get(Fixture.SIZE)).contains("large");
    }

    @Test
    @DisplayName("a touch that loses its race is dropped, and what won is read")
    void lostTouch() {
        try (Node slow = new Node(records, "{\"MaxStaleness\": \"PT5M\"}")) {
            assertThat(slow.read(token)).isPresent();
            slow.clock.advance(Duration.ofSeconds(60));
            there.clock.advance(Duration.ofSeconds(60));
            there.read(token);
            slow.takeReads();
            assertThat(slow.read(token)).isPresent(); // its touch loses
            assertThat(slow.takeReads()).isZero();
            assertThat(slow.read(token)).isPresent();
            assertThat(slow.takeReads()).isOne();
        }
    }

    @Test
    @DisplayName("a record that no request looked for is not remembered, whoever writes it")
    void writtenOnly() {
        SessionRecord record = records.get(id);
        here.framework.records().replace(record, here.framework.records().next(record, record.state(), record.data()));
        here.read(token);
        assertThat(here.takeReads()).isOne();
    }

    @Test
    @DisplayName("a resolver's word that is not enough for what is remembered is held against the store")
    void vouched() {
        try (SessionFramework framework = vouching()) {
            SharedStore store = here.store;
            assertThat(vouchedFor(framework)).isFalse();
            store.reads.set(0);
            records.computeIfPresent(
                    id,
                    (key, record) -> here.framework
                            .records()
                            .next(record, record.state().withVouchers(List.of("Trusting")), record.data()));
            assertThat(vouchedFor(framework)).isTrue();
            assertThat(store.reads.getAndSet(0)).isOne();
            assertThat(vouchedFor(framework)).isTrue();
            assertThat(store.reads.get()).isZero();
        }
    }

    private SessionFramework vouching() {
        return SessionFramework.builder()
                .settings("""
                        {"Authentication": {"SessionResolver": "Trusting"}, "Sessions": {"MaxStaleness": "PT2S"},
                         "Catena": {"SessionStore": {"SessionProvider": "Shared"}}}""")
                .environment(Map.of())
                .resolver("Trusting", new TrustingResolver(id))
                .store("Shared", here.store)
                .clock(here.clock)
                .build();
    }

    private static boolean vouchedFor(SessionFramework framework) {
        return framework
                .open(SessionRequest.of(Map.of()), new TestResponse())
                .session()
                .isPresent();
    }

    @Test
    @DisplayName("while the store is down a yes is still a yes; a no is an outage")
    void storeDown() {
        remember(here);
        here.store.afterFind = found -> {
            throw new SessionStoreException("down");
        };
        assertThat(here.read(token)).isPresent();
        String wrong = new SessionToken(id, SessionSecret.create(new Random(7))).reveal();
        assertThatThrownBy(() -> here.read(wrong)).isInstanceOf(SessionStoreException.class);
        here.clock.advance(STALENESS.plusMillis(1));
        assertThatThrownBy(() -> here.read(token)).isInstanceOf(SessionStoreException.class);
    }

    @Test
    @DisplayName("as many sessions are remembered as the settings say")
    void size() {
        List<String> tokens = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            tokens.add(here.signIn());
        }
        tokens.forEach(here::read);
        here.takeReads();
        tokens.forEach(here::read);
        assertThat(here.takeReads()).isBetween(900, 1000);
    }
}
