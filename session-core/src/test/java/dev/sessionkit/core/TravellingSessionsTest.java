package dev.sessionkit.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.sessionkit.api.EndReason;
import dev.sessionkit.api.Entity;
import dev.sessionkit.api.EntityMetadata;
import dev.sessionkit.api.ReadOnlySessionException;
import dev.sessionkit.api.RejectReason;
import dev.sessionkit.api.SessionEvent;
import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.SessionKey;
import dev.sessionkit.api.SessionRequest;
import dev.sessionkit.api.SessionRequiredException;
import dev.sessionkit.api.SessionResponse;
import dev.sessionkit.api.SessionStoreException;
import dev.sessionkit.api.SessionTooLargeException;
import dev.sessionkit.api.SessionType;
import dev.sessionkit.api.UserId;
import dev.sessionkit.spi.CarriedSessions;
import dev.sessionkit.spi.Claim;
import dev.sessionkit.spi.IssuedSession;
import dev.sessionkit.spi.RevocableSessions;
import dev.sessionkit.spi.SelfContainedSessions;
import dev.sessionkit.spi.SessionData;
import dev.sessionkit.spi.SessionRecord;
import dev.sessionkit.spi.SessionState;
import dev.sessionkit.spi.SessionStoreAccessor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Sessions that travel whole: what is written, what is sent, what is refused from then on. */
class TravellingSessionsTest {

    private static final SessionKey<String> COLOUR = SessionKey.of("colour", String.class);
    private static final UserId ANNE = new UserId("anne");

    private final TestClock clock = new TestClock();
    private final List<SessionEvent> events = new ArrayList<>();

    @Test
    @DisplayName("A session that begins is sent whole, once, with revision 1 and no credential of its own")
    void newSession_isSent() {
        Traveller traveller = new Traveller(true);
        try (SessionFramework framework = framework(traveller, "{}")) {
            SessionContext context = open(framework);
            context.newSession(NewSession.of(ANNE, "TEST")).set(COLOUR, "red");
            context.commit();
            assertThat(traveller.sent).hasSize(1);
            SessionRecord sent = traveller.sent.get(0).session();
            assertThat(sent.revision()).isEqualTo(1);
            assertThat(sent.state().credentials()).isEmpty();
            assertThat(traveller.sent.get(0).token()).isEmpty();
        }
    }

    @Test
    @DisplayName("A change is sent in the same generation; what only reads sends nothing until a touch is due")
    void change_staysInItsGeneration() {
        Traveller traveller = new Traveller(true);
        try (SessionFramework framework = framework(traveller, "{}")) {
            signIn(framework, traveller, "user");
            change(framework, traveller, "blue");
            assertThat(traveller.held().revision()).isEqualTo(1);
            SessionContext reading = open(framework);
            assertThat(reading.session().orElseThrow().get(COLOUR)).contains("blue");
            reading.commit();
            assertThat(traveller.sent).hasSize(2);
            clock.advance(java.time.Duration.ofMinutes(2));
            SessionContext touching = open(framework);
            assertThat(touching.session()).isPresent();
            touching.commit();
            assertThat(traveller.sent).hasSize(3);
            assertThat(traveller.held().revision()).isEqualTo(1);
            assertThat(traveller.revoked)
                    .as("nothing of this takes privileges away")
                    .isEmpty();
        }
    }

    @Test
    @DisplayName("Ending refuses every state of the session from then on, and clears the client's copy")
    void end_revokes() {
        Traveller traveller = new Traveller(true);
        try (SessionFramework framework = framework(traveller, "{}")) {
            SessionId id = signIn(framework, traveller, "user");
            SessionContext context = open(framework);
            context.session().orElseThrow().end(EndReason.LOGOUT);
            context.commit();
            assertThat(traveller.revoked).containsExactly(Map.entry(id, Long.MAX_VALUE));
            assertThat(traveller.until).isAfter(clock.instant().plus(java.time.Duration.ofMinutes(30)));
            assertThat(traveller.cleared).isEqualTo(1);
            assertThat(events).filteredOn(SessionEvent.Ended.class::isInstance).hasSize(1);
        }
    }

