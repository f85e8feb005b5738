package dev.sessionkit.core;

import static dev.sessionkit.core.Fixture.ANNE;
import static dev.sessionkit.core.Fixture.COLOUR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessionkit.api.ReadOnlySessionException;
import dev.sessionkit.api.RejectReason;
import dev.sessionkit.api.SessionEvent;
import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.SessionRequest;
import dev.sessionkit.api.SessionResponse;
import dev.sessionkit.api.SessionToken;
import dev.sessionkit.api.SessionType;
import dev.sessionkit.spi.CarriedSessions;
import dev.sessionkit.spi.Claim;
import dev.sessionkit.spi.ForeignSessions;
import dev.sessionkit.spi.ForeignToken;
import dev.sessionkit.spi.IssuedSession;
import dev.sessionkit.spi.SessionData;
import dev.sessionkit.spi.SessionRecord;
import dev.sessionkit.spi.SessionResolver;
import dev.sessionkit.spi.SessionState;
import dev.sessionkit.spi.SessionStoreAccessor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What a resolver claims")
class ClaimsTest {

    private static final SessionId FOREIGN_ID = SessionId.derived("elsewhere", "1");

    @Test
    @DisplayName("of several credentials, one valid counts, and repeats are one")
    void oneValidCounts() {
        try (Fixture host = new Fixture()) {
            String valid = host.signIn();
            String ended = host.signIn();
            host.framework.sessions().end(idOf(ended), dev.sessionkit.api.EndReason.LOGOUT);
            host.events.clear();

            assertThat(host.request(ended, valid).session().orElseThrow().id()).isEqualTo(idOf(valid));
            assertThat(host.request(valid, "junk", valid)
                            .session()
                            .orElseThrow()
                            .id())
                    .isEqualTo(idOf(valid));
            assertThat(host.events).isEmpty();
        }
    }

    @Test
    @DisplayName("two different valid sessions count as none, with an event")
    void twoValidAreNone() {
        try (Fixture host = new Fixture()) {
            String mine = host.signIn();
            String planted = host.signIn();
            host.events.clear();

            SessionContext context = host.request(mine, planted);

            assertThat(context.rejection()).contains(new Rejection(RejectReason.AMBIGUOUS));
            assertThat(host.events)
                    .singleElement()
                    .isInstanceOfSatisfying(
                            SessionEvent.Rejected.class,
                            event -> assertThat(event.reason()).isEqualTo(RejectReason.AMBIGUOUS));
        }
    }

    @Test
    @DisplayName("more than three credentials count as none, at no store call")
    void tooMany() {
        try (Fixture host = new Fixture()) {
            String token = host.signIn();

            assertThat(host.request(token, token, token, token).session()).isEmpty();
            assertThat(host.store.takeCalls()).isEmpty();
        }
    }

    @Test
    @DisplayName("of several resolvers, the first with a valid session decides; there are at most four look-ups")
    void severalResolvers() {
        ProbedStore store = new ProbedStore();
        try (SessionFramework framework = SessionFramework.builder()
                .settings("""
                        {"Authentication": {"SessionResolver": ["First", "Second"]},
                         "Catena": {"SessionStore": {"SessionProvider": "Probed"}}}""")
                .resolver("First", new PlainResolver("x-first"))
                .resolver("Second", new PlainResolver("x-second"))
                .store("Probed", store)
                .build()) {
            String one = issue(framework);
            String two = issue(framework);
            String gone = issue(framework);
            store.records.remove(idOf(gone));
            store.takeCalls();

            assertThat(open(framework, Map.of("x-second", List.of(two))).orElseThrow())
                    .isEqualTo(idOf(two));
            assertThat(open(framework, Map.of("x-first", List.of(gone), "x-second", List.of(two)))
                            .orElseThrow())
                    .isEqualTo(idOf(two));
            store.takeCalls();
            assertThat(open(framework, Map.of("x-first", List.of(one), "x-second", List.of(two)))
                            .orElseThrow())
                    .isEqualTo(idOf(one));
            assertThat(store.takeCalls()).containsExactly("find");
            assertThat(open(framework, Map.of("x-first", List.of(gone, gone, gone), "x-second", List.of(gone, gone))))
                    .isEmpty();
            assertThat(store.takeCalls()).hasSize(4);

            TestResponse response = new TestResponse();
            SessionContext context = framework.open(SessionRequest.of(Map.of()), response);
            context.newSession(NewSession.anonymous());
            context.commit();
            assertThat(response.one("x-first")).isNotEmpty().isEqualTo(response.one("x-second"));
        }
    }

