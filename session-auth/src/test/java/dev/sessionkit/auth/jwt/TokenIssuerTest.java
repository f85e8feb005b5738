package dev.sessionkit.auth.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.SessionToken;
import dev.sessionkit.api.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What tokens say, and what is read of them. */
class TokenIssuerTest {

    private static final long NOON = JwtHost.NOON.getEpochSecond();

    private final JwtHost host = JwtHost.started();

    @AfterEach
    void close() {
        host.close();
    }

    @Test
    @DisplayName("Requirement 43: an access token says what RFC 9068 section 2.2 asks for, and its session")
    void accessToken_claims() {
        String token = host.issuer.accessToken(new AccessTokenClaims(
                JwtHost.ID,
                JwtHost.ANNE,
                JwtHost.NOON.plusMillis(999),
                JwtHost.NOON.plusSeconds(900),
                JwtHost.NOON.minusSeconds(60),
                Optional.of("admin"),
                Optional.of("Änne \"x\" \ud83d\ude00"),
                Optional.of("uuid")));
        assertThat(Forger.decoded(token, 0)).isEqualTo(Map.of("alg", "ES256", "typ", "at+jwt", "kid", "first"));
        Map<String, Object> claims = Forger.decoded(token, 1);
        assertThat((String) claims.remove("jti")).matches("[\\w-]{22}");
        assertThat(claims)
                .isEqualTo(Map.ofEntries(
                        Map.entry("iss", JwtHost.ISSUER),
                        Map.entry("aud", JwtHost.ISSUER),
                        Map.entry("sub", "7"),
                        Map.entry("client_id", "web"),
                        Map.entry("sid", JwtHost.ID.toString()),
                        Map.entry("iat", (Object) NOON),
                        Map.entry("exp", NOON + 900),
                        Map.entry("auth_time", NOON - 60),
                        Map.entry("roles", List.of("admin")),
                        Map.entry("preferred_username", "Änne \"x\" \ud83d\ude00"),
                        Map.entry("user_uuid", "uuid")));
    }

