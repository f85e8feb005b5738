package dev.sessionkit.store.token.jws;

import static dev.sessionkit.store.token.jws.JwsAlgorithm.ES256;
import static dev.sessionkit.store.token.jws.JwsAlgorithm.HS256;
import static dev.sessionkit.store.token.jws.JwsAlgorithm.PS256;
import static dev.sessionkit.store.token.jws.JwsAlgorithm.RS256;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeySetTest {

    private static final Optional<String> NO_ID = Optional.empty();

    @Test
    void candidates_ofIdFirstThenWithoutId() {
        VerifyingKey named = secret(Optional.of("a"), 1);
        VerifyingKey namedAlso = secret(Optional.of("a"), 2);
        VerifyingKey nameless = secret(NO_ID, 3);
        VerifyingKey other = secret(Optional.of("b"), 4);
        KeySet set = KeySet.of(List.of(nameless, other, named, namedAlso));

        assertThat(set.candidates(HS256, Optional.of("a"))).containsExactly(named, namedAlso, nameless);
        assertThat(set.candidates(HS256, Optional.of("c"))).containsExactly(nameless);
        assertThat(set.candidates(HS256, NO_ID)).containsExactly(nameless, other, named, namedAlso);
        assertThat(set.candidates(ES256, NO_ID)).isEmpty();
        assertThat(set.candidates(ES256, Optional.of("a"))).isEmpty();
    }

    @Test
    @DisplayName("at most four keys are tried for a token")
    void candidates_many() {
        List<VerifyingKey> same = List.of(1, 2, 3, 4, 5, 6).stream()
                .map(seed -> secret(Optional.of("a"), seed))
                .toList();
        assertThat(KeySet.of(same).candidates(HS256, NO_ID)).isEqualTo(same.subList(0, 4));
        assertThat(KeySet.of(same).candidates(HS256, Optional.of("a"))).isEqualTo(same.subList(0, 4));
        List<VerifyingKey> nameless = List.of(1, 2, 3, 4, 5, 6).stream()
                .map(seed -> secret(NO_ID, seed))
                .toList();
        assertThat(KeySet.of(nameless).candidates(HS256, Optional.of("a"))).isEqualTo(nameless.subList(0, 4));
    }

    @Test
    void contains_equalKey() {
        KeySet set = KeySet.of(List.of(secret(Optional.of("a"), 1)));
        assertThat(set.contains(secret(Optional.of("a"), 1))).isTrue();
        assertThat(set.contains(secret(Optional.of("a"), 2))).as("another key").isFalse();
        assertThat(set.contains(secret(Optional.of("b"), 1))).as("another id").isFalse();
        byte[] longer = new byte[64];
        assertThat(KeySet.of(List.of(VerifyingKey.ofSecret(NO_ID, HS256, longer)))
                        .contains(VerifyingKey.ofSecret(NO_ID, JwsAlgorithm.HS512, longer)))
                .as("another algorithm")
                .isFalse();
        assertThat(set).isEqualTo(KeySet.of(List.of(secret(Optional.of("a"), 1))));
    }

    @Test
    void of_noneOrTooMany() {
        assertThatIllegalArgumentException().isThrownBy(() -> KeySet.of(List.of()));
        VerifyingKey key = secret(NO_ID, 1);
        assertThat(KeySet.of(Collections.nCopies(64, key)).contains(key)).isTrue();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KeySet.of(Collections.nCopies(65, key)))
                .withMessage("a key set has 1 to 64 keys, not 65");
    }

    @Test
    @DisplayName("RFC 7517 5: keys that cannot be used are left out, and the log names them cleanly")
    void ofJwks_someUnusable() {
        TestKey good = TestKey.of(ES256);
        String unknown = "{\"kty\":\"XYZ\",\"kid\":\"odd\\nWARN forged " + "x".repeat(100) + "\"}";
        String encrypting = good.jwk("enc").toJSONString().replace("{", "{\"use\":\"enc\",");
        try (Logged log = new Logged()) {
            KeySet set = KeySet.ofJwks(
                    jwks(
                            unknown,
                            encrypting,
                            "7",
                            "null",
                            "{}",
                            good.jwk("good").toJSONString()),
                    Set.of(ES256));

            assertThat(set).isEqualTo(KeySet.of(List.of(good.verifying(Optional.of("good")))));
            assertThat(log.lines()).hasSize(5).noneMatch(line -> line.contains("\n") || line.length() > 300);
            assertThat(log.lines().get(0)).contains("Key odd?WARN forged xxx").contains("kty");
            assertThat(log.lines().get(1)).contains("Key enc").contains("use");
        }
    }

    @Test
    @DisplayName("RFC 8725 3.5: a set that others publish never brings a secret")
    void ofJwks_secret() {
        String secret = TestKey.of(HS256).jwk("shared").toJSONString();
        KeySet set = KeySet.ofJwks(jwks(secret, TestKey.of(ES256).jwk("k").toJSONString()), Set.of(HS256, ES256));
        assertThat(set.candidates(HS256, NO_ID)).isEmpty();
        assertThat(set.candidates(ES256, NO_ID)).hasSize(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KeySet.ofJwks(jwks(secret), Set.of(HS256)))
                .withMessage("the JWK set has no usable key: a secret has no place in a JWK set");
    }

    @Test
    @DisplayName("a provider that publishes private keys has none of them taken")
    void ofJwks_privateKey() throws Exception {
        String leaked = new com.nimbusds.jose.jwk.gen.ECKeyGenerator(com.nimbusds.jose.jwk.Curve.P_256)
                .generate()
                .toJSONString();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KeySet.ofJwks(jwks(leaked), Set.of(ES256)))
                .withMessageContaining("private key");
    }

    @Test
    void ofJwks_sameIdTwice() {
        String first = TestKey.of(ES256).jwk("k").toJSONString();
        String second = TestKey.another(ES256).jwk("k").toJSONString();
        assertThat(KeySet.ofJwks(jwks(first, second), Set.of(ES256)).candidates(ES256, Optional.of("k")))
                .hasSize(2);
    }

    @Test
    void ofJwks_moreThan64() {
        TestKey key = TestKey.of(ES256);
        String[] many = new String[70];
        Arrays.setAll(many, i -> key.jwk("k" + i).toJSONString());
        KeySet set = KeySet.ofJwks(jwks(many), Set.of(ES256));
        assertThat(set.names(ES256, "k63")).isTrue();
        assertThat(set.names(ES256, "k64")).isFalse();
    }

    @Test
    void ofJwks_severalAlgorithmsFit() {
        String key = TestKey.of(RS256).jwk("k").toJSONString();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KeySet.ofJwks(jwks(key), Set.of(RS256, PS256)))
                .withMessageContaining("RS256, PS256")
                .withMessageContaining("add alg");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>",
                "[]",
                "{}",
                "null",
                "{\"keys\":{}}",
                "{\"keys\":null}",
                "{\"keys\":[]}",
                "{\"keys\":[]}{\"keys\":[]}",
                "{\"keys\":[],\"keys\":[]}",
                "{\"keys\":[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]}",
                "{\"keys\":[",
            })
    void ofJwks_brokenSet(String json) {
        assertThatIllegalArgumentException().isThrownBy(() -> KeySet.ofJwks(json.getBytes(UTF_8), Verifiers.EVERY));
    }

    @Test
    @DisplayName("RFC 8259 4: a JWK set is one JSON text with each name once, however good its keys")
    void ofJwks_twice() {
        String key = TestKey.of(ES256).jwk("k").toJSONString();
        String set = "{\"keys\":[" + key + "]}";
        assertThat(KeySet.ofJwks(set.getBytes(UTF_8), Set.of(ES256)).names(ES256, "k"))
                .isTrue();
        for (String twice : List.of(
                set + set,
                set + "x",
                set.replace("{\"keys\"", "{\"keys\":[],\"keys\""),
                set.replace("\"kid\":", "\"kid\":\"j\",\"kid\":"))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> KeySet.ofJwks(twice.getBytes(UTF_8), Set.of(ES256)))
                    .withMessage("the JWK set is not JSON, or has a name twice");
        }
    }

    static byte[] jwks(String... keys) {
        return Arrays.stream(keys)
                .collect(Collectors.joining(",", "{\"keys\":[", "]}"))
                .getBytes(UTF_8);
    }

    private static VerifyingKey secret(Optional<String> id, int seed) {
        byte[] secret = new byte[32];
        Arrays.fill(secret, (byte) seed);
        return VerifyingKey.ofSecret(id, HS256, secret);
    }
}