    @Test
    @DisplayName("on its own word opens only a record that names the resolver as voucher")
    void vouched() {
        ProbedStore store = new ProbedStore();
        Claiming word = new Claiming();
        try (SessionFramework framework = framework(word, store)) {
            SessionId plain = framework
                    .sessions()
                    .newSession(NewSession.of(ANNE, "TEST"))
                    .session()
                    .id();
            SessionId vouched = framework
                    .sessions()
                    .newSession(NewSession.of(ANNE, "TEST").vouchedBy(List.of("Claiming")))
                    .session()
                    .id();
            SessionId byAnother = framework
                    .sessions()
                    .newSession(NewSession.of(ANNE, "TEST").vouchedBy(List.of("Another")))
                    .session()
                    .id();

            word.claims = List.of(new Claim.Vouched(plain));
            assertThat(open(framework, Map.of())).isEmpty();
            word.claims = List.of(new Claim.Vouched(byAnother));
            assertThat(open(framework, Map.of())).isEmpty();
            word.claims = List.of(new Claim.Vouched(vouched));
            assertThat(open(framework, Map.of())).contains(vouched);
        }
    }

    @Test
    @DisplayName("as carried is taken as it is, judged by its times, and cannot be changed")
    void carried() {
        TestClock clock = new TestClock();
        Claiming carrier = new Claiming();
        try (SessionFramework framework = framework(carrier, new ProbedStore(), clock)) {
            carrier.claims = List.of(new Claim.Carried(foreign(clock)));

            SessionContext context = framework.open(SessionRequest.of(Map.of()), new TestResponse());
            Session session = context.require(SessionType.VALID_SESSION);
            assertThat(session.get(COLOUR)).contains("red");
            assertThatThrownBy(() -> session.set(COLOUR, "blue"))
                    .isInstanceOf(ReadOnlySessionException.class)
                    .hasMessageContaining("Claiming");
            clock.advance(Duration.ofMinutes(29));
            context.commit();
            clock.advance(Duration.ofMinutes(1));
            assertThat(open(framework, Map.of())).isEmpty();
        }
    }

    @Test
    @DisplayName("as carried, by a resolver that can send it again, is changed and sent once, on commit")
    void carriedAndChanged() {
        TestClock clock = new TestClock();
        Carrying carrier = new Carrying();
        ProbedStore store = new ProbedStore();
        try (SessionFramework framework = framework(carrier, store, clock)) {
            carrier.carried = Optional.of(foreign(clock));
            SessionContext context = framework.open(SessionRequest.of(Map.of()), new TestResponse());
            Session session = context.require(SessionType.VALID_SESSION);
            session.set(COLOUR, "blue");
            session.update(Fixture.COUNTER, n -> n.orElse(0) + 1);
            session.update(Fixture.COUNTER, n -> n.orElse(0) + 1);
            assertThat(carrier.sent).isEmpty();
            context.commit();

            assertThat(carrier.sent).hasSize(1);
            carrier.carried = Optional.of(carrier.sent.get(0).session());
            Session next = framework
                    .open(SessionRequest.of(Map.of()), new TestResponse())
                    .require(SessionType.VALID_SESSION);
            assertThat(next.get(COLOUR)).contains("blue");
            assertThat(next.get(Fixture.COUNTER)).contains(2);
            assertThat(store.takeCalls()).isEmpty();
        }
    }

