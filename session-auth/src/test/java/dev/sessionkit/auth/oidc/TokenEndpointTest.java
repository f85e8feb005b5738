package dev.sessionkit.auth.oidc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionkit.auth.oidc.TestProvider.Received;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent to redeem a code, and what becomes of the answer (RFC 6749, sections 4.1.3, 5.1, 5.2). */
class TokenEndpointTest {

    private final OpenIdHost host = new OpenIdHost();

    @AfterEach
    void close() {
        host.close();
    }

    @Test
    @DisplayName("Requirement 56: the code goes with its verifier, the redirect URI and the client's proof")
    void request_basic() {
        host.login();
        Received request = host.server.received(TestProvider.TOKEN);
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.body())
                .contains("grant_type=authorization_code")
                .contains("code=" + OpenIdHost.CODE)
                .contains("code_verifier=" + OpenIdHost.SECRETS.codeVerifier().reveal())
                .contains("redirect_uri=https%3A%2F%2Fparty.example%2Fcallback%2Ftest")
                .doesNotContain("client_secret");
        assertThat(new String(Base64.getDecoder().decode(request.authorization().substring("Basic ".length())), UTF_8))
                .isEqualTo(OpenIdHost.CLIENT + ":" + OpenIdHost.CLIENT_SECRET);
        assertThat(host.server.received(TestProvider.USER).authorization())
                .isEqualTo("Bearer " + OpenIdHost.ACCESS_TOKEN);
    }

    @Test
    @DisplayName("CLIENT_SECRET_POST sends the secret in the body; NONE sends none")
    void request_others() {
        try (OpenIdHost post = new OpenIdHost(", 'ClientAuthentication': 'CLIENT_SECRET_POST'")) {
            post.login();
            Received request = post.server.received(TestProvider.TOKEN);
            assertThat(request.authorization()).isEmpty();
            assertThat(request.body()).contains("client_secret=" + OpenIdHost.CLIENT_SECRET);
        }
        try (OpenIdHost open = new OpenIdHost(", 'ClientAuthentication': 'NONE'")) {
            open.login();
            Received request = open.server.received(TestProvider.TOKEN);
            assertThat(request.authorization()).isEmpty();
            assertThat(request.body())
                    .contains("client_id=" + OpenIdHost.CLIENT)
                    .doesNotContain("client_secret");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "400, invalid_grant, CODE",
        "401, invalid_client, CLIENT",
        "400, unauthorized_client, CLIENT",
        "200, bad_verification_code, CODE",
        "200, incorrect_client_credentials, CLIENT",
    })
    @DisplayName("An error answer is told apart: the code is bad, or this client is set wrong (RFC 6749, section 5.2)")
    void error_answers(int status, String error, IdentityRefusal reason) {
        host.server.answers(TestProvider.TOKEN, TestProvider.json(status, "{\"error\": \"" + error + "\"}"));
        assertThat(host.refusal()).isEqualTo(reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no JSON",
                "[]",
                "{}",
                "{\"access_token\": \"a\"}",
                "{\"access_token\": \"a\", \"token_type\": \"DPoP\"}",
                "{\"access_token\": \"\", \"token_type\": \"Bearer\"}",
                "{\"access_token\": \"a\\r\\nx: y\", \"token_type\": \"Bearer\", \"id_token\": \"x\"}",
                "{\"access_token\": 7, \"token_type\": \"Bearer\"}",
                "{\"access_token\": \"a\", \"token_type\": \"Bearer\", \"id_token\": 7}",
                "{\"access_token\": \"a\", \"token_type\": \"Bearer\", \"id_token\": null}",
            })
    @DisplayName("An answer without a bearer token and an ID token is refused (RFC 6749, section 5.1)")
    void answer_malformed(String body) {
        host.server.answers(TestProvider.TOKEN, body);
        assertThat(host.refusal()).isEqualTo(IdentityRefusal.TOKEN_ANSWER);
    }

    @Test
    @DisplayName("A token endpoint that breaks, redirects, floods or stalls is unavailable, and is followed nowhere")
    void endpoint_down() {
        for (TestProvider.Answer down : List.of(
                TestProvider.json(500, "{}"),
                TestProvider.json(503, ""),
                TestProvider.json(429, "{\"error\": \"invalid_grant\"}"),
                host.server.redirect("/elsewhere"),
                TestProvider.huge())) {
            host.server.answers(TestProvider.TOKEN, down);
            assertThat(host.unavailable()).startsWith("identity provider test is unavailable: its answer");
        }
        assertThat(host.server.requests("/elsewhere")).isZero();
        try (OpenIdHost hurried = new OpenIdHost(", 'Timeout': 'PT0.3S'")) {
            hurried.provider.authorizationUri(OpenIdHost.SECRETS);
            hurried.server.answers(TestProvider.TOKEN, hurried.server.slow());
            assertThat(hurried.unavailable()).endsWith("no whole answer in time");
        }
    }

    @Test
    @DisplayName("Who is interrupted while waiting is told that nothing is known, and stays interrupted")
    void interrupted() {
        Thread.currentThread().interrupt();
        assertThat(host.unavailable()).endsWith("interrupted");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(host.login().identity().subject()).isEqualTo("anne-1");
        Thread.currentThread().interrupt();
        assertThat(host.unavailable()).endsWith("interrupted");
        assertThat(Thread.interrupted()).isTrue();
    }
}
