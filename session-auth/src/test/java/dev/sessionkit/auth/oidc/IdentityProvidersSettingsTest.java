package dev.sessionkit.auth.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessionkit.core.SettingsException;
import dev.sessionkit.tck.KitContext;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The section IdentityProviders: defaults, bounds, and what belongs together. */
class IdentityProvidersSettingsTest {

    private static final String OIDC =
            "'Issuer': 'https://login.example', 'ClientId': 'party', 'ClientSecret': 'geheim',"
                    + " 'RedirectUri': 'https://party.example/callback/a'";
    private static final String OAUTH2 =
            OIDC + ", 'Type': 'OAUTH2', 'AuthorizationEndpoint': 'https://login.example/a',"
                    + " 'TokenEndpoint': 'https://login.example/t', 'UserInfoEndpoint': 'https://login.example/u'";

    private static IdentityProviderSettings provider(String json) {
        return WrittenProviders.one("{" + json + "}").providers().get("test");
    }

    @Test
    @DisplayName("Without the section there are no providers")
    void none() {
        IdentityProvidersSettings none = WrittenProviders.section("{}");
        try (IdentityProviders providers = new IdentityProviders(none, new KitContext("IdentityProviders"))) {
            assertThat(providers.names()).isEmpty();
            assertThat(providers.provider("google")).isEmpty();
        }
    }

    @Test
    @DisplayName("What is left out has its default; no secret is printed")
    void defaults() {
        IdentityProviderSettings settings = provider(OIDC);
        assertThat(settings.type()).isEqualTo(IdentityProviderType.OIDC);
        assertThat(settings.clientAuthentication()).isEqualTo(TokenEndpointAuthentication.CLIENT_SECRET_BASIC);
        assertThat(settings.scopes()).containsExactly("openid", "profile", "email");
        assertThat(settings.linkVerifiedEmail()).isFalse();
        assertThat(settings.callbackIssuer()).isEqualTo(CallbackIssuer.DISCOVERED);
        assertThat(settings.timeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.algorithms()).containsExactly("RS256", "PS256", "ES256", "EdDSA");
        assertThat(settings.toString()).doesNotContain("geheim");
        assertThat(provider(OAUTH2).scopes()).isEmpty();
        assertThat(provider(OAUTH2).subjectField()).isEqualTo("id");
    }

    @Test
    @DisplayName("Several providers keep the order of the settings, and their names are told apart to the letter")
    void several() {
        IdentityProvidersSettings settings = WrittenProviders.section("{'Providers': {'zebra': {%s}, 'ant': {%s}}}"
                .formatted(
                        OIDC,
                        OAUTH2.replace("callback/a", "callback/b")
                                .replace("'Issuer': 'https://login.example'", "'Issuer': 'https://ant.example'")));
        try (IdentityProviders providers = new IdentityProviders(settings, new KitContext("IdentityProviders"))) {
            assertThat(providers.names()).containsExactly("zebra", "ant");
            assertThat(providers.provider("ant").orElseThrow().name()).isEqualTo("ant");
            assertThat(providers.provider("Ant")).isEmpty();
            assertThat(providers.provider("../ant")).isEmpty();
        }
    }