    @Test
    @DisplayName("as foreign is for a store that understands it, and for no other")
    void foreignCredential() {
        TestClock clock = new TestClock();
        Claiming opaque = new Claiming();
        opaque.claims = List.of(new Claim.Foreign(new ForeignToken("their-token")));
        ProbedStore deaf = new ProbedStore();
        try (SessionFramework framework = framework(opaque, deaf)) {
            assertThat(open(framework, Map.of())).isEmpty();
            assertThat(deaf.takeCalls()).isEmpty();
        }
        try (SessionFramework framework = framework(opaque, new Asking(foreign(clock)), clock)) {
            assertThat(open(framework, Map.of())).contains(FOREIGN_ID);
        }
    }

    @Test
    @DisplayName("is refused where the resolver throws, whatever a request holds")
    void throwingResolver() {
        Claiming broken = new Claiming();
        broken.failure = new IllegalStateException("boom");
        try (SessionFramework framework = framework(broken, new ProbedStore())) {
            SessionContext context = framework.open(SessionRequest.of(Map.of()), new TestResponse());
            assertThat(context.rejection()).contains(new Rejection(RejectReason.REFUSED));
        }
    }

    private static SessionRecord foreign(TestClock clock) {
        return new SessionRecord(
                FOREIGN_ID,
                0,
                Optional.of(ANNE),
                SessionRecord.NEVER,
                SessionState.begin(
                        clock.instant(),
                        Optional.empty(),
                        Optional.of(clock.instant().plusSeconds(1800)),
                        List.of()),
                SessionData.ofJson("{\"colour\":\"red\"}".getBytes()));
    }

    private static SessionId idOf(String token) {
        return SessionToken.parse(token).orElseThrow().id();
    }

    private static String issue(SessionFramework framework) {
        return framework
                .sessions()
                .newSession(NewSession.anonymous())
                .token()
                .orElseThrow()
                .reveal();
    }

    private static Optional<SessionId> open(SessionFramework framework, Map<String, List<String>> headers) {
        return framework
                .open(SessionRequest.of(headers), new TestResponse())
                .session()
                .map(Session::id);
    }

    private static SessionFramework framework(SessionResolver resolver, SessionStoreAccessor store) {
        return framework(resolver, store, new TestClock());
    }

    private static SessionFramework framework(SessionResolver resolver, SessionStoreAccessor store, TestClock clock) {
        return SessionFramework.builder()
                .settings("""
                        {"Authentication": {"SessionResolver": "Claiming"},
                         "Catena": {"SessionStore": {"SessionProvider": "Store"}}}""")
                .resolver("Claiming", resolver)
                .store("Store", store)
                .clock(clock)
                .build();
    }

    /** Claims what a test says. */
    private static final class Claiming implements SessionResolver {

        private List<Claim> claims = List.of();
        private RuntimeException failure;

        @Override
        public List<Claim> resolve(SessionRequest request) {
            if (failure != null) {
                throw failure;
            }
            return claims;
        }

        @Override
        public void send(IssuedSession session, SessionRequest request, SessionResponse response) {
            throw new AssertionError("there is nothing to send");
        }

        @Override
        public void clear(SessionRequest request, SessionResponse response) {
            throw new AssertionError("there is nothing to clear");
        }
    }

    /** Carries whole sessions. */
    private static final class Carrying implements CarriedSessions {

        private Optional<SessionRecord> carried = Optional.empty();
        private final List<IssuedSession> sent = new ArrayList<>();

        @Override
        public List<Claim> resolve(SessionRequest request) {
            return carried.<Claim>map(Claim.Carried::new).stream().toList();
        }

        @Override
        public void send(IssuedSession session, SessionRequest request, SessionResponse response) {
            sent.add(session);
        }

        @Override
        public void clear(SessionRequest request, SessionResponse response) {
            carried = Optional.empty();
        }

        @Override
        public void requireSendable(SessionRecord session) {
            // whatever it is
        }
    }

    /** Understands one foreign token. */
    private record Asking(SessionRecord answer) implements SessionStoreAccessor, ForeignSessions {

        @Override
        public Optional<SessionRecord> find(SessionId id) {
            return Optional.empty();
        }

        @Override
        public Optional<SessionRecord> find(ForeignToken token) {
            return token.value().equals("their-token") ? Optional.of(answer) : Optional.empty();
        }
    }
}
