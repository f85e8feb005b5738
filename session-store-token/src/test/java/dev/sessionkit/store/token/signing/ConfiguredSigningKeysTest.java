package dev.sessionkit.store.token.signing;

import static dev.sessionkit.store.token.jws.JwsAlgorithm.EDDSA;
import static dev.sessionkit.store.token.jws.JwsAlgorithm.ES256;
import static dev.sessionkit.store.token.jws.JwsAlgorithm.HS256;
import static dev.sessionkit.store.token.jws.JwsAlgorithm.RS256;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sessionkit.spi.Secret;
import dev.sessionkit.store.token.SigningKeySettings;
import dev.sessionkit.store.token.jws.CompactJwsWriter;
import dev.sessionkit.store.token.jws.JwsAlgorithm;
import dev.sessionkit.store.token.jws.JwsHeaderRules;
import dev.sessionkit.store.token.jws.PemTexts;
import dev.sessionkit.store.token.jws.PublicHalf;
import dev.sessionkit.store.token.jws.SigningKeys;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfiguredSigningKeysTest {

    private static final Optional<String> NONE = Optional.empty();
    private static final Optional<Secret> NO_SECRET = Optional.empty();
    private static final String TEXT = "a secret of more than thirty-two bytes";
    private static final String JWK = """
            {"kty":"OKP","crv":"Ed25519","kid":"ed","d":"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A",
             "x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}
            """;

    private static SigningKeySettings pem(Optional<String> algorithm, String pem) {
        return new SigningKeySettings(NONE, algorithm, Optional.of(Secret.of(pem)), NO_SECRET, NO_SECRET);
    }

    private static SigningKeySettings jwk(String jwk) {
        return new SigningKeySettings(NONE, NONE, NO_SECRET, Optional.of(Secret.of(jwk)), NO_SECRET);
    }

    private static SigningKeySettings secret(String id) {
        return new SigningKeySettings(
                Optional.of(id), Optional.of("HS256"), NO_SECRET, NO_SECRET, Optional.of(Secret.of(TEXT)));
    }

    @Test
    @DisplayName("the first signs; the others verify, whether they are given private or public")
    void of_list() {
        SigningKeys keys = ConfiguredSigningKeys.of(List.of(
                pem(NONE, PemTexts.privateKey(ES256)),
                pem(Optional.of("RS256"), PemTexts.privateKey(RS256)),
                pem(Optional.of("EdDSA"), PemTexts.publicKey(EDDSA)),
                jwk(JWK),
                jwk(JWK.replace("\"ed\",\"d\":\"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A\"", "\"public\"")),
                secret("s1")));

        assertThat(keys.signing().algorithm()).isEqualTo(ES256);
        assertThat(keys.all())
                .extracting(PublicHalf::algorithm)
                .containsExactly(ES256, RS256, EDDSA, EDDSA, EDDSA, HS256);
        assertThat(keys.all().subList(3, 6)).extracting(PublicHalf::id).containsExactly("ed", "public", "s1");
    }

    @Test
    @DisplayName("rotation: the settings of the key that signed go behind the new one as they are")
    void of_rotated() {
        for (SigningKeySettings old : List.of(pem(NONE, PemTexts.privateKey(ES256)), jwk(JWK), secret("s1"))) {
            SigningKeys before = ConfiguredSigningKeys.of(List.of(old));
            SigningKeys after =
                    ConfiguredSigningKeys.of(List.of(pem(Optional.of("RS256"), PemTexts.privateKey(RS256)), old));
            String token = new CompactJwsWriter(before.signing(), "JWT").write(new byte[] {'{', '}'});
            assertThat(after.verifier(JwsHeaderRules.anyType()).verify(token)).isPresent();
        }
    }

    @Test
    void of_refused() {
        assertRefused(List.of(), "a key is missing");
        assertRefused(List.of(pem(NONE, PemTexts.publicKey(ES256))), "key 1: this is no private key");
        assertRefused(
                List.of(secret("s1"), pem(Optional.of("ES384"), PemTexts.privateKey(ES256))),
                "key 2: ES384 takes an EC key on the curve P-384");
        assertRefused(List.of(secret("s1"), secret("s1")), "two keys have one id");
        assertRefused(List.of(jwk("{}")), "key 1: the JWK is broken");
    }

    private static void assertRefused(List<SigningKeySettings> settings, String why) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConfiguredSigningKeys.of(settings))
                .withMessageStartingWith(why);
    }

    @Test
    @DisplayName("requirement 46: settings print no key")
    void settings_toString() {
        assertThat(List.of(pem(NONE, PemTexts.privateKey(ES256)), jwk(JWK), secret("s1"))
                        .toString())
                .doesNotContain("PRIVATE", "nWGx", TEXT)
                .contains("[hidden]");
    }

    @Test
    void settings_oneKeyOrNone() {
        Optional<Secret> key = Optional.of(Secret.of(TEXT));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SigningKeySettings(NONE, NONE, NO_SECRET, NO_SECRET, NO_SECRET))
                .withMessage("a key is one of Pem, Jwk and Secret, not none");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SigningKeySettings(NONE, NONE, key, NO_SECRET, key))
                .withMessage("a key is one of Pem, Jwk and Secret, not 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SigningKeySettings(Optional.of("k"), NONE, NO_SECRET, key, NO_SECRET))
                .withMessageContaining("leave Id and Algorithm out");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SigningKeySettings(NONE, NONE, NO_SECRET, NO_SECRET, key))
                .withMessageContaining("Algorithm is missing");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SigningKeySettings(NONE, Optional.of("none"), key, NO_SECRET, NO_SECRET))
                .withMessageContaining("Algorithm names \"none\"; known: HS256");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "tab\t", "ключ"})
    void settings_unfitId(String id) {
        Optional<Secret> key = Optional.of(Secret.of(TEXT));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SigningKeySettings(Optional.of(id), NONE, key, NO_SECRET, NO_SECRET))
                .withMessage("Id has 1 to 256 printable ASCII characters");
    }

    @Test
    void settings_algorithmPerKey() {
        for (JwsAlgorithm algorithm : List.of(JwsAlgorithm.RS512, JwsAlgorithm.PS256)) {
            SigningKeys keys = ConfiguredSigningKeys.of(
                    List.of(pem(Optional.of(algorithm.headerValue()), PemTexts.privateKey(RS256))));
            assertThat(keys.signing().algorithm()).isEqualTo(algorithm);
        }
    }
}