    @ParameterizedTest(name = "{1}: {0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'Issuer': 'http://login.example' | Issuer",
                "'Issuer': 'https://login.example/?tenant=a' | Issuer",
                "'Issuer': 'https://me:pw@login.example' | Issuer",
                "'Issuer': 'login' | Issuer",
                "'Issuer': ' ' | Issuer",
                "'ClientId': '' | ClientId",
                "'ClientId': 'pärty' | ClientId",
                "'ClientSecret': ' ' | ClientSecret",
                "'ClientSecret': null | ClientSecret is missing",
                "'ClientAuthentication': 'NONE' | ClientSecret is not used",
                "'RedirectUri': 'http://party.example/cb' | RedirectUri",
                "'RedirectUri': 'https://party.example/cb#x' | RedirectUri",
                "'RedirectUri': '/cb' | RedirectUri",
                "'Scopes': ['profile'] | Scopes has openid",
                "'Scopes': ['openid', 'a b'] | Scopes",
                "'Scopes': ['openid', 'openid'] | Scopes",
                "'Prompt': ['LOGIN', 'LOGIN'] | Prompt",
                "'Prompt': 'NONE' | Prompt",
                "'MaximumAge': 'P366D' | MaximumAge",
                "'Timeout': 'PT21S' | Timeout",
                "'Timeout': 'PT0S' | Timeout",
                "'Leeway': 'PT6M' | Leeway",
                "'Leeway': '-PT1S' | Leeway",
                "'Algorithms': [] | Algorithms",
                "'Algorithms': 'none' | Algorithms",
                "'Algorithms': ['RS256', 'HS256'] | Algorithms has HS256, HS384 and HS512 alone",
                "'Algorithms': 'HS256' | at least 32 random bytes",
                "'TrustedAudiences': [''] | TrustedAudiences",
                "'LogoutTokenTypes': [] | LogoutTokenTypes",
                "'TokenEndpoint': 'https://login.example/t' | TokenEndpoint is for Type OAUTH2",
            })
    @DisplayName("What is out of bounds is refused at start, naming the key, and quoting no secret")
    void oidc_outOfBounds(String json, String message) {
        String key = json.substring(0, json.indexOf(':'));
        String settings = List.of(OIDC.split(", ?")).stream()
                        .filter(pair -> !pair.startsWith(key + ":"))
                        .reduce((a, b) -> a + ", " + b)
                        .orElseThrow()
                + ", " + json;
        assertThatThrownBy(() -> provider(settings))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("IdentityProviders.Providers.test")
                .hasMessageContaining(message)
                .hasMessageNotContaining("geheim");
    }

    @ParameterizedTest(name = "{1}: {0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'SubjectField': '' | SubjectField",
                "'SubjectField': '/a~9' | SubjectField",
                "'NameField': ' ' | NameField",
                "'EmailVerifiedField': 'ok' | EmailVerifiedField is of no use",
                "'EmailField': 'mail', 'LinkVerifiedEmail': true | LinkVerifiedEmail",
                "'MaximumAge': 'PT1M' | MaximumAge",
            })
    @DisplayName("So is what makes no sense of a plain provider")
    void oauth2_outOfBounds(String json, String message) {
        assertThatThrownBy(() -> provider(OAUTH2 + ", " + json))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource({"AuthorizationEndpoint", "TokenEndpoint", "UserInfoEndpoint"})
    @DisplayName("A plain provider needs its three endpoints, over https")
    void oauth2_endpoints(String key) {
        String without = OAUTH2.replaceAll("'" + key + "': '[^']*',?", "").replaceAll(", *$", "");
        assertThatThrownBy(() -> provider(without)).hasMessageContaining(key + " is missing");
        assertThatThrownBy(() -> provider(OAUTH2.replaceAll("('" + key + "': 'http)s", "$1")))
                .hasMessageContaining(key + " is https");
    }

    @Test
    @DisplayName(
            "Requirement 56: two providers share a redirect URI only where both name themselves (RFC 9700, section 4.4.2)")
    void redirectUri_shared() {
        String two = "{'Providers': {'a': {%1$s%2$s}, 'b': {%1$s%3$s}}}";
        String named = ", 'CallbackIssuer': 'REQUIRED'";
        assertThatThrownBy(() -> WrittenProviders.section(two.formatted(OIDC, "", "")))
                .hasMessageContaining("RedirectUri of a is another provider's too");
        assertThatThrownBy(() -> WrittenProviders.section(two.formatted(OIDC, named, "")))
                .hasMessageContaining("RedirectUri of b");
        assertThat(WrittenProviders.section(two.formatted(OIDC, named, named)).providers())
                .hasSize(2);
    }

    @Test
    @DisplayName("Requirement 57: two providers share an issuer only where both tell its users apart by the same field")
    void issuer_shared() {
        String two = "{'Providers': {'a': {%s}, 'b': {%s%s}}}";
        String other = OAUTH2.replace("callback/a", "callback/b");
        for (String field : List.of("id", "uuid", "sub")) {
            String subject = ", 'SubjectField': '" + field + "'";
            if (!field.equals("id")) {
                assertThatThrownBy(() -> WrittenProviders.section(two.formatted(OAUTH2, other, subject)))
                        .isInstanceOf(SettingsException.class)
                        .hasMessageContaining("SubjectField of b");
            }
            if (!field.equals("sub")) {
                assertThatThrownBy(() -> WrittenProviders.section(two.formatted(OIDC, other, subject)))
                        .hasMessageContaining("SubjectField of b");
            }
        }
        assertThat(WrittenProviders.section(two.formatted(OAUTH2, other, "")).providers())
                .hasSize(2);
        assertThat(WrittenProviders.section(two.formatted(OIDC, other, ", 'SubjectField': 'sub'"))
                        .providers())
                .hasSize(2);
    }

    @Test
    @DisplayName("A provider's name fits into a URL as it is")
    void name_form() {
        for (String name : List.of("", "a/b", "ä", "x".repeat(65))) {
            assertThatThrownBy(() -> WrittenProviders.section("{'Providers': {'" + name + "': {" + OIDC + "}}}"))
                    .isInstanceOf(SettingsException.class)
                    .hasMessageContaining("Providers");
        }
    }
}