    @Test
    @DisplayName("What need not be told is not told; audience and client are those of the settings")
    void accessToken_bare() {
        assertThat(Forger.decoded(host.accessToken(), 1))
                .doesNotContainKeys("roles", "preferred_username", "user_uuid");
        try (JwtHost two = JwtHost.started("{\"Audience\": [\"shop\", \"party\"], \"ClientId\": \"app\"}")) {
            assertThat(Forger.decoded(two.accessToken(), 1))
                    .containsEntry("aud", List.of("shop", "party"))
                    .containsEntry("client_id", "app");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ES256", "EdDSA", "RS256", "HS256"})
    @DisplayName("An answer that is given again is equal to the byte, at whatever time and on whatever node")
    void tokens_repeat(String algorithm) {
        try (JwtHost one = JwtHost.started("{}", List.of(TestKeys.signing(algorithm, "k")));
                JwtHost other = JwtHost.started("{}", List.of(TestKeys.signing(algorithm, "k")))) {
            AccessTokenClaims claims = one.claims();
            String access = one.issuer.accessToken(claims);
            String refresh = one.refreshToken();
            one.clock.advance(Duration.ofSeconds(29));
            assertThat(one.issuer.accessToken(claims)).isEqualTo(access);
            assertThat(other.issuer.accessToken(claims)).isEqualTo(access);
            assertThat(other.refreshToken()).isEqualTo(refresh);
        }
    }

    @Test
    @DisplayName("jti tells tokens of one second apart, of one session and of two")
    void tokenId_differs() {
        Instant now = JwtHost.NOON;
        SessionId other = SessionId.create(now, new Random(9));
        assertThat(List.of(
                        jti(JwtHost.ID, now, "user"),
                        jti(JwtHost.ID, now.plusMillis(1), "user"),
                        jti(JwtHost.ID, now, "admin"),
                        jti(other, now, "user"),
                        (String) Forger.decoded(host.refreshToken(), 1).get("jti")))
                .doesNotHaveDuplicates();
    }

    private String jti(SessionId session, Instant at, String role) {
        AccessTokenClaims claims = new AccessTokenClaims(
                session,
                JwtHost.ANNE,
                at,
                at.plusSeconds(900),
                at,
                Optional.of(role),
                Optional.empty(),
                Optional.empty());
        return (String) Forger.decoded(host.issuer.accessToken(claims), 1).get("jti");
    }

    @Test
    @DisplayName("Requirement 51: a refresh token is bound to issuer, user and session, and carries the credential")
    void refreshToken_claims() {
        String token = host.refreshToken();
        assertThat(Forger.decoded(token, 0)).containsEntry("typ", "rt+jwt");
        Map<String, Object> claims = Forger.decoded(token, 1);
        assertThat((String) claims.remove("jti")).matches("[\\w-]{22}");
        assertThat(claims)
                .isEqualTo(Map.of(
                        "iss",
                        JwtHost.ISSUER,
                        "aud",
                        JwtHost.ISSUER + "/refresh",
                        "sub",
                        "7",
                        "sid",
                        JwtHost.ID.toString(),
                        "iat",
                        (Object) NOON,
                        "exp",
                        NOON + 7 * 86_400,
                        "renewal",
                        JwtHost.credential().reveal()));
        assertThat(token.length()).as("fits in a cookie").isLessThan(4_000);
    }

    @Test
    @DisplayName("The longest user id and issuer still fit in a cookie")
    void refreshToken_longest() {
        try (JwtHost longest = JwtHost.started(
                "{\"Issuer\": \"https://" + "a".repeat(240) + "\"}", List.of(TestKeys.signing("RS256", "k")))) {
            String token = longest.issuer.refreshToken(
                    JwtHost.credential(), new UserId("\u20ac".repeat(255)), JwtHost.NOON, JwtHost.NOON.plusSeconds(60));
            assertThat(token.length()).isLessThan(4_000);
            assertThat(longest.issuer.renewal(token)).contains(JwtHost.credential());
        }
    }

    @Test
    @DisplayName(
            "A refresh token gives its credential back, however old it is: the record judges, so that reuse is revealed")
    void renewal_expired() {
        String token = host.refreshToken();
        assertThat(host.issuer.renewal(token)).contains(JwtHost.credential());
        host.clock.advance(Duration.ofDays(3650));
        assertThat(host.issuer.renewal(token)).contains(JwtHost.credential());
    }

    @Test
    @DisplayName("Requirement 51: a credential of another session than the token's is none")
    void renewal_otherSession() {
        Map<String, Object> claims = Forger.decoded(host.refreshToken(), 1);
        String header = Forger.HEADER.replace("at+jwt", "rt+jwt");
        assertThat(host.issuer.renewal(Forger.signed(header, Forger.json(claims))))
                .as("the forger can write a good one")
                .contains(JwtHost.credential());
        SessionId other = SessionId.create(JwtHost.NOON, new Random(9));
        SessionToken stolen = new SessionToken(other, JwtHost.credential().secret());
        for (Map<String, Object> wrong : List.of(
                Forger.with(claims, "sid", other.toString()),
                Forger.with(claims, "renewal", stolen.reveal()),
                Forger.with(claims, "renewal", JwtHost.credential().reveal() + "A"),
                Forger.with(claims, "renewal", 7),
                Forger.with(claims, "renewal", List.of(JwtHost.credential().reveal())),
                Forger.without(claims, "renewal"),
                Forger.without(claims, "sid"),
                Forger.without(claims, "sub"),
                Forger.without(claims, "exp"),
                Forger.with(claims, "iss", "https://evil.example.com"),
                Forger.with(claims, "aud", JwtHost.ISSUER),
                Forger.without(claims, "aud"))) {
            assertThat(host.issuer.renewal(Forger.signed(header, Forger.json(wrong))))
                    .as(wrong.toString())
                    .isEmpty();
        }
    }

    @Test
    @DisplayName("For signing out: which session a token is of, and whether it only ran out")
    void judge_verdicts() {
        String token = host.accessToken();
        assertThat(host.issuer.session(token)).contains(JwtHost.ID);
        assertThat(host.issuer.judge(token))
                .isEqualTo(new AccessTokenVerdict.Valid(
                        JwtHost.ID, JwtHost.ANNE, JwtHost.NOON, JwtHost.NOON.plus(JwtHost.LIFE)));
        host.clock.advance(JwtHost.LIFE.plusSeconds(5));
        assertThat(host.issuer.session(token)).isEmpty();
        assertThat(host.issuer.judge(token)).isEqualTo(new AccessTokenVerdict.Expired(JwtHost.ID));
        host.clock.advance(JwtHost.LIFE.multipliedBy(-2));
        assertThat(host.issuer.judge(token)).isEqualTo(new AccessTokenVerdict.Refused());
        assertThat(host.issuer.judge("no token")).isEqualTo(new AccessTokenVerdict.Refused());
        assertThat(host.issuer.session(host.refreshToken())).isEmpty();
    }

    @Test
    void claims_neverValid() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AccessTokenClaims.of(
                        JwtHost.ID, JwtHost.ANNE, JwtHost.NOON, JwtHost.NOON.plusMillis(999), JwtHost.NOON))
                .withMessageContaining("expires later");
    }

    @Test
    @DisplayName("Requirement 46: what cannot be written is named, not shown")
    void accessToken_halfACharacter() {
        AccessTokenClaims claims = new AccessTokenClaims(
                JwtHost.ID,
                JwtHost.ANNE,
                JwtHost.NOON,
                JwtHost.NOON.plusSeconds(900),
                JwtHost.NOON,
                Optional.of("half\ud83d"),
                Optional.empty(),
                Optional.empty());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> host.issuer.accessToken(claims))
                .withMessageContaining("roles")
                .withMessageNotContaining("half\ud83d");
    }

    @Test
    @DisplayName("Requirement 46: issuer, resolver and tokens that were read print no key and no credential")
    void printsNothing() {
        String printed = host.issuer + " " + host.resolver + " " + host.issuer.renewal(host.refreshToken());
        assertThat(printed)
                .contains("TokenIssuer[" + JwtHost.ISSUER + "]")
                .doesNotContain("PRIVATE", JwtHost.credential().secret().reveal());
    }
}