    @Test
    @DisplayName("Without a list of what no longer counts, ending clears the client's copy and nothing more")
    void end_withoutList() {
        Traveller traveller = new Traveller(false);
        try (SessionFramework framework = framework(traveller, "{}")) {
            SessionId id = signIn(framework, traveller, "user");
            SessionContext context = open(framework);
            context.session().orElseThrow().end(EndReason.LOGOUT);
            context.commit();
            assertThat(traveller.revoked).isEmpty();
            assertThat(traveller.cleared).isEqualTo(1);
            assertThatThrownBy(() -> framework.sessions().end(id, EndReason.KICKED))
                    .isInstanceOf(ReadOnlySessionException.class);
        }
    }

    @Test
    @DisplayName("A change of role, and renew, refuse every older state; other changes do not")
    void changeOfRole_refusesOlder() {
        Traveller traveller = new Traveller(true);
        try (SessionFramework framework = framework(traveller, "{}")) {
            SessionId id = signIn(framework, traveller, "admin");
            SessionContext demoted = open(framework);
            demoted.session().orElseThrow().set(Entity.ACCOUNT, account("user"));
            demoted.commit();
            assertThat(traveller.revoked).containsExactly(Map.entry(id, 2L));
            assertThat(traveller.held().revision()).isEqualTo(2);
            SessionContext renewed = open(framework);
            renewed.session().orElseThrow().renew();
            renewed.commit();
            assertThat(traveller.revoked).containsExactly(Map.entry(id, 2L), Map.entry(id, 3L));
            change(framework, traveller, "green");
            assertThat(traveller.revoked).hasSize(2);
            assertThat(events)
                    .filteredOn(SessionEvent.Renewed.class::isInstance)
                    .hasSize(2);
        }
    }

    @Test
    @DisplayName("A request that was under way while the session was demoted does not bring the privilege back")
    void demotedMeanwhile_isNotOverwritten() {
        Traveller traveller = new Traveller(true);
        try (SessionFramework framework = framework(traveller, "{}")) {
            signIn(framework, traveller, "admin");
            SessionContext slow = open(framework);
            slow.session().orElseThrow().set(COLOUR, "blue");
            SessionContext alsoSlow = open(framework);
            alsoSlow.session().orElseThrow().set(Entity.ACCOUNT, account("root"));
            SessionContext demoted = open(framework);
            demoted.session().orElseThrow().set(Entity.ACCOUNT, account("user"));
            demoted.commit();
            for (SessionContext late : List.of(slow, alsoSlow)) {
                assertThatThrownBy(late::commit)
                        .isInstanceOfSatisfying(
                                SessionRequiredException.class,
                                refused -> assertThat(refused.reason()).isEqualTo(RejectReason.CHANGED));
            }
            assertThat(traveller.sent).hasSize(2);
            assertThat(open(framework).session().orElseThrow().type()).isEqualTo(SessionType.USER_ACCOUNT);
        }
    }

    @Test
    @DisplayName(
            "What cannot be sent revokes nothing, and neither does a handler that fails: the client keeps what it held")
    void unsendable_revokesNothing() {
        Traveller traveller = new Traveller(true);
        try (SessionFramework framework = framework(traveller, "{}")) {
            signIn(framework, traveller, "admin");
            traveller.room = 10;
            SessionContext tooLarge = open(framework);
            tooLarge.session().orElseThrow().set(Entity.ACCOUNT, account("user"));
            assertThatThrownBy(tooLarge::commit).isInstanceOf(SessionTooLargeException.class);
            SessionContext again = open(framework);
            again.newSession(NewSession.of(ANNE, "TEST").withAccount(account("user")));
            assertThatThrownBy(again::commit).isInstanceOf(SessionTooLargeException.class);
            SessionContext failing = open(framework);
            failing.session().orElseThrow().update(Entity.ACCOUNT, old -> account("user"));
            assertThat(traveller.revoked).isEmpty();
            assertThat(traveller.sent).hasSize(1);
            assertThat(open(framework).session()).isPresent();
        }
    }

