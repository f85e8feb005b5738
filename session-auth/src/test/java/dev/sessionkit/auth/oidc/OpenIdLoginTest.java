package dev.sessionkit.auth.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessionkit.api.SessionStoreException;
import dev.sessionkit.auth.ExternalLogin;
import dev.sessionkit.spi.Secret;
import dev.sessionkit.tck.KitContext;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The whole way, by a provider that somebody else has written. */
class OpenIdLoginTest {

    private static final LoginSecrets SECRETS = OpenIdHost.SECRETS;

    private final MockOAuth2Server server = new MockOAuth2Server();
    private IdentityProviders providers;
    private IdentityProvider provider;

    @BeforeEach
    void start() {
        server.start();
        String issuer = server.issuerUrl("games").toString();
        providers = new IdentityProviders(
                WrittenProviders.one(OpenIdHost.settings(issuer, "")),
                new KitContext("IdentityProviders", InstantSource.system()));
        provider = providers.provider("test").orElseThrow();
    }

    @AfterEach
    void stop() {
        providers.close();
        server.shutdown();
    }

    /** What a browser does, and comes back with. */
    private static Map<String, List<String>> callback(URI page) throws Exception {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString());
        URI back = URI.create(answer.headers().firstValue("location").orElseThrow());
        assertThat(back.toString()).startsWith("https://party.example/callback/test?");
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        for (String pair : back.getRawQuery().split("&")) {
            String[] parts = pair.split("=", 2);
            parameters.put(parts[0], List.of(URLDecoder.decode(parts[1], StandardCharsets.UTF_8)));
        }
        return parameters;
    }

    @Test
    @DisplayName("Requirement 56: discovery, code, PKCE, ID token and user info of a real provider lead to who it is")
    void login_real() throws Exception {
        server.enqueueCallback(new DefaultOAuth2TokenCallback(
                "games",
                "anne-1",
                "JWT",
                List.of(OpenIdHost.CLIENT),
                Map.of(
                        "sid",
                        "their-session-1",
                        "preferred_username",
                        "anne",
                        "email",
                        "anne@example.com",
                        "email_verified",
                        true),
                300));
        ExternalLogin login = provider.complete(callback(provider.authorizationUri(SECRETS)), SECRETS);
        assertThat(login.identity().issuer())
                .isEqualTo(server.issuerUrl("games").toString());
        assertThat(login.identity().subject()).isEqualTo("anne-1");
        assertThat(login.userName()).contains("anne");
        assertThat(login.email()).contains("anne@example.com");
        assertThat(login.emailVerified()).isTrue();
        assertThat(login.providerSession()).contains("their-session-1");
    }

    @Test
    @DisplayName("Requirement 56: the page has code, S256, state, nonce, scopes and redirect URI, and no verifier")
    void authorizationUri_hasAll() {
        String page = provider.authorizationUri(SECRETS).toString();
        assertThat(page)
                .startsWith(server.authorizationEndpointUrl("games") + "?")
                .contains("response_type=code")
                .contains("client_id=party")
                .contains("state=" + SECRETS.state())
                .contains("nonce=" + SECRETS.nonce().reveal())
                .contains("scope=openid+profile+email")
                .contains("redirect_uri=https%3A%2F%2Fparty.example%2Fcallback%2Ftest")
                .contains("code_challenge_method=S256")
                .doesNotContain(SECRETS.codeVerifier().reveal())
                .doesNotContain(OpenIdHost.CLIENT_SECRET);
    }

    @Test
    @DisplayName(
            "Requirement 56: a code of another login, injected, is refused: by PKCE or by the nonce (RFC 9700, section 4.5)")
    void code_ofAnotherLogin() throws Exception {
        LoginSecrets victims = new LoginSecrets(
                SECRETS.state(), Secret.of("nonce-of-somebody-else"), Secret.of("another-verifier".repeat(3)));
        Map<String, List<String>> injected = callback(provider.authorizationUri(victims));
        assertThatThrownBy(() -> provider.complete(injected, SECRETS))
                .isInstanceOfSatisfying(
                        IdentityRefusedException.class,
                        refused -> assertThat(refused.reason()).isIn(IdentityRefusal.CODE, IdentityRefusal.NONCE));
    }

    @Test
    @DisplayName("A provider that is down is unavailable, and the host starts without it")
    void provider_down() {
        server.shutdown();
        assertThatThrownBy(() -> provider.authorizationUri(SECRETS))
                .isInstanceOf(SessionStoreException.class)
                .hasMessage("identity provider test is unavailable: ConnectException");
    }
}
