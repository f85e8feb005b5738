package dev.sessionkit.auth.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionkit.auth.ExternalLogin;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The user info (OpenID Connect Core 5.3), and what of both answers becomes known about a user. */
class UserInfoTest {

    private final OpenIdHost host = new OpenIdHost();

    @AfterEach
    void close() {
        host.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"sub\": \"bob-2\", \"email\": \"anne@example.com\"}",
                "{\"email\": \"anne@example.com\"}",
                "{\"sub\": [\"anne-1\"]}",
                "{\"sub\": \"anne-1\", \"sub\": \"anne-1\"}",
                "[]",
                "",
                "eyJhbGciOiJSUzI1NiJ9.e30.x"
            })
    @DisplayName(
            "Requirement 57: user info about somebody else, or about nobody, is refused (OpenID Connect Core 5.3.2)")
    void subject_other(String body) {
        host.server.answers(TestProvider.USER, body);
        assertThat(host.refusal()).isEqualTo(IdentityRefusal.USER_INFO);
    }

    @ParameterizedTest
    @CsvSource({"400, true", "401, true", "403, true", "500, false", "302, false", "429, false"})
    @DisplayName("An access token that is not accepted proves nothing; an endpoint that is down says nothing")
    void status(int status, boolean refused) {
        host.server.answers(TestProvider.USER, TestProvider.json(status, "{\"sub\": \"anne-1\"}"));
        if (refused) {
            assertThat(host.refusal()).isEqualTo(IdentityRefusal.USER_INFO);
        } else {
            assertThat(host.unavailable()).endsWith("its answer has status " + status);
        }
    }

    @Test
    @DisplayName("A provider without the endpoint is not asked: the ID token says all")
    void endpoint_none() {
        String without = host.server.metadata("").replace("\"userinfo_endpoint\"", "\"other\"");
        host.server.answers(TestProvider.DISCOVERY, without);
        host.claims.put("preferred_username", "anne");
        assertThat(host.login().userName()).contains("anne");
        assertThat(host.server.requests(TestProvider.USER)).isZero();
    }

    @Test
    @DisplayName("What the user info says counts, else the ID token; sid is the ID token's")
    void claims_merged() {
        host.claims.putAll(Map.of("preferred_username", "old", "name", "Anne Old", "sid", "their-session-1"));
        host.server.answers(
                TestProvider.USER, "{\"sub\": \"anne-1\", \"preferred_username\": \"anne\", \"sid\": \"other\"}");
        ExternalLogin login = host.login();
        assertThat(login.userName()).contains("anne");
        assertThat(login.details()).isEqualTo(Map.of("name", "Anne Old"));
        assertThat(login.providerSession()).contains("their-session-1");
    }

    @Test
    @DisplayName(
            "An address is verified only by the answer that it comes from: never one's address with the other's word")
    void email_ofOneAnswer() {
        host.claims.putAll(Map.of("email", "anne@example.com", "email_verified", true));
        assertThat(host.login().emailVerified()).isTrue();
        host.server.answers(TestProvider.USER, "{\"sub\": \"anne-1\", \"email\": \"bob@example.com\"}");
        assertThat(host.login().email()).contains("bob@example.com");
        assertThat(host.login().emailVerified()).isFalse();
        host.server.answers(TestProvider.USER, "{\"sub\": \"anne-1\", \"email\": null, \"email_verified\": true}");
        assertThat(host.login().email()).isEmpty();
        assertThat(host.login().emailVerified()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"true, true", "'\"true\"', true", "false, false", "'\"yes\"', false", "1, false", "null, false"})
    @DisplayName("Verified is true, also where a provider writes it as text, and nothing else")
    void email_verified(String written, boolean verified) {
        host.server.answers(
                TestProvider.USER,
                "{\"sub\": \"anne-1\", \"email\": \"anne@example.com\", \"email_verified\": " + written + "}");
        assertThat(host.login().emailVerified()).isEqualTo(verified);
    }

    @Test
    @DisplayName("What is too long, or has control characters, is left out, and the login goes on")
    void texts_unfit() {
        host.claims.put("name", "x".repeat(256));
        host.claims.put("preferred_username", "an\u0007ne");
        host.claims.putAll(Map.of("email", "x".repeat(256), "email_verified", true));
        ExternalLogin login = host.login();
        assertThat(login.userName()).isEmpty();
        assertThat(login.email()).isEmpty();
        assertThat(login.emailVerified()).isFalse();
        assertThat(login.details()).isEmpty();
    }
}
