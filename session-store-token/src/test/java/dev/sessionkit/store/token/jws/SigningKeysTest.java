package dev.sessionkit.store.token.jws;

import static dev.sessionkit.store.token.jws.JwsAlgorithm.EDDSA;
import static dev.sessionkit.store.token.jws.JwsAlgorithm.ES256;
import static dev.sessionkit.store.token.jws.JwsAlgorithm.HS256;
import static dev.sessionkit.store.token.jws.JwsAlgorithm.PS256;
import static dev.sessionkit.store.token.jws.JwsAlgorithm.RS256;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SigningKeysTest {

    private static final Optional<String> NO_ID = Optional.empty();
    private static final byte[] PAYLOAD = TestKey.PAYLOAD.getBytes(UTF_8);

    private static SigningKey key(JwsAlgorithm algorithm) {
        return SigningKey.ofPem(NO_ID, algorithm, PemTexts.privateKey(algorithm));
    }

    private static SigningKey another(JwsAlgorithm algorithm) {
        return SigningKey.ofPem(
                NO_ID, algorithm, PemTexts.privateKey(TestKey.another(algorithm).pair()));
    }

    private static SigningKey secret() {
        return SigningKey.ofSecret(NO_ID, HS256, TestKey.of(HS256).secret());
    }

    private static String token(SigningKeys keys) {
        return new CompactJwsWriter(keys.signing(), "at+jwt").write(PAYLOAD);
    }

    private static boolean verifies(SigningKeys keys, String token) {
        return keys.verifier(new JwsHeaderRules(Set.of("at+jwt"))).verify(token).isPresent();
    }

    @Test
    @DisplayName(
            "requirement 64: with an overlap no token is refused while the key is changed, then the old key is dead")
    void rotation_overlap() {
        SigningKey old = key(ES256);
        SigningKey next = another(ES256);
        SigningKeys before = SigningKeys.of(old, List.of());
        SigningKeys announced = SigningKeys.of(old, List.of(next.publicHalf()));
        SigningKeys changed = SigningKeys.of(next, List.of(old.publicHalf()));
        SigningKeys after = SigningKeys.of(next, List.of());
        String byOld = token(before);
        String byNew = token(changed);

        assertThat(verifies(announced, byOld)).isTrue();
        assertThat(verifies(announced, byNew))
                .as("issued by a node that is ahead")
                .isTrue();
        assertThat(verifies(changed, byOld)).isTrue();
        assertThat(verifies(changed, byNew)).isTrue();
        assertThat(verifies(after, byNew)).isTrue();
        assertThat(verifies(after, byOld)).as("once the old key is taken away").isFalse();
        assertThat(verifies(before, byNew)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(names = {"ES256", "EDDSA", "RS256", "PS256", "HS256"})
    @DisplayName("a key that is replaced may be of another algorithm")
    void rotation_otherAlgorithm(JwsAlgorithm algorithm) {
        SigningKey old = algorithm == HS256 ? secret() : key(algorithm);
        SigningKey next = another(ES256);
        SigningKeys changed = SigningKeys.of(next, List.of(old.publicHalf()));
        assertThat(verifies(changed, token(SigningKeys.of(old, List.of())))).isTrue();
        assertThat(changed.algorithms()).isEqualTo(EnumSet.of(ES256, algorithm));
    }

    @Test
    @DisplayName("others that fetch the set verify our tokens with it")
    void jwks_ownReader() {
        SigningKeys keys = SigningKeys.of(
                key(ES256), List.of(key(EDDSA).publicHalf(), key(RS256).publicHalf()));
        KeySet fetched = KeySet.ofJwks(keys.jwks(), Verifiers.EVERY);
        JwsVerifier verifier = new JwsVerifier(Verifiers.EVERY, JwsHeaderRules.anyType(), KeySource.fixed(fetched));

        assertThat(fetched).isEqualTo(keys.keySet());
        assertThat(verifier.verify(token(keys))).isPresent();
    }

    @Test
    @DisplayName("RFC 7517: another library reads the set, and there is nothing private in it")
    void jwks_otherLibrary() throws Exception {
        List<JwsAlgorithm> algorithms = List.of(ES256, EDDSA, RS256, PS256, JwsAlgorithm.ES384, JwsAlgorithm.ES512);
        List<PublicHalf> others = algorithms.subList(1, algorithms.size()).stream()
                .map(a -> key(a).publicHalf())
                .toList();
        JWKSet set = JWKSet.parse(new String(SigningKeys.of(key(ES256), others).jwks(), UTF_8));

        assertThat(set.getKeys()).hasSameSizeAs(algorithms);
        for (int i = 0; i < algorithms.size(); i++) {
            JWK jwk = set.getKeys().get(i);
            Map<String, Object> expected = TestKey.of(algorithms.get(i))
                    .jwk(jwk.computeThumbprint().toString())
                    .toJSONObject();
            expected.put("use", "sig");
            expected.put("alg", algorithms.get(i).headerValue());
            assertThat(jwk.isPrivate()).isFalse();
            assertThat(jwk.toJSONObject())
                    .doesNotContainKeys("d", "p", "q", "dp", "dq", "qi", "oth", "k")
                    .isEqualTo(expected);
        }
    }

    @Test
    @DisplayName("a secret is never published")
    void jwks_secrets() {
        SigningKeys alone = SigningKeys.of(secret(), List.of());
        SigningKeys beside = SigningKeys.of(key(ES256), List.of(secret().publicHalf()));

        assertThat(new String(alone.jwks(), UTF_8)).isEqualTo("{\"keys\":[]}");
        assertThat(new String(beside.jwks(), UTF_8))
                .contains(beside.signing().id())
                .doesNotContain("oct", "HS256", secret().id());
        assertThat(verifies(alone, token(alone))).isTrue();
    }

    @Test
    @DisplayName("the set is the same bytes each time, and nobody changes it")
    void jwks_stable() {
        List<PublicHalf> others = List.of(key(EDDSA).publicHalf(), key(RS256).publicHalf());
        SigningKeys keys = SigningKeys.of(key(ES256), others);
        byte[] jwks = keys.jwks();
        String text = new String(jwks, UTF_8);
        java.util.Arrays.fill(jwks, (byte) 0);

        assertThat(new String(keys.jwks(), UTF_8)).isEqualTo(text);
        assertThat(SigningKeys.of(key(ES256), others).jwks()).isEqualTo(keys.jwks());
        assertThat(text.indexOf("ES256")).isLessThan(text.indexOf("EdDSA"));
        assertThat(text.indexOf("EdDSA")).isLessThan(text.indexOf("RS256"));
        assertThat(text)
                .startsWith("{\"keys\":[{\"kid\":\"" + key(ES256).id()
                        + "\",\"use\":\"sig\",\"alg\":\"ES256\",\"crv\":\"P-256\",\"kty\":\"EC\",\"x\":\"");
    }

    @Test
    void of_oneIdTwice() {
        SigningKey key = key(ES256);
        SigningKey namesake = SigningKey.ofPem(Optional.of(key.id()), EDDSA, PemTexts.privateKey(EDDSA));
        for (SigningKey second : List.of(key, namesake)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> SigningKeys.of(key, List.of(second.publicHalf())))
                    .withMessageContaining("two keys have one id");
        }
    }

    @Test
    void of_tooMany() {
        PublicHalf[] many = new PublicHalf[64];
        java.util.Arrays.setAll(many, i -> PublicHalf.ofSecret(Optional.of("k" + i), HS256, new byte[32]));
        assertThat(SigningKeys.of(secret(), List.of(many).subList(1, 64)).all()).hasSize(64);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SigningKeys.of(secret(), List.of(many)))
                .withMessage("a key set has 1 to 64 keys, not 65");
    }
}