    @Test
    @DisplayName("Signing in again ends the session that the client held")
    void signInAgain_endsTheOld() {
        Traveller traveller = new Traveller(true);
        try (SessionFramework framework = framework(traveller, "{}")) {
            SessionId first = signIn(framework, traveller, "user");
            SessionId second = signIn(framework, traveller, "user");
            assertThat(second).isNotEqualTo(first);
            assertThat(traveller.revoked).containsExactly(Map.entry(first, Long.MAX_VALUE));
        }
    }

    @Test
    @DisplayName("The host ends a session by its id, unseen")
    void endById_revokes() {
        Traveller traveller = new Traveller(true);
        try (SessionFramework framework = framework(traveller, "{}")) {
            SessionId id = signIn(framework, traveller, "user");
            assertThat(framework.sessions().end(id, EndReason.KICKED)).isTrue();
            assertThat(traveller.revoked).containsExactly(Map.entry(id, Long.MAX_VALUE));
        }
    }

    @Test
    @DisplayName("Where the list is broken, the session is not said to have ended, and nothing is sent")
    void brokenList_failsClosed() {
        Traveller traveller = new Traveller(true);
        try (SessionFramework framework = framework(traveller, "{}")) {
            signIn(framework, traveller, "admin");
            traveller.broken = true;
            assertThatThrownBy(() -> open(framework).session().orElseThrow().end(EndReason.LOGOUT))
                    .isInstanceOf(SessionStoreException.class);
            SessionContext demoted = open(framework);
            demoted.session().orElseThrow().set(Entity.ACCOUNT, account("user"));
            assertThatThrownBy(demoted::commit).isInstanceOf(SessionStoreException.class);
            assertThat(traveller.sent).hasSize(1);
            assertThat(traveller.cleared).isZero();
        }
    }

