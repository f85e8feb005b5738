package dev.sessionkit.auth.jwt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionkit.api.RejectReason;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A key takes the place of another, without anybody being signed out. */
class KeyRotationTest {

    private static JwtHost host(List<Map<String, String>> keys) {
        JwtHost host = JwtHost.started("{}", keys);
        host.store("AccessTokenResolver");
        return host;
    }

    @ParameterizedTest
    @ValueSource(strings = {"ES256", "EdDSA", "RS256", "HS256"})
    @DisplayName(
            "Requirement 64: announced, put in front, left out: tokens of both keys count in between, and of the listed alone")
    void keys_overlap(String algorithm) {
        Map<String, String> old = TestKeys.signing(algorithm, "old");
        Map<String, String> young = TestKeys.signing("ES256", "young");
        try (JwtHost before = host(List.of(old));
                JwtHost announced = host(List.of(old, TestKeys.verifying("ES256", "young")));
                JwtHost switched = host(List.of(young, TestKeys.verifying(algorithm, "old")));
                JwtHost after = host(List.of(young))) {
            String first = before.accessToken();
            String second = switched.accessToken();
            assertThat(Forger.decoded(first, 0)).containsEntry("kid", "old").containsEntry("alg", algorithm);
            assertThat(Forger.decoded(announced.accessToken(), 0)).containsEntry("kid", "old");
            assertThat(Forger.decoded(second, 0)).containsEntry("kid", "young");
            for (JwtHost both : List.of(announced, switched)) {
                assertThat(both.rejection(first)).isEmpty();
                assertThat(both.rejection(second)).isEmpty();
                assertThat(both.issuer.renewal(before.refreshToken())).contains(JwtHost.credential());
                assertThat(both.issuer.renewal(after.refreshToken())).contains(JwtHost.credential());
            }
            assertThat(after.rejection(second)).isEmpty();
            assertThat(after.rejection(first)).contains(RejectReason.REFUSED);
            assertThat(after.issuer.renewal(before.refreshToken())).isEmpty();
            assertThat(before.rejection(second)).contains(RejectReason.REFUSED);
        }
    }

    @Test
    @DisplayName("What is published has every public key, the signing one first, and no private part")
    void jwks_ofAll() {
        try (JwtHost host = host(List.of(
                TestKeys.signing("ES256", "a"),
                TestKeys.signing("RS256", "b"),
                TestKeys.verifying("EdDSA", "c"),
                TestKeys.signing("HS256", "d")))) {
            assertThat(host.issuer.jwks())
                    .startsWith("{\"keys\":[{\"kid\":\"a\",\"use\":\"sig\",\"alg\":\"ES256\"")
                    .contains("\"kid\":\"b\"", "\"kid\":\"c\"")
                    .doesNotContain("\"d\"", "\"k\"", "\"p\"", "\"oct\"");
        }
        try (JwtHost host = host(List.of(TestKeys.signing("HS256", "d")))) {
            assertThat(host.issuer.jwks()).isEqualTo("{\"keys\":[]}");
        }
    }
}
