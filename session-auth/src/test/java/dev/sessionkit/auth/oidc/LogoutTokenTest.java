package dev.sessionkit.auth.oidc;

import static dev.sessionkit.auth.oidc.OpenIdHost.CLIENT;
import static dev.sessionkit.auth.oidc.OpenIdHost.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sessionkit.api.SessionStoreException;
import dev.sessionkit.spi.ExternalIdentity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Logout tokens by OpenID Connect Back-Channel Logout 1.0, sections 2.4 and 2.6. */
class LogoutTokenTest {

    private final OpenIdHost host = new OpenIdHost();

    @AfterEach
    void close() {
        host.close();
    }

    private static Map<String, Object> header(String type) {
        return Map.of("alg", "RS256", "kid", "k1", "typ", type);
    }

    private String token() {
        return host.key.sign(header("logout+jwt"), host.logoutClaims);
    }

    private IdentityRefusal refusal(String token) {
        return catchThrowableOfType(IdentityRefusedException.class, () -> host.provider.logout(token))
                .reason();
    }

    @Test
    @DisplayName("Requirement 58: an honest logout token names subject, session and itself")
    void honest() {
        LogoutNotice notice = host.provider.logout(token());
        assertThat(notice.identity()).contains(new ExternalIdentity(host.server.issuer(), "anne-1"));
        assertThat(notice.providerSession()).contains("their-session-1");
        assertThat(notice.tokenId()).isEqualTo("logout-1");
        assertThat(notice).hasToString("LogoutNotice[issuer=" + host.server.issuer() + "]");
    }

    @Test
    @DisplayName("Requirement 58: subject or session alone is enough; with neither it is refused (2.4)")
    void subjectOrSession() {
        host.logoutClaims.remove("sub");
        assertThat(host.provider.logout(token()).identity()).isEmpty();
        host.logoutClaims.put("sub", "anne-1");
        host.logoutClaims.remove("sid");
        assertThat(host.provider.logout(token()).providerSession()).isEmpty();
        host.logoutClaims.remove("sub");
        assertThat(refusal(token())).isEqualTo(IdentityRefusal.SUBJECT);
    }

    static Stream<Arguments> bentClaims() {
        long noon = NOON.getEpochSecond();
        String event = "http://schemas.openid.net/event/backchannel-logout";
        return Stream.of(
                bent("nonce", "nonce-0123456789", IdentityRefusal.NONCE),
                bent("nonce", null, IdentityRefusal.NONCE),
                bent("events", null, IdentityRefusal.EVENTS),
                bent("events", Map.of("http://schemas.openid.net/event/other", Map.of()), IdentityRefusal.EVENTS),
                bent("events", Map.of(event, "yes"), IdentityRefusal.EVENTS),
                bent("events", List.of(event), IdentityRefusal.EVENTS),
                bent("iss", "https://other.example", IdentityRefusal.ISSUER),
                bent("aud", "other", IdentityRefusal.AUDIENCE),
                bent("aud", null, IdentityRefusal.AUDIENCE),
                bent("exp", noon - 31, IdentityRefusal.EXPIRED),
                bent("exp", null, IdentityRefusal.EXPIRED),
                bent("iat", null, IdentityRefusal.ISSUED_AT),
                bent("iat", noon + 31, IdentityRefusal.ISSUED_AT),
                bent("jti", null, IdentityRefusal.SUBJECT),
                bent("jti", "x".repeat(256), IdentityRefusal.SUBJECT),
                bent("sub", 7, IdentityRefusal.SUBJECT),
                bent("sub", "x".repeat(256), IdentityRefusal.SUBJECT),
                bent("sub", "anne\u0007", IdentityRefusal.SUBJECT),
                bent("sid", List.of("a"), IdentityRefusal.SUBJECT));
    }

    private static Arguments bent(String claim, Object value, IdentityRefusal reason) {
        return Arguments.of(claim, value, reason);
    }

    @ParameterizedTest(name = "{0} = {1}")
    @MethodSource("bentClaims")
    @DisplayName("Requirement 58: a logout token with one claim bent is refused (2.6)")
    void claim_bent(String claim, Object value, IdentityRefusal reason) {
        host.logoutClaims.put(claim, value);
        assertThat(refusal(token())).isEqualTo(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"JWT", "at+jwt", "logout", "secevent+jwt"})
    @DisplayName(
            "Requirement 58: another type is refused, unless the settings take it (ASVS 10.5.5, RFC 8725, section 3.11)")
    void type_other(String type) {
        String token = host.key.sign(header(type), host.logoutClaims);
        assertThat(refusal(token)).isEqualTo(IdentityRefusal.SIGNATURE);
    }

    @Test
    @DisplayName("Requirement 58: no type is refused; LogoutTokenTypes takes older providers, and still no ID token")
    void type_none() {
        Map<String, Object> header = Map.of("alg", "RS256", "kid", "k1");
        assertThat(refusal(host.key.sign(header, host.logoutClaims))).isEqualTo(IdentityRefusal.SIGNATURE);
        try (OpenIdHost lenient = new OpenIdHost(", 'LogoutTokenTypes': ['logout+jwt', 'JWT']")) {
            assertThat(lenient.provider
                            .logout(lenient.key.sign(header, lenient.logoutClaims))
                            .subject())
                    .isEqualTo(Optional.of("anne-1"));
            assertThatThrownBy(() -> lenient.provider.logout(lenient.key.sign(lenient.claims)))
                    .isInstanceOf(IdentityRefusedException.class);
        }
    }

    @Test
    @DisplayName("Requirement 58: what somebody else has signed, or nobody, ends nothing")
    void signature_forged() {
        assertThat(refusal(TestSigner.of("k9").sign(header("logout+jwt"), host.logoutClaims)))
                .isEqualTo(IdentityRefusal.SIGNATURE);
        assertThat(refusal(TestSigner.unsigned(host.logoutClaims))).isEqualTo(IdentityRefusal.SIGNATURE);
        for (String garbage : List.of("", "a.b.c", "x".repeat(100_000), CLIENT)) {
            assertThat(refusal(garbage)).isEqualTo(IdentityRefusal.SIGNATURE);
        }
    }

    @Test
    @DisplayName("While the keys cannot be fetched, a logout token is neither accepted nor refused")
    void keys_down() {
        host.server.answers(TestProvider.KEYS, TestProvider.json(500, ""));
        assertThatThrownBy(() -> host.provider.logout(token())).isInstanceOf(SessionStoreException.class);
    }
}
