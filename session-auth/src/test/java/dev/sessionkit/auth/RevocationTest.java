package dev.sessionkit.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionkit.core.SessionFramework;
import dev.sessionkit.spi.Secret;
import dev.sessionkit.tck.StoppedClock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What others may ask about tokens of a pair, and give back. */
class RevocationTest {

    private static final Secret PASSWORD = AuthHost.PASSWORD;

    private final StoppedClock clock = new StoppedClock(RenewalHost.NOON);
    private SessionFramework framework;
    private TokenPairService pairs;
    private TokenPairGrant grant;

    @BeforeEach
    void signIn() {
        framework = Authentication.sections(SessionFramework.builder())
                .settings("""
                        {"Authentication": {"SessionResolver": "AccessTokenResolver"},
                         "Catena": {"SessionStore": {"SessionProvider": "MemorySessionStore"}},
                         "PreferredImplementations": {"Accounts": "MemoryAccounts"},
                         "AccessTokenResolver": {"Issuer": "https://party.example",
                             "Keys": [{"Secret": "0123456789abcdef0123456789abcdef", "Algorithm": "HS256"}]},
                         "TokenPairs": {"Resolver": "AccessTokenResolver"}}""")
                .environment(Map.of())
                .clock(clock)
                .build();
        pairs = Authentication.of(framework).tokenPairs();
        grant = pairs.register(LoginClient.of(AuthHost.client("app/1.0")), "anne", Optional.empty(), PASSWORD);
    }

    @AfterEach
    void close() {
        framework.close();
    }

    private boolean lives() {
        return framework.sessions().isSessionValid(grant.session());
    }

    @Test
    @DisplayName("Requirement 53: an unknown token is given back without a word, and nothing changes")
    void revoke_unknown() {
        String tampered = grant.refreshToken().reveal().replace('e', 'f');
        for (String token : new String[] {"", "x", "a.b.c", tampered, "\u0000".repeat(20_000)}) {
            pairs.revoke(token);
        }
        assertThat(lives()).isTrue();
    }

    @Test
    @DisplayName(
            "Requirement 53: a refresh token that is given back ends its access tokens too, one that is replaced as well")
    void revoke_refreshToken() {
        TokenPairGrant next =
                pairs.refresh(AuthHost.client("app/1.0"), grant.refreshToken().reveal());
        clock.advance(Duration.ofHours(1));
        pairs.revoke(grant.refreshToken().reveal());
        assertThat(lives()).isFalse();
        assertThat(pairs.introspect(next.accessToken().reveal())).isEqualTo(new TokenIntrospection.Inactive());
        pairs.revoke(grant.refreshToken().reveal());
    }

    @Test
    @DisplayName("Requirement 53: an access token that is given back ends its session, also when its time has run out")
    void revoke_accessToken() {
        clock.advance(Duration.ofHours(1));
        pairs.revoke(grant.accessToken().reveal());
        assertThat(lives()).isFalse();
    }

    @Test
    @DisplayName(
            "Requirement 54: whoever counts is told with its claims; whoever does not is inactive, and nothing else")
    void introspect_tells() {
        assertThat(pairs.introspect(grant.accessToken().reveal()).members())
                .containsEntry("active", true)
                .containsEntry("iss", "https://party.example")
                .containsEntry("client_id", "web")
                .containsEntry("sub", grant.account().id().value())
                .containsEntry("sid", grant.session().toString())
                .containsEntry("iat", RenewalHost.NOON.getEpochSecond())
                .containsEntry("exp", grant.accessTokenUntil().getEpochSecond());
        assertThat(pairs.introspect(grant.refreshToken().reveal()).members())
                .containsEntry("active", true)
                .containsEntry("exp", grant.refreshTokenUntil().getEpochSecond());
        TokenPairGrant next =
                pairs.refresh(AuthHost.client("app/1.0"), grant.refreshToken().reveal());
        clock.advance(Duration.ofMinutes(16));
        for (Secret token : new Secret[] {grant.accessToken(), next.accessToken(), grant.refreshToken()}) {
            assertThat(pairs.introspect(token.reveal()).members()).isEqualTo(Map.of("active", false));
        }
        assertThat(pairs.introspect("x").members()).isEqualTo(Map.of("active", false));
        assertThat(pairs.introspect(next.refreshToken().reveal()).members()).containsEntry("active", true);
        assertThat(lives()).as("asking changes nothing").isTrue();
    }
}
