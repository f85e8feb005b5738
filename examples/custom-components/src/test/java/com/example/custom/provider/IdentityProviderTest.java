package com.example.custom.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The system to try the components against is one that they can be tried against. */
class IdentityProviderTest {

    private static final Instant NOON = Instant.parse("2100-01-01T12:00:00Z");
    private static final String CLIENT = "Basic cGFydHktc2VydmljZTpmb3ItZGVtb25zdHJhdGlvbg==";

    private final HttpClient http = HttpClient.newHttpClient();
    private Instant now = NOON;
    private IdentityProvider provider;

    @BeforeEach
    void start() throws IOException {
        InstantSource clock = () -> now;
        provider = IdentityProvider.start(0, clock, new SecureRandom());
    }

    @AfterEach
    void stop() {
        provider.close();
    }

    @Test
    void an_opaque_token_is_active_for_an_hour() throws Exception {
        String token = post("/token", "user=ada&role=admin").body().strip();
        assertThat(introspect(token))
                .startsWith("{\"active\":true,\"iss\":\"" + provider.url()
                        + "\",\"aud\":\"party\",\"sub\":\"ada\",\"username\":\"ada\","
                        + "\"role\":\"admin\",\"sid\":\"")
                .endsWith("\",\"iat\":4102488000,\"exp\":4102491600}");
        now = NOON.plusSeconds(3600);
        assertThat(introspect(token)).isEqualTo("{\"active\":false}");
        assertThat(introspect("another")).isEqualTo("{\"active\":false}");
    }

    @Test
    void who_is_no_client_learns_nothing() throws Exception {
        assertThat(post("/introspect", "token=x").statusCode()).isEqualTo(401);
        assertThat(post("/introspect", "token=x", "Authorization", "Basic eDp5").statusCode())
                .isEqualTo(401);
    }

    @Test
    void a_signed_token_is_RS256_by_a_key_of_the_set() throws Exception {
        SignedJWT token =
                SignedJWT.parse(post("/jwt", "user=ada&role=admin").body().strip());
        assertThat(token.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.RS256);
        HttpRequest get =
                HttpRequest.newBuilder(URI.create(provider.url() + "/jwks")).build();
        JWKSet keys = JWKSet.parse(http.send(get, BodyHandlers.ofString()).body());
        assertThat(keys.getKeys()).hasSize(1).noneMatch(JWK::isPrivate);
        JWK key = keys.getKeyByKeyId(token.getHeader().getKeyID());
        assertThat(token.verify(new RSASSAVerifier(key.toRSAKey()))).isTrue();
        JWTClaimsSet claims = token.getJWTClaimsSet();
        assertThat(claims.getIssuer()).isEqualTo(provider.url());
        assertThat(claims.getAudience()).isEqualTo(List.of("party"));
        assertThat(claims.getSubject()).isEqualTo("ada");
        assertThat(claims.getStringClaim("role")).isEqualTo("admin");
        assertThat(claims.getStringClaim("sid")).hasSize(22);
        assertThat(claims.getExpirationTime().toInstant()).isEqualTo(NOON.plusSeconds(3600));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "user=ada", "role=user", "user=&role=user", "user=%00&role=user", "user=a&role=A B", "%"})
    void without_a_user_and_a_role_there_is_no_token(String form) throws Exception {
        assertThat(post("/token", form).statusCode()).isEqualTo(400);
        assertThat(post("/jwt", form).statusCode()).isEqualTo(400);
    }

    @Test
    void other_paths_are_404() throws Exception {
        assertThat(post("/jwks", "").statusCode()).isEqualTo(404);
    }

    private String introspect(String token) throws Exception {
        return post("/introspect", "token=" + token, "Authorization", CLIENT).body();
    }

    private HttpResponse<String> post(String path, String form, String... headers) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(provider.url() + path)).POST(BodyPublishers.ofString(form));
        return http.send((headers.length == 0 ? request : request.headers(headers)).build(), BodyHandlers.ofString());
    }
}
