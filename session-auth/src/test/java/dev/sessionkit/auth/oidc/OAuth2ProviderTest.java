package dev.sessionkit.auth.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sessionkit.auth.ExternalLogin;
import dev.sessionkit.spi.ExternalIdentity;
import dev.sessionkit.tck.KitContext;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A provider that has OAuth 2.0 and an API, and no OpenID Connect. */
class OAuth2ProviderTest {

    private final TestProvider server = new TestProvider();
    private IdentityProvider provider;

    @BeforeEach
    void start() {
        server.answers(
                TestProvider.TOKEN,
                "{\"access_token\": \"at\", \"token_type\": \"bearer\", \"scope\": \"read:user,user:email\"}");
        provider = provider("");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private IdentityProvider provider(String more) {
        return new IdentityProviders(
                        WrittenProviders.one("""
                                {'Type': 'OAUTH2', 'Issuer': 'https://git.example', 'ClientId': 'party',
                                 'ClientSecret': 'geheim', 'RedirectUri': 'https://party.example/callback/git',
                                 'AuthorizationEndpoint': '%1$s/authorize', 'TokenEndpoint': '%1$s/token',
                                 'UserInfoEndpoint': '%1$s/user', 'Scopes': 'read:user'%2$s}""".formatted(server.issuer(), more)), new KitContext("IdentityProviders"))
                .provider("test")
                .orElseThrow();
    }

    private ExternalLogin login(IdentityProvider by) {
        return by.complete(OpenIdHost.callback(), OpenIdHost.SECRETS);
    }

    private IdentityRefusal refusal() {
        return catchThrowableOfType(IdentityRefusedException.class, () -> login(provider))
                .reason();
    }

    @Test
    @DisplayName("Requirement 56: the page has code, S256 and state, and no nonce, which nobody would give back")
    void authorizationUri() {
        assertThat(provider.authorizationUri(OpenIdHost.SECRETS).toString())
                .startsWith(server.issuer() + "/authorize?")
                .contains("response_type=code", "code_challenge_method=S256", "state=" + OpenIdHost.SECRETS.state())
                .contains("scope=read%3Auser")
                .doesNotContain("nonce");
    }

    @Test
    @DisplayName("A subject that is a number is kept to the last digit")
    void subject_number() {
        server.answers(TestProvider.USER, "{\"id\": 12345678901234567890123, \"login\": \"anne\"}");
        ExternalLogin login = login(provider);
        assertThat(login.identity()).isEqualTo(new ExternalIdentity("https://git.example", "12345678901234567890123"));
        assertThat(login).isEqualTo(ExternalLogin.of(login.identity()));
        assertThat(server.received(TestProvider.TOKEN).body())
                .contains("code_verifier=" + OpenIdHost.SECRETS.codeVerifier().reveal());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"id\": null}",
                "{\"id\": \"\"}",
                "{\"id\": 1.5}",
                "{\"id\": true}",
                "{\"id\": [1]}",
                "{\"id\": {\"id\": 1}}"
            })
    @DisplayName("A subject that is neither text nor whole number is none")
    void subject_none(String body) {
        server.answers(TestProvider.USER, body);
        assertThat(refusal()).isEqualTo(IdentityRefusal.SUBJECT);
    }

    @Test
    @DisplayName("Fields may lie deeper; an address counts as verified only where a field says so")
    void fields() {
        server.answers(
                TestProvider.USER,
                "{\"data\": {\"id\": \"a1\", \"name\": \"anne\", \"mail\": {\"address\": \"anne@example.com\", \"ok\": true}}}");
        String fields = ", 'SubjectField': '/data/id', 'NameField': '/data/name', 'EmailField': '/data/mail/address'";
        ExternalLogin unverified = login(provider(fields));
        assertThat(unverified.identity().subject()).isEqualTo("a1");
        assertThat(unverified.userName()).contains("anne");
        assertThat(unverified.email()).contains("anne@example.com");
        assertThat(unverified.emailVerified()).isFalse();
        IdentityProvider linking =
                provider(fields + ", 'EmailVerifiedField': '/data/mail/ok', 'LinkVerifiedEmail': true");
        assertThat(login(linking).emailVerified()).isTrue();
        assertThat(linking.linksVerifiedEmail()).isTrue();
        assertThat(provider.linksVerifiedEmail()).isFalse();
    }

    @Test
    @DisplayName("Requirement 56: a callback of another issuer is refused (RFC 9207); REQUIRED needs one")
    void issuer() {
        server.answers(TestProvider.USER, "{\"id\": 7}");
        Map<String, List<String>> other = OpenIdHost.callback(Map.of("iss", "https://other.example"));
        assertThat(catchThrowableOfType(
                                IdentityRefusedException.class, () -> provider.complete(other, OpenIdHost.SECRETS))
                        .reason())
                .isEqualTo(IdentityRefusal.CALLBACK_ISSUER);
        IdentityProvider strict = provider(", 'CallbackIssuer': 'REQUIRED'");
        assertThat(catchThrowableOfType(IdentityRefusedException.class, () -> login(strict))
                        .reason())
                .isEqualTo(IdentityRefusal.CALLBACK_ISSUER);
        Map<String, List<String>> own = OpenIdHost.callback(Map.of("iss", "https://git.example"));
        assertThat(strict.complete(own, OpenIdHost.SECRETS).identity().subject())
                .isEqualTo("7");
    }

    @Test
    @DisplayName("There is no back-channel logout without OpenID Connect")
    void logout() {
        assertThat(catchThrowableOfType(IdentityRefusedException.class, () -> provider.logout("a.b.c"))
                        .reason())
                .isEqualTo(IdentityRefusal.NOT_SUPPORTED);
    }
}
