package dev.sessionkit.auth.oidc;

import static dev.sessionkit.auth.oidc.OpenIdHost.CLIENT;
import static dev.sessionkit.auth.oidc.OpenIdHost.CLIENT_SECRET;
import static dev.sessionkit.auth.oidc.OpenIdHost.NOON;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** ID tokens by OpenID Connect Core 3.1.3.7; each test but the first bends one thing. */
class HostileIdTokenTest {

    private final OpenIdHost host = new OpenIdHost();

    @AfterEach
    void close() {
        host.close();
    }

    @Test
    @DisplayName("Requirement 57: an honest ID token says who it is by issuer and subject")
    void honest() {
        assertThat(host.login().identity().issuer()).isEqualTo(host.server.issuer());
        assertThat(host.login().identity().subject()).isEqualTo("anne-1");
    }

    static Stream<Arguments> bentClaims() {
        long noon = NOON.getEpochSecond();
        return Stream.of(
                bent("iss", "https://other.example", IdentityRefusal.ISSUER),
                bent("iss", null, IdentityRefusal.ISSUER),
                bent("aud", "other", IdentityRefusal.AUDIENCE),
                bent("aud", List.of("other"), IdentityRefusal.AUDIENCE),
                bent("aud", List.of(CLIENT, "other"), IdentityRefusal.AUDIENCE),
                bent("aud", List.of(CLIENT, 7), IdentityRefusal.AUDIENCE),
                bent("aud", null, IdentityRefusal.AUDIENCE),
                bent("azp", "other", IdentityRefusal.AUTHORIZED_PARTY),
                bent("azp", 7, IdentityRefusal.AUTHORIZED_PARTY),
                bent("exp", noon - 31, IdentityRefusal.EXPIRED),
                bent("exp", noon - 30, IdentityRefusal.EXPIRED),
                bent("exp", null, IdentityRefusal.EXPIRED),
                bent("exp", "never", IdentityRefusal.EXPIRED),
                bent("exp", 1e300, IdentityRefusal.EXPIRED),
                bent("iat", noon + 31, IdentityRefusal.ISSUED_AT),
                bent("iat", null, IdentityRefusal.ISSUED_AT),
                bent("nbf", noon + 31, IdentityRefusal.ISSUED_AT),
                bent("nbf", "now", IdentityRefusal.ISSUED_AT),
                bent("nonce", "nonce-of-another-login", IdentityRefusal.NONCE),
                bent("nonce", null, IdentityRefusal.NONCE),
                bent("nonce", List.of("nonce-0123456789"), IdentityRefusal.NONCE),
                bent("at_hash", "AAAAAAAAAAAAAAAAAAAAAA", IdentityRefusal.ACCESS_TOKEN_HASH),
                bent("at_hash", 7, IdentityRefusal.ACCESS_TOKEN_HASH),
                bent("sub", null, IdentityRefusal.SUBJECT),
                bent("sub", " ", IdentityRefusal.SUBJECT),
                bent("sub", 7, IdentityRefusal.SUBJECT),
                bent("sid", "x".repeat(256), IdentityRefusal.SUBJECT),
                bent("sid", 7, IdentityRefusal.SUBJECT));
    }

    private static Arguments bent(String claim, Object value, IdentityRefusal reason) {
        return Arguments.of(claim, value, reason);
    }

    @ParameterizedTest(name = "{0} = {1}")
    @MethodSource("bentClaims")
    @DisplayName("Requirements 56, 57: an ID token with one claim bent is refused (OpenID Connect Core 3.1.3.7)")
    void claim_bent(String claim, Object value, IdentityRefusal reason) {
        host.claims.put(claim, value);
        assertThat(host.refusal()).isEqualTo(reason);
    }

    @Test
    @DisplayName("A subject too long to be kept is refused, not cut (OpenID Connect Core 2)")
    void subject_tooLong() {
        String subject = "s".repeat(256);
        host.claims.put("sub", subject);
        host.server.answers(TestProvider.USER, "{\"sub\": \"" + subject + "\"}");
        assertThat(host.refusal()).isEqualTo(IdentityRefusal.SUBJECT);
    }

    static Stream<Arguments> forged() {
        return Stream.of(
                forged("not signed", host -> TestSigner.unsigned(host.claims)),
                forged(
                        "not signed, with a dot less",
                        host -> TestSigner.unsigned(host.claims).replaceAll("\\.$", "")),
                forged("HS256 with the client's secret", host -> hmac(host, CLIENT_SECRET.getBytes(UTF_8))),
                forged(
                        "HS256 with the public key",
                        host -> hmac(host, host.key.pair().getPublic().getEncoded())),
                forged(
                        "HS256 with the published JWK",
                        host -> hmac(host, host.key.jwk().getBytes(UTF_8))),
                forged("an unknown key", host -> TestSigner.of("k9").sign(host.claims)),
                forged(
                        "another key that calls itself k1",
                        host -> TestSigner.of("k9").sign(Map.of("alg", "RS256", "kid", "k1"), host.claims)),
                forged(
                        "a key of its own in the header",
                        host -> TestSigner.of("k9")
                                .sign(
                                        Map.of(
                                                "alg",
                                                "RS256",
                                                "jwk",
                                                TestSigner.of("k9").jwk()),
                                        host.claims)),
                forged(
                        "an algorithm not offered",
                        host -> host.key.sign(Map.of("alg", "RS512", "kid", "k1"), host.claims)),
                forged(
                        "a logout token's type",
                        host -> host.key.sign(Map.of("alg", "RS256", "kid", "k1", "typ", "logout+jwt"), host.claims)),
                forged(
                        "an access token's type",
                        host -> host.key.sign(Map.of("alg", "RS256", "kid", "k1", "typ", "at+jwt"), host.claims)),
                forged(
                        "a header that must be understood",
                        host -> host.key.sign(
                                Map.of("alg", "RS256", "kid", "k1", "crit", List.of("b64"), "b64", false),
                                host.claims)),
                forged("no JWT", host -> "no.jwt"),
                forged("too long", host -> host.key.sign(Map.of("pad", "x".repeat(17_000)))));
    }

