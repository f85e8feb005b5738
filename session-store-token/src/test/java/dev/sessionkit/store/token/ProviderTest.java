package dev.sessionkit.store.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessionkit.api.Entity;
import dev.sessionkit.api.RejectReason;
import dev.sessionkit.api.SessionRequest;
import dev.sessionkit.api.SessionStoreException;
import dev.sessionkit.api.SessionType;
import dev.sessionkit.core.Rejection;
import dev.sessionkit.core.Session;
import dev.sessionkit.core.SessionContext;
import dev.sessionkit.core.SessionFramework;
import dev.sessionkit.tck.Answer;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Tokens of a real OpenID provider, with RS256 and a key set that is fetched from it. */
class ProviderTest {

    private static final String ISSUER = "games";
    private final MockOAuth2Server provider = new MockOAuth2Server();

    @BeforeEach
    void start() {
        provider.start();
    }

    @AfterEach
    void stop() {
        provider.shutdown();
    }

    private static SessionFramework framework(String issuer, String keys) {
        return SessionFramework.builder()
                .settings("""
                        {"Authentication": {"SessionResolver": "TokenSessionStore"},
                         "Catena": {"SessionStore": {"SessionProvider": "TokenSessionStore"}},
                         "TokenSessionStore": {"Issuer": "%s", "Audience": "party", "Algorithms": "RS256",
                           "KeySet": {"Url": "%s"},
                           "Claims": {"Metadata": {"name": "preferred_username"},
                             "Role": {"Claim": "/realm_access/roles", "FirstOf": ["admin", "user"]}}}}""".formatted(issuer, keys))
                .environment(Map.of())
                .build();
    }

    private String token(String audience) {
        return provider.issueToken(
                        ISSUER,
                        "client-1",
                        new DefaultOAuth2TokenCallback(
                                ISSUER,
                                "anne",
                                "JWT",
                                List.of(audience),
                                Map.of(
                                        "preferred_username",
                                        "anne@example.com",
                                        "realm_access",
                                        Map.of("roles", List.of("offline_access", "admin"))),
                                300))
                .serialize();
    }

    private static SessionContext open(SessionFramework framework, String token) {
        return framework.open(SessionRequest.of(Map.of("Authorization", List.of("Bearer " + token))), new Answer());
    }

    @Test
    @DisplayName("A token that the provider has issued is read as account; one for somebody else is refused")
    void token_isRead() {
        try (SessionFramework framework = framework(
                provider.issuerUrl(ISSUER).toString(), provider.jwksUrl(ISSUER).toString())) {
            Session session = open(framework, token("party")).require(SessionType.ADMIN_ACCOUNT);
            Entity account = session.get(Entity.ACCOUNT).orElseThrow();
            assertThat(account.id()).isEqualTo("anne");
            assertThat(account.string("name")).contains("anne@example.com");
            assertThat(account.string("role")).contains("admin");
            assertThat(open(framework, token("other")).rejection().map(Rejection::reason))
                    .contains(RejectReason.REFUSED);
        }
    }

    @Test
    @DisplayName("When the provider goes down, what it has signed goes on counting")
    void providerGone_keysAreKept() {
        try (SessionFramework framework = framework(
                provider.issuerUrl(ISSUER).toString(), provider.jwksUrl(ISSUER).toString())) {
            String before = token("party");
            String unseen = token("party");
            assertThat(open(framework, before).session()).isPresent();
            provider.shutdown();
            assertThat(open(framework, before).session()).isPresent();
            assertThat(open(framework, unseen).session()).isPresent();
        }
    }

    @Test
    @DisplayName(
            "A provider that was never there is unavailable: the host starts, tokens are neither accepted nor refused")
    void providerNeverThere_unavailable() throws Exception {
        String url = "http://127.0.0.1:" + freePort();
        try (SessionFramework framework = framework(url, url + "/jwks")) {
            String token = token("party");
            assertThatThrownBy(() -> open(framework, token).session())
                    .isInstanceOf(SessionStoreException.class)
                    .hasMessageNotContaining(token);
            assertThat(open(framework, "no token").session()).isEmpty();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