    @Test
    @DisplayName("A session cannot be made for a client that is not there to hold it")
    void newSession_needsAClient() {
        try (SessionFramework framework = framework(new Traveller(true), "{}")) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> framework.sessions().newSession(NewSession.of(ANNE, "TEST")))
                    .withMessageContaining("Traveller")
                    .withMessageContaining("travel");
        }
    }

    @Test
    @DisplayName("A store whose sessions travel is refused where nothing carries them")
    void withoutCarrier_refusedAtStart() {
        assertThatThrownBy(() -> SessionFramework.builder()
                        .settings("""
                                {"Authentication": {"SessionResolver": "Plain"},
                                 "Catena": {"SessionStore": {"SessionProvider": "Traveller"}}}""")
                        .environment(Map.of())
                        .resolver("Plain", new PlainResolver(PlainResolver.HEADER))
                        .store("Traveller", new Traveller(true))
                        .build())
                .isInstanceOf(ComponentFailedException.class)
                .hasMessageContaining("name Traveller in Authentication.SessionResolver, too");
    }

    @Test
    @DisplayName("What has no effect on sessions that travel is said at the start")
    void maxStaleness_warns() {
        Logger records = (Logger) LoggerFactory.getLogger(Records.class);
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        records.addAppender(lines);
        try {
            framework(new Traveller(true), "{\"MaxStaleness\": \"PT2S\"}").close();
        } finally {
            records.detachAppender(lines);
        }
        assertThat(lines.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly(
                        "Sessions.MaxStaleness has no effect: the sessions of TravellerToo travel with their clients.");
    }

    @Test
    @DisplayName(
            "ASVS 7.4.1: an assurance level refuses a resolver that is set to take its tokens' word for everything")
    void assuranceLevel_selfContained() {
        String level = "{\"AssuranceLevel\": \"AAL1\"}";
        withWord(false, level).close();
        withWord(true, "{}").close();
        assertThatThrownBy(() -> withWord(true, level))
                .isInstanceOf(ComponentFailedException.class)
                .hasMessageContaining("AAL1")
                .hasMessageContaining("ItsWord opens sessions by what their tokens say alone");
    }

    private static SessionFramework withWord(boolean selfContained, String sessions) {
        return SessionFramework.builder()
                .settings("""
                        {"Authentication": {"SessionResolver": "ItsWord"},
                         "Catena": {"SessionStore": {"SessionProvider": "MemorySessionStore"}},
                         "Sessions": %s}""".formatted(sessions))
                .environment(Map.of())
                .resolver("ItsWord", new ItsWord(selfContained))
                .build();
    }

    @Test
    @DisplayName("NIST SP 800-63B-4: an assurance level refuses longer time-outs, and sessions that cannot be ended")
    void assuranceLevel_refuses() {
        String fitting = "{\"AssuranceLevel\": \"AAL2\", \"AbsoluteTimeout\": \"PT24H\"}";
        framework(new Traveller(true), fitting).close();
        assertThatThrownBy(() -> framework(new Traveller(false), fitting))
                .isInstanceOf(ComponentFailedException.class)
                .hasMessageContaining("AAL2")
                .hasMessageContaining("DenyList");
        assertThatThrownBy(() -> framework(new Traveller(true), "{\"AssuranceLevel\": \"AAL2\"}"))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("\"AbsoluteTimeout\": \"PT24H\"");
        assertThatThrownBy(() -> framework(
                        new Traveller(true), "{\"AssuranceLevel\": \"AAL3\", \"AbsoluteTimeout\": \"PT12H\"}"))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("\"IdleTimeout\": \"PT15M\"");
        assertThatThrownBy(() ->
                        framework(new Traveller(true), "{\"AssuranceLevel\": \"AAL1\", \"AbsoluteTimeout\": null}"))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("\"AbsoluteTimeout\": \"PT720H\"");
    }

    @Test
    @DisplayName(
            "Beside a store: a new session takes the place of the one that travelled, which is taken back and refused")
    void besideStore_newSessionTakesItsPlace() {
        Traveller traveller = new Traveller(true);
        ProbedStore store = new ProbedStore();
        try (SessionFramework framework = besideStore(traveller, store)) {
            traveller.carries(ANNE, clock.instant());
            SessionId travelling = traveller.held().id();
            SessionContext context = open(framework);
            assertThat(context.session().orElseThrow().id()).isEqualTo(travelling);
            Session begun = context.newSession(NewSession.of(new UserId("bob"), "TEST"));
            context.commit();
            assertThat(store.records).containsKey(begun.id());
            assertThat(traveller.cleared).isEqualTo(1);
            assertThat(traveller.revoked).containsExactly(Map.entry(travelling, Long.MAX_VALUE));
        }
    }

    @Test
    @DisplayName("Beside a store: the host ends a session by its id, wherever it is")
    void besideStore_endById() {
        Traveller traveller = new Traveller(true);
        ProbedStore store = new ProbedStore();
        try (SessionFramework framework = besideStore(traveller, store)) {
            SessionId stored = framework
                    .sessions()
                    .newSession(NewSession.of(ANNE, "TEST"))
                    .session()
                    .id();
            assertThat(framework.sessions().end(stored, EndReason.KICKED)).isTrue();
            assertThat(traveller.revoked).isEmpty();
            traveller.carries(ANNE, clock.instant());
            assertThat(framework.sessions().end(traveller.held().id(), EndReason.KICKED))
                    .isTrue();
            assertThat(traveller.revoked)
                    .containsExactly(Map.entry(traveller.held().id(), Long.MAX_VALUE));
            assertThat(framework.sessions().end(traveller.held().id(), EndReason.KICKED))
                    .isFalse();
        }
    }

    @Test
    @DisplayName("A session that was replaced and ended in one request is ended once")
    void replacedAndEnded_endsOnce() {
        Traveller traveller = new Traveller(true);
        try (SessionFramework framework = framework(traveller, "{}")) {
            signIn(framework, traveller, "user");
            SessionContext context = open(framework);
            Session old = context.session().orElseThrow();
            context.newSession(NewSession.of(ANNE, "TEST"));
            old.end(EndReason.LOGOUT);
            context.commit();
            assertThat(events).filteredOn(SessionEvent.Ended.class::isInstance).hasSize(1);
        }
    }

    private SessionFramework besideStore(Traveller traveller, ProbedStore store) {
        return SessionFramework.builder()
                .settings("""
                        {"Authentication": {"SessionResolver": ["Traveller", "Plain"]},
                         "Catena": {"SessionStore": {"SessionProvider": "Probed"}}}""")
                .environment(Map.of())
                .clock(clock)
                .listener(events::add)
                .resolver("Traveller", traveller)
                .resolver("Plain", new PlainResolver(PlainResolver.HEADER))
                .store("Probed", store)
                .build();
    }

    private SessionId signIn(SessionFramework framework, Traveller traveller, String role) {
        SessionContext context = open(framework);
        context.newSession(NewSession.of(ANNE, "TEST").withAccount(account(role)));
        context.commit();
        return traveller.held().id();
    }

    private static void change(SessionFramework framework, Traveller traveller, String colour) {
        SessionContext context = open(framework);
        context.session().orElseThrow().set(COLOUR, colour);
        context.commit();
        assertThat(traveller.held().data().json()).asString().contains(colour);
    }

    private static Entity account(String role) {
        return new Entity("7", Map.of("role", EntityMetadata.of(role)));
    }

    private static SessionContext open(SessionFramework framework) {
        return framework.open(SessionRequest.of(Map.of()), new TestResponse());
    }

    private SessionFramework framework(Traveller traveller, String sessions) {
        return SessionFramework.builder()
                .settings("""
                        {"Authentication": {"SessionResolver": "Traveller"},
                         "Catena": {"SessionStore": {"SessionProvider": "TravellerToo"}},
                         "Sessions": %s}""".formatted(sessions))
                .environment(Map.of())
                .clock(clock)
                .listener(events::add)
                .resolver("Traveller", traveller)
                .store("TravellerToo", traveller)
                .build();
    }

    /** Finds nothing; may say that it takes tokens' word for everything. */
    private record ItsWord(boolean selfContained) implements SelfContainedSessions {

        @Override
        public List<Claim> resolve(SessionRequest request) {
            return List.of();
        }

        @Override
        public void send(IssuedSession session, SessionRequest request, SessionResponse response) {
            // it carries none
        }

        @Override
        public void clear(SessionRequest request, SessionResponse response) {
            // it has sent none
        }
    }

    /** A client and its carrier in one: every request brings back what was sent last. */
    private static final class Traveller implements CarriedSessions, RevocableSessions, SessionStoreAccessor {

        private final boolean revokes;
        private final List<IssuedSession> sent = new ArrayList<>();
        private final List<Map.Entry<SessionId, Long>> revoked = new ArrayList<>();
        private Instant until = Instant.EPOCH;
        private int room = Integer.MAX_VALUE;
        private boolean broken;
        private int cleared;

        Traveller(boolean revokes) {
            this.revokes = revokes;
        }

        void carries(UserId user, Instant now) {
            SessionState state = SessionState.begin(now, Optional.empty(), Optional.empty(), List.of());
            SessionId id = SessionId.create(now, new Random(9));
            sent.add(new IssuedSession(
                    new SessionRecord(id, 1, Optional.of(user), SessionRecord.NEVER, state, SessionData.empty()),
                    Optional.empty()));
        }

        SessionRecord held() {
            return sent.get(sent.size() - 1).session();
        }

        @Override
        public List<Claim> resolve(SessionRequest request) {
            return sent.isEmpty() ? List.of() : List.of(new Claim.Carried(held()));
        }

        @Override
        public void send(IssuedSession session, SessionRequest request, SessionResponse response) {
            sent.add(session);
        }

        @Override
        public void clear(SessionRequest request, SessionResponse response) {
            cleared++;
        }

        @Override
        public Optional<SessionRecord> find(SessionId id) {
            return Optional.empty();
        }

        @Override
        public boolean revokes() {
            return revokes;
        }

        @Override
        public void requireSendable(SessionRecord session) {
            if (session.data().json().length > room) {
                throw new SessionTooLargeException("too large for this test");
            }
        }

        @Override
        public boolean accepts(SessionRecord session) {
            return revoked.stream()
                    .noneMatch(entry -> entry.getKey().equals(session.id()) && session.revision() < entry.getValue());
        }

        @Override
        public boolean revoke(SessionId id, long lowestRevision, Instant until) {
            if (broken) {
                throw new IllegalStateException("the list is broken");
            }
            boolean raised = revoked.stream()
                    .noneMatch(entry -> entry.getKey().equals(id) && entry.getValue() >= lowestRevision);
            if (raised) {
                revoked.add(Map.entry(id, lowestRevision));
                this.until = until;
            }
            return raised;
        }
    }
}