    private static Arguments forged(String how, Function<OpenIdHost, String> token) {
        return Arguments.of(how, token);
    }

    private static String hmac(OpenIdHost host, byte[] secret) {
        return TestSigner.signByHmac(Map.of("alg", "HS256", "kid", "k1"), host.claims, secret);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forged")
    @DisplayName(
            "Requirement 57: an ID token that is not signed by the provider is refused (RFC 8725, sections 3.1, 3.10, 3.11)")
    void signature_forged(String how, Function<OpenIdHost, String> token) {
        host.issues(() -> token.apply(host));
        assertThat(host.refusal()).isEqualTo(IdentityRefusal.SIGNATURE);
    }

    @Test
    @DisplayName("A claim that stands twice makes a token nobody's (RFC 7519, section 4)")
    void claim_twice() {
        String good = JSONObjectUtils.toJSONString(host.claims);
        host.issues(() -> host.key.signJson(good));
        assertThat(host.login().identity().subject()).isEqualTo("anne-1");
        String twice = good.substring(0, good.length() - 1) + ",\"sub\":\"anne-1\"}";
        host.issues(() -> host.key.signJson(twice));
        assertThat(host.refusal()).isEqualTo(IdentityRefusal.SIGNATURE);
        host.issues(() -> host.key.signJson("[" + good + "]"));
        assertThat(host.refusal()).isEqualTo(IdentityRefusal.SIGNATURE);
    }

    @Test
    @DisplayName("at_hash of the access token that came with it is right (OpenID Connect Core 3.1.3.8)")
    void accessTokenHash_right() throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(OpenIdHost.ACCESS_TOKEN.getBytes(UTF_8));
        String half = Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, 16));
        host.claims.put("at_hash", half);
        assertThat(host.login().identity().subject()).isEqualTo("anne-1");
    }

    @Test
    @DisplayName("Times hold to the second with the leeway, and not a second more")
    void times_exact() {
        host.claims.put("exp", NOON.getEpochSecond() - 29);
        host.claims.put("iat", NOON.getEpochSecond() + 30);
        assertThat(host.login().identity().subject()).isEqualTo("anne-1");
        host.clock.advance(Duration.ofSeconds(1));
        assertThat(host.refusal()).isEqualTo(IdentityRefusal.EXPIRED);
    }

    @Test
    @DisplayName("Without an ID token, OpenID Connect says nothing")
    void idToken_missing() {
        host.server.answers(TestProvider.TOKEN, "{\"access_token\": \"a\", \"token_type\": \"Bearer\"}");
        assertThat(host.refusal()).isEqualTo(IdentityRefusal.TOKEN_ANSWER);
    }

    @Test
    @DisplayName("Another audience is accepted where the settings trust it and azp names this client (step 3 to 5)")
    void audience_trusted() {
        try (OpenIdHost trusting = new OpenIdHost(", 'TrustedAudiences': 'api'")) {
            trusting.claims.put("aud", List.of(CLIENT, "api"));
            assertThat(trusting.refusal()).isEqualTo(IdentityRefusal.AUTHORIZED_PARTY);
            trusting.claims.put("azp", CLIENT);
            assertThat(trusting.login().identity().subject()).isEqualTo("anne-1");
        }
    }

    @Test
    @DisplayName("Where a maximum age was asked for, auth_time has to be there and recent (step 13)")
    void authenticationAge() {
        try (OpenIdHost strict = new OpenIdHost(", 'MaximumAge': 'PT10M'")) {
            assertThat(strict.provider.authorizationUri(OpenIdHost.SECRETS).getQuery())
                    .contains("max_age=600");
            assertThat(strict.refusal()).isEqualTo(IdentityRefusal.AUTHENTICATION_AGE);
            strict.claims.put("auth_time", NOON.getEpochSecond() - 631);
            assertThat(strict.refusal()).isEqualTo(IdentityRefusal.AUTHENTICATION_AGE);
            strict.claims.put("auth_time", NOON.getEpochSecond() - 630);
            assertThat(strict.login().identity().subject()).isEqualTo("anne-1");
        }
    }

    @Test
    @DisplayName("HS256 with the client's secret counts where the settings ask for it, and nothing else then does")
    void hmac_asked() {
        try (OpenIdHost shared = new OpenIdHost(", 'Algorithms': 'HS256'")) {
            assertThat(shared.refusal()).isEqualTo(IdentityRefusal.SIGNATURE);
            shared.issues(() -> hmac(shared, CLIENT_SECRET.getBytes(UTF_8)));
            assertThat(shared.login().identity().subject()).isEqualTo("anne-1");
            assertThat(shared.server.requests(TestProvider.KEYS)).isZero();
        }
    }
}
