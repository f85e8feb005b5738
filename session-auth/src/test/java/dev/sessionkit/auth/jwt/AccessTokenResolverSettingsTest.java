package dev.sessionkit.auth.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sessionkit.core.SettingsSchema;
import dev.sessionkit.core.StartupException;
import dev.sessionkit.spi.Secret;
import dev.sessionkit.spi.SessionResolver;
import dev.sessionkit.store.token.SigningKeySettings;
import dev.sessionkit.tck.KitContext;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessTokenResolverSettingsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"Issuer\": \"\"}                       | Issuer has 1 to 255 visible ASCII characters",
                "{\"Issuer\": \"a b\"}                    | Issuer has 1 to 255 visible ASCII characters",
                "{\"ClientId\": \"\u00e9\"}               | ClientId has 1 to 255 visible ASCII characters",
                "{\"Audience\": [\"a\", \"\"]}            | Audience has 1 to 255 visible ASCII characters",
                "{\"Audience\": [\"https://party.example.com/refresh\"]} | give access tokens another",
                "{\"Issuer\": \"https://a/\", \"Audience\": [\"https://a/refresh\"]} | give access tokens another",
                "{\"Leeway\": \"PT61S\"}                  | Leeway is from PT0S to PT1M, not PT1M1S",
                "{\"Leeway\": \"PT-1S\"}                  | Leeway is from PT0S to PT1M, not PT-1S",
                "{\"CacheSize\": -1}                      | CacheSize is from 0 to 1000000, not -1",
                "{\"CacheSize\": 1000001}                 | CacheSize is from 0 to 1000000, not 1000001",
                "{\"RoleMetadata\": \" \"}                | RoleMetadata is the name",
                "{\"Keys\": []}                           | Keys: a key is missing: the first of the list signs",
                "{\"Keys\": [{\"Algorithm\": \"HS256\", \"Secret\": \"short-1\"}]} | Keys: key 1: a secret for HS256 has at least 32",
                "{\"Keys\": [{\"Algorithm\": \"none\", \"Secret\": \"short-1\"}]} | known: HS256",
                "{\"Keys\": [{\"Pem\": \"short-1\"}]}     | Keys: key 1",
            })
    @DisplayName(
            "Settings that cannot work are refused at the start, and the message says why (requirement 44: short secrets)")
    void settings_refused(String more, String message) {
        assertThatExceptionOfType(StartupException.class)
                .isThrownBy(() -> JwtHost.started(more).close())
                .withMessageContaining("AccessTokenResolver")
                .withMessageContaining(message)
                .withMessageNotContaining("short-1");
    }

    @Test
    @DisplayName("Requirement 44: a secret has as many bytes as the hash, or the host does not start")
    void secret_short() {
        String key = "{\"Keys\": [{\"Algorithm\": \"HS256\", \"Secret\": \"%s\"}]}";
        assertThatExceptionOfType(StartupException.class)
                .isThrownBy(() -> JwtHost.started(key.formatted("x".repeat(31))).close());
        JwtHost.started(key.formatted("x".repeat(32))).close();
    }

    @Test
    @DisplayName("At most 16 audiences; a public key does not sign")
    void settings_refusedToo() {
        String many = "{\"Audience\": [" + "\"a\",".repeat(16) + "\"a\"]}";
        assertThatExceptionOfType(StartupException.class)
                .isThrownBy(() -> JwtHost.started(many).close())
                .withMessageContaining("Audience has at most 16 entries");
        List<Map<String, String>> keys = List.of(TestKeys.verifying("ES256", "public"));
        assertThatExceptionOfType(StartupException.class)
                .isThrownBy(() -> JwtHost.started("{}", keys).close())
                .withMessageContaining("key 1: this is no private key");
    }

    private static AccessTokenResolverSettings settings() {
        Optional<String> none = Optional.empty();
        SigningKeySettings key = new SigningKeySettings(
                none,
                Optional.of("HS256"),
                Optional.empty(),
                Optional.empty(),
                Optional.of(Secret.of(TestKeys.SECRET)));
        return new AccessTokenResolverSettings(
                "issuer", List.of(), "web", List.of(key), Duration.ZERO, Revocation.RECORD, "role", 0);
    }

    @Test
    @DisplayName("Requirement 46: the settings print no key; without an audience, it is the issuer")
    void settings_print() {
        assertThat(settings().toString()).doesNotContain(TestKeys.SECRET).contains("audience=[issuer]");
        assertThat(settings().refreshAudience()).isEqualTo("issuer/refresh");
    }

    @Test
    @DisplayName("What sessions have to name is the resolver's name in the settings")
    void voucher_isTheName() {
        AccessTokenResolver resolver = new AccessTokenResolver();
        resolver.configure(settings(), new KitContext("AccessTokenResolver#mobile"));
        assertThat(resolver.issuer().voucher()).isEqualTo("AccessTokenResolver#mobile");
    }

    @Test
    void shippedSchema_isThatOfTheSettings() {
        SettingsSchema.ofComponent(AccessTokenResolver.class)
                .requireSameAs(Path.of("src/main/resources/META-INF/sessionkit/AccessTokenResolver.schema.json"));
    }

    @Test
    void serviceLoader_findsIt() {
        assertThat(ServiceLoader.load(SessionResolver.class).stream().<Class<?>>map(ServiceLoader.Provider::type))
                .contains(AccessTokenResolver.class);
    }
}
