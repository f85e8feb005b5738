package dev.sessionkit.core;

import static dev.sessionkit.core.Fixture.ANNE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sessionkit.api.EndReason;
import dev.sessionkit.api.RejectReason;
import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.SessionRequest;
import dev.sessionkit.api.SessionResponse;
import dev.sessionkit.api.SessionSecret;
import dev.sessionkit.api.SessionStoreException;
import dev.sessionkit.api.SessionToken;
import dev.sessionkit.spi.Claim;
import dev.sessionkit.spi.Credential;
import dev.sessionkit.spi.CredentialUse;
import dev.sessionkit.spi.IssuedSession;
import dev.sessionkit.spi.SessionData;
import dev.sessionkit.spi.SessionRecord;
import dev.sessionkit.spi.SessionResolver;
import dev.sessionkit.spi.SessionState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Records of those who sign in:")
class PresentedTokensTest {

    private final Fixture host = new Fixture();
    private final SessionRecords records = host.framework.records();

    @AfterEach
    void close() {
        host.close();
    }

    private List<SessionToken> presented(String... tokens) {
        return records.presented(SessionRequest.of(Map.of(PlainResolver.HEADER, List.of(tokens))));
    }

    @Test
    @DisplayName("the tokens that a request brings, over or unknown too, in the order to try, at no look-up")
    void presented_inOrder() {
        String live = host.signIn();
        String over = host.signIn();
        host.framework.sessions().end(host.stored(over).id(), EndReason.LOGOUT);
        String unknown = new SessionToken(host.stored(live).id(), SessionSecret.create(new Random(1))).reveal();
        host.store.takeCalls();
        assertThat(presented(over, unknown, live))
                .extracting(SessionToken::reveal)
                .containsExactly(over, unknown, live);
        assertThat(host.store.takeCalls()).isEmpty();
    }

    @Test
    @DisplayName("Requirement 6: of a hostile request no more than three of each resolver, and never a failure")
    void presented_hostile() {
        String token = host.signIn();
        List<String> lines = new ArrayList<>(List.of("", ".", "\u0000", token + "=", token.substring(1)));
        assertThat(presented(lines.toArray(String[]::new))).isEmpty();
        assertThat(presented("x".repeat(1_000_000))).isEmpty();
        assertThat(presented(Collections.nCopies(1000, token).toArray(String[]::new)))
                .hasSize(3);
        assertThat(records.presented(SessionRequest.of(Map.of()))).isEmpty();
    }

    @Test
    @DisplayName(
            "a resolver that throws has found nothing; one that cannot ask says so; what is no token of ours is none")
    void presented_otherResolvers() {
        assertThat(presentedBy(() -> {
                    throw new IllegalStateException("a mistake");
                }))
                .isEmpty();
        assertThat(presentedBy(() -> List.of(
                        new Claim.Refused(RejectReason.EXPIRED),
                        new Claim.Vouched(host.stored(host.signIn()).id()))))
                .isEmpty();
        assertThatExceptionOfType(SessionStoreException.class)
                .isThrownBy(() -> presentedBy(() -> {
                    throw new SessionStoreException("down");
                }));
    }

    private static List<SessionToken> presentedBy(Supplier<List<Claim>> finder) {
        SessionResolver resolver = new SessionResolver() {
            @Override
            public List<Claim> resolve(SessionRequest request) {
                return finder.get();
            }

            @Override
            public void send(IssuedSession session, SessionRequest request, SessionResponse response) {}

            @Override
            public void clear(SessionRequest request, SessionResponse response) {}
        };
        try (SessionFramework framework = SessionFramework.builder()
                .settings("""
                        {"Authentication": {"SessionResolver": "Mine"},
                         "Catena": {"SessionStore": {"SessionProvider": "MemorySessionStore"}}}""")
                .environment(Map.of())
                .resolver("Mine", resolver)
                .build()) {
            return framework.records().presented(SessionRequest.of(Map.of()));
        }
    }

    @Test
    @DisplayName(
            "Requirement 32: a session that is still to be redeemed is not listed and opens nothing, but ends with the others")
    void pending_isNotListed() {
        String live = host.signIn();
        SessionSecret secret = SessionSecret.create(new Random(2));
        SessionState state = records.begin(
                records.now(), List.of(new Credential(CredentialUse.ONE_TIME, secret.hash(), Optional.empty())));
        SessionRecord pending = records.first(
                SessionId.create(records.now(), records.random()), Optional.of(ANNE), state, SessionData.empty());
        assertThat(records.create(pending)).isTrue();
        assertThat(host.framework.registry().list(ANNE, 10))
                .extracting(SessionInfo::id)
                .containsExactly(host.stored(live).id());
        assertThat(host.request(new SessionToken(pending.id(), secret).reveal()).session())
                .isEmpty();
        assertThat(host.framework.registry().endAll(ANNE, EndReason.KICKED, Optional.empty()))
                .isEqualTo(2);
        assertThat(records.find(pending.id()).orElseThrow().state().ending()).isPresent();
    }

    @Test
    @DisplayName("the state of a session that begins has the time-outs of the settings")
    void begin_hasTheTimeOuts() {
        try (Fixture other = new Fixture("{\"IdleTimeout\": \"PT7M\", \"AbsoluteTimeout\": \"PT3H\"}")) {
            SessionState state = other.framework.records().begin(TestClock.START, List.of());
            assertThat(state.idleTimeout()).contains(Duration.ofMinutes(7));
            assertThat(state.endsAt()).contains(TestClock.START.plus(Duration.ofHours(3)));
            assertThat(state.login()).isEmpty();
        }
    }
}
