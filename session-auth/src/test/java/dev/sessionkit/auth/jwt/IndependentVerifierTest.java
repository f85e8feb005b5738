package dev.sessionkit.auth.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import dev.sessionkit.core.SessionFramework;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Others, told nothing but what is published, take our access tokens and nothing else. */
class IndependentVerifierTest {

    private static final Set<String> NEEDED =
            Set.of("iss", "exp", "aud", "sub", "client_id", "iat", "jti", "sid", "auth_time");

    @ParameterizedTest
    @ValueSource(strings = {"ES256", "RS256"})
    @DisplayName("nimbus-jose-jwt checks type, signature and claims of RFC 9068 by the published set")
    void nimbus_takesThem(String algorithm) throws Exception {
        try (JwtHost host = JwtHost.started(
                "{\"Audience\": [\"shop\", \"party\"]}",
                List.of(TestKeys.signing(algorithm, "k"), TestKeys.verifying("EdDSA", "other")))) {
            DefaultJWTProcessor<SecurityContext> others = processor(host.issuer.jwks(), JWSAlgorithm.parse(algorithm));
            JWTClaimsSet claims = others.process(host.accessToken(), null);
            assertThat(claims.getSubject()).isEqualTo("7");
            assertThat(claims.getAudience()).containsExactly("shop", "party");
            assertThat(claims.getExpirationTime()).isEqualTo(Date.from(JwtHost.NOON.plus(JwtHost.LIFE)));
            assertThatExceptionOfType(BadJOSEException.class)
                    .isThrownBy(() -> others.process(host.refreshToken(), null));
            String forged = Forger.signed(Forger.HEADER, Forger.json(Forger.accessClaims()), "stranger");
            assertThatExceptionOfType(BadJOSEException.class).isThrownBy(() -> others.process(forged, null));
        }
    }

    private static DefaultJWTProcessor<SecurityContext> processor(String jwks, JWSAlgorithm algorithm)
            throws java.text.ParseException {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(new JOSEObjectType("at+jwt")));
        processor.setJWSKeySelector(
                new JWSVerificationKeySelector<>(algorithm, new ImmutableJWKSet<>(JWKSet.parse(jwks))));
        JWTClaimsSet exact = new JWTClaimsSet.Builder().issuer(JwtHost.ISSUER).build();
        processor.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>("party", exact, NEEDED));
        return processor;
    }

    @Test
    @DisplayName("The platform checks an EdDSA token by the published x (RFC 8037)")
    void platform_takesEdDsa() throws Exception {
        try (JwtHost host = JwtHost.started("{}", List.of(TestKeys.signing("EdDSA", "k")))) {
            OctetKeyPair published =
                    (OctetKeyPair) JWKSet.parse(host.issuer.jwks()).getKeyByKeyId("k");
            byte[] x = published.getX().decode();
            PublicKey key = KeyFactory.getInstance("Ed25519")
                    .generatePublic(new X509EncodedKeySpec(HexFormat.of()
                            .parseHex(
                                    "302a300506032b6570032100" + HexFormat.of().formatHex(x))));
            String token = host.accessToken();
            SignedJWT parsed = SignedJWT.parse(token);
            Signature check = Signature.getInstance("Ed25519");
            check.initVerify(key);
            check.update(parsed.getSigningInput());
            assertThat(check.verify(parsed.getSignature().decode())).isTrue();
        }
    }

    @Test
    @DisplayName(
            "Another host reads access tokens, and not refresh tokens, with a TokenSessionStore and the published key")
    void tokenSessionStore_takesThem() {
        String settings = JsonMapper.shared()
                .writeValueAsString(Map.of(
                        "Authentication", Map.of("SessionResolver", "TokenSessionStore"),
                        "Catena", Map.of("SessionStore", Map.of("SessionProvider", "TokenSessionStore")),
                        "TokenSessionStore",
                                Map.of(
                                        "Issuer",
                                        JwtHost.ISSUER,
                                        "Audience",
                                        JwtHost.ISSUER,
                                        "Algorithms",
                                        "ES256",
                                        "Types",
                                        "at+jwt",
                                        "Keys",
                                        List.of(TestKeys.verifying("ES256", "first")))));
        try (JwtHost host = JwtHost.started();
                SessionFramework other = SessionFramework.builder()
                        .settings(settings)
                        .environment(Map.of())
                        .clock(host.clock)
                        .build()) {
            assertThat(other.open(JwtHost.bearer(host.accessToken()), host.answer)
                            .session()
                            .orElseThrow()
                            .user())
                    .contains(JwtHost.ANNE);
            assertThat(other.open(JwtHost.bearer(host.refreshToken()), host.answer)
                            .session())
                    .isEmpty();
        }
    }

    @Test
    @DisplayName("nimbus-jose-jwt checks an HS256 token by the secret, which is not published")
    void nimbus_takesHs256() throws Exception {
        try (JwtHost host = JwtHost.started("{}", List.of(TestKeys.signing("HS256", "k")))) {
            byte[] secret = (TestKeys.SECRET + "k").getBytes(StandardCharsets.UTF_8);
            assertThat(SignedJWT.parse(host.accessToken()).verify(new MACVerifier(secret)))
                    .isTrue();
        }
    }
}
