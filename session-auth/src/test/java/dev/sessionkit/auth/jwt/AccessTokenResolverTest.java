package dev.sessionkit.auth.jwt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionkit.api.EndReason;
import dev.sessionkit.api.RejectReason;
import dev.sessionkit.api.SessionEvent;
import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.SessionKey;
import dev.sessionkit.api.SessionRequest;
import dev.sessionkit.api.SessionSecret;
import dev.sessionkit.api.SessionToken;
import dev.sessionkit.core.Session;
import dev.sessionkit.core.SessionContext;
import dev.sessionkit.spi.Claim;
import dev.sessionkit.spi.Credential;
import dev.sessionkit.spi.SessionData;
import dev.sessionkit.spi.SessionRecord;
import dev.sessionkit.spi.SessionState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests with access tokens, on sessions in a store. */
class AccessTokenResolverTest {

    private static final String NAME = "AccessTokenResolver";
    private static final SessionKey<String> COLOUR = SessionKey.of("colour", String.class);

    @Test
    @DisplayName("A token opens the session of its sid, which can be read and written")
    void resolve_opens() {
        try (JwtHost host = JwtHost.started()) {
            host.store(host.issuer.voucher());
            String token = host.accessToken();
            SessionContext context = host.open(token);
            Session session = context.session().orElseThrow();
            assertThat(session.id()).isEqualTo(JwtHost.ID);
            assertThat(session.user()).contains(JwtHost.ANNE);
            session.set(COLOUR, "blue");
            context.commit();
            assertThat(host.open(token).session().orElseThrow().get(COLOUR)).contains("blue");
            assertThat(host.answer.toString()).as("nothing is sent").isEqualTo("{}");
        }
    }

    @Test
    @DisplayName("Ids are public: only a session that names this resolver is opened by its word")
    void resolve_otherVouchers() {
        try (JwtHost host = JwtHost.started()) {
            assertThat(host.rejection(host.accessToken())).contains(RejectReason.UNKNOWN);
            host.store("HeaderSessionResolver", NAME + "#other");
            assertThat(host.rejection(host.accessToken())).contains(RejectReason.UNKNOWN);
        }
    }

    @Test
    @DisplayName("Requirement 45: a token stops to count when its session ends, at once")
    void resolve_ended() {
        try (JwtHost host = JwtHost.started()) {
            SessionRecord session = host.store(NAME);
            String token = host.accessToken();
            assertThat(host.rejection(token)).isEmpty();
            assertThat(host.framework.records().end(session, EndReason.LOGOUT)).isTrue();
            assertThat(host.rejection(token)).contains(RejectReason.ENDED);
        }
    }

    @Test
    void clear_saysNothing() {
        try (JwtHost host = JwtHost.started()) {
            host.store(NAME);
            SessionContext context = host.open(host.accessToken());
            context.session().orElseThrow().end(EndReason.LOGOUT);
            context.commit();
            assertThat(host.answer.toString()).isEqualTo("{}");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 100})
    @DisplayName("Requirement 40: a token counts until exp and the leeway, to the millisecond, remembered or not")
    void resolve_expiry(int cacheSize) {
        try (JwtHost host = JwtHost.started("{\"Leeway\": \"PT10S\", \"CacheSize\": " + cacheSize + "}")) {
            host.store(NAME);
            String token = host.accessToken();
            assertThat(host.rejection(token)).isEmpty();
            host.clock.advance(JwtHost.LIFE.plusSeconds(10).minusMillis(1));
            assertThat(host.rejection(token)).isEmpty();
            host.clock.advance(Duration.ofMillis(1));
            assertThat(host.rejection(token)).contains(RejectReason.EXPIRED);
            assertThat(host.rejection(token)).contains(RejectReason.EXPIRED);
        }
    }

    @Test
    @DisplayName("Requirement 40: a token of a node whose clock is ahead counts once ours is there, but for the leeway")
    void resolve_early() {
        try (JwtHost host = JwtHost.started("{\"Leeway\": \"PT10S\"}")) {
            host.store(NAME);
            String token = host.accessToken();
            host.clock.advance(Duration.ofSeconds(-10));
            assertThat(host.rejection(token)).isEmpty();
        }
        try (JwtHost host = JwtHost.started("{\"Leeway\": \"PT10S\"}")) {
            host.store(NAME);
            String token = host.accessToken();
            host.clock.advance(Duration.ofMillis(-10_001));
            assertThat(host.rejection(token)).contains(RejectReason.REFUSED);
        }
    }

    @Test
    @DisplayName(
            "A second resolver of bearers stands behind: its own tokens open its sessions, and nobody is told of a refusal")
    void resolve_amongOthers() {
        try (JwtHost host = JwtHost.withResolvers(NAME, "BearerSessionResolver")) {
            host.store(NAME);
            SessionSecret secret = SessionSecret.create(new Random(5));
            SessionId other = SessionId.create(JwtHost.NOON, new Random(6));
            Credential credential = Credential.bearer(secret);
            SessionState state =
                    SessionState.begin(JwtHost.NOON, Optional.empty(), Optional.empty(), List.of(credential));
            host.framework
                    .records()
                    .create(host.framework
                            .records()
                            .first(other, Optional.of(JwtHost.ANNE), state, SessionData.empty()));
            assertThat(host.open(host.accessToken()).session().orElseThrow().id())
                    .isEqualTo(JwtHost.ID);
            assertThat(host.open(new SessionToken(other, secret).reveal())
                            .session()
                            .orElseThrow()
                            .id())
                    .isEqualTo(other);
            assertThat(host.events).noneMatch(SessionEvent.Rejected.class::isInstance);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"opaque", "a.b", "..", "a..b.c", "a.b.c.d", "a.b.c.d.e", "-", "%", "..."})
    @DisplayName("What does not have the three parts of a JWT is left alone")
    void resolve_notOurs(String text) {
        try (JwtHost host = JwtHost.started()) {
            List<Claim> claims = host.resolver.resolve(JwtHost.bearer(text));
            assertThat(claims).noneMatch(claim -> !(claim instanceof Claim.Refused));
            assertThat(claims.isEmpty())
                    .isEqualTo(text.chars().filter(c -> c == '.').count() != 2);
        }
    }

    @Test
    @DisplayName("Other schemes, no header, and several headers open nothing")
    void resolve_otherCarriers() {
        try (JwtHost host = JwtHost.started()) {
            host.store(NAME);
            String token = host.accessToken();
            for (Map<String, List<String>> headers : List.of(
                    Map.<String, List<String>>of(),
                    Map.of("Authorization", List.of("Basic " + token)),
                    Map.of("Authorization", List.of("DPoP " + token)),
                    Map.of("Authorization", List.of(token)),
                    Map.of("Cookie", List.of("access_token=" + token)),
                    Map.of("x-access-token", List.of(token)),
                    Map.of("Authorization", List.of("Bearer " + token, "Bearer " + token)))) {
                assertThat(host.framework
                                .open(SessionRequest.of(headers), host.answer)
                                .session())
                        .as(headers.keySet().toString())
                        .isEmpty();
            }
        }
    }
}
