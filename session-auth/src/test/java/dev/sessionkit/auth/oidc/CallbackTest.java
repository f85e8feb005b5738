package dev.sessionkit.auth.oidc;

import static dev.sessionkit.auth.oidc.OpenIdHost.callback;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessionkit.api.SessionStoreException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a browser comes back with, honest or not (RFC 6749, RFC 9207). */
class CallbackTest {

    private final OpenIdHost host = new OpenIdHost();

    @AfterEach
    void close() {
        host.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"state-0123456780", "STATE-0123456789", "state-012345678", "state-01234567890", ""})
    @DisplayName("Requirement 56: another state, or none, is refused before anybody is asked (RFC 6749, section 10.12)")
    void state_other(String state) {
        assertThat(host.refusal(callback(Map.of("state", state)))).isEqualTo(IdentityRefusal.STATE);
        assertThat(host.server.requests(TestProvider.DISCOVERY)).isZero();
        assertThat(host.server.requests(TestProvider.TOKEN)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"state", "code", "iss", "session_state"})
    @DisplayName("A parameter that is there twice is refused, even if both say the same (RFC 6749, section 3.1)")
    void parameter_twice(String name) {
        Map<String, List<String>> twice = callback();
        String value = twice.getOrDefault(name, List.of("x")).get(0);
        twice.put(name, List.of(value, value));
        assertThat(host.refusal(twice)).isEqualTo(IdentityRefusal.CALLBACK);
    }

    @Test
    @DisplayName("Malformed parameters are refused: too many, too long, not ASCII, null, code and error, neither")
    void parameters_malformed() {
        Map<String, List<String>> many = callback();
        for (int i = 0; i < 40; i++) {
            many.put("more" + i, List.of("x"));
        }
        Map<String, List<String>> ofNull = callback();
        ofNull.put("code", Arrays.asList((String) null));
        Map<String, List<String>> nullList = callback();
        nullList.put("code", null);
        for (Map<String, List<String>> malformed : List.of(
                many,
                ofNull,
                nullList,
                callback(Map.of("code", "x".repeat(4097))),
                callback(Map.of("code", "c\n")),
                callback(Map.of("code", "ç")),
                callback(Map.of("code", "")),
                callback(Map.of("error", "access_denied")))) {
            assertThat(host.refusal(malformed)).isEqualTo(IdentityRefusal.CALLBACK);
        }
        assertThat(host.refusal(Map.of())).isEqualTo(IdentityRefusal.STATE);
        assertThat(host.server.requests(TestProvider.TOKEN)).isZero();
    }

    @Test
    @DisplayName("Parameters that nobody knows are ignored (RFC 6749, section 4.1.2)")
    void parameters_unknown() {
        assertThat(host.provider
                        .complete(callback(Map.of("session_state", "x", "scope", "openid")), OpenIdHost.SECRETS)
                        .identity()
                        .subject())
                .isEqualTo("anne-1");
    }

    @ParameterizedTest
    @CsvSource({
        "access_denied, CANCELLED",
        "consent_required, PROVIDER_ERROR",
        "invalid_request, PROVIDER_ERROR",
        "no such error, PROVIDER_ERROR",
    })
    @DisplayName(
            "An error of the provider is told apart: the user said no, or something else (RFC 6749, section 4.1.2.1)")
    void error_answers(String error, IdentityRefusal reason) {
        assertThat(host.refusal(callback(Map.of("code", "", "error", error, "error_description", "you"))))
                .isEqualTo(reason);
        assertThat(host.refusal(callback(Map.of("code", "", "error", error, "state", "state-of-another-login"))))
                .isEqualTo(IdentityRefusal.STATE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"server_error", "temporarily_unavailable"})
    @DisplayName("A provider that says it is down is unavailable")
    void error_outage(String error) {
        assertThatThrownBy(
                        () -> host.provider.complete(callback(Map.of("code", "", "error", error)), OpenIdHost.SECRETS))
                .isInstanceOf(SessionStoreException.class);
    }

    @Test
    @DisplayName(
            "Requirement 56: an answer of another issuer is refused, and its code is redeemed nowhere (RFC 9207, section 2.4)")
    void issuer_other() {
        assertThat(host.refusal(callback(Map.of("iss", "https://honest.example"))))
                .isEqualTo(IdentityRefusal.CALLBACK_ISSUER);
        assertThat(host.refusal(callback(Map.of("iss", host.server.issuer() + "/"))))
                .isEqualTo(IdentityRefusal.CALLBACK_ISSUER);
        assertThat(host.refusal(
                        callback(Map.of("code", "", "error", "access_denied", "iss", "https://honest.example"))))
                .isEqualTo(IdentityRefusal.CALLBACK_ISSUER);
        assertThat(host.server.requests(TestProvider.TOKEN)).isZero();
        assertThat(subject(host, callback(Map.of("iss", host.server.issuer())))).isEqualTo("anne-1");
    }

    @Test
    @DisplayName("An issuer is needed where discovery says that there is one, or the settings do; OPTIONAL needs none")
    void issuer_required() {
        for (String more : List.of("", ", 'CallbackIssuer': 'REQUIRED'", ", 'CallbackIssuer': 'OPTIONAL'")) {
            try (OpenIdHost other = new OpenIdHost(more)) {
                if (!more.contains("REQUIRED")) {
                    String says = ", \"authorization_response_iss_parameter_supported\": true";
                    other.server.answers(TestProvider.DISCOVERY, other.server.metadata(says));
                }
                if (more.contains("OPTIONAL")) {
                    assertThat(subject(other, callback())).isEqualTo("anne-1");
                } else {
                    assertThat(other.refusal(callback())).isEqualTo(IdentityRefusal.CALLBACK_ISSUER);
                }
                assertThat(subject(other, callback(Map.of("iss", other.server.issuer()))))
                        .isEqualTo("anne-1");
            }
        }
    }

    @Test
    @DisplayName("Secrets have their forms, and print nothing")
    void secrets_forms() {
        assertThat(OpenIdHost.SECRETS).hasToString("LoginSecrets[hidden]");
        for (String state : List.of("", "short", "x".repeat(257), "with space 0123456")) {
            assertThatThrownBy(() ->
                            new LoginSecrets(state, OpenIdHost.SECRETS.nonce(), OpenIdHost.SECRETS.codeVerifier()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("state");
        }
    }

    private static String subject(OpenIdHost host, Map<String, List<String>> callback) {
        return host.provider
                .complete(new LinkedHashMap<>(callback), OpenIdHost.SECRETS)
                .identity()
                .subject();
    }
}
