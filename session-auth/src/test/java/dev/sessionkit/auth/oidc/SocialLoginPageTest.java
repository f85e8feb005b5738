package dev.sessionkit.auth.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionkit.spi.Setting;
import dev.sessionkit.tck.KitContext;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** docs/social-login.md: its settings make the providers it speaks of, and its tables are what the records say. */
class SocialLoginPageTest {

    private static final Path PAGE = Path.of("../docs/social-login.md");

    @Test
    @DisplayName("The settings of docs/social-login.md make a provider of OpenID Connect and a plain one")
    void settings_areRead() throws IOException {
        Matcher block = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(PAGE));
        assertThat(block.find()).isTrue();
        IdentityProvidersSettings settings = WrittenProviders.file(
                block.group(1), Map.of("GOOGLE_SECRET", "geheim", "GITHUB_SECRET", "auch geheim"));
        assertThat(settings.providers().get("google").type()).isEqualTo(IdentityProviderType.OIDC);
        try (IdentityProviders providers = new IdentityProviders(settings, new KitContext("IdentityProviders"))) {
            assertThat(providers.names()).containsExactly("google", "github");
            assertThat(providers
                            .provider("github")
                            .orElseThrow()
                            .authorizationUri(OpenIdHost.SECRETS)
                            .toString())
                    .startsWith("https://github.com/login/oauth/authorize?")
                    .contains("client_id=Iv1.0123456789abcdef", "code_challenge=");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "IdentityProviders, dev.sessionkit.auth.oidc.IdentityProvidersSettings",
        "A provider, dev.sessionkit.auth.oidc.IdentityProviderSettings",
    })
    @DisplayName("Each record has its table; if the records are right, put the text of the failure into the page")
    void page_hasTheTable(String title, Class<? extends Record> settings) throws IOException {
        assertThat(Files.readString(PAGE)).contains(table(title, settings));
    }

    private static String table(String title, Class<? extends Record> settings) {
        String rows = Arrays.stream(settings.getRecordComponents())
                .map(SocialLoginPageTest::row)
                .collect(Collectors.joining());
        return "### " + title + "\n\n| key | default | meaning |\n|---|---|---|\n" + rows;
    }

    private static String row(RecordComponent component) {
        Setting setting = component.getAnnotation(Setting.class);
        String name = component.getName();
        String key = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        String byDefault =
                Arrays.stream(setting.byDefault()).map(text -> "`" + text + "`").collect(Collectors.joining(", "));
        return "| `" + key + "` | " + byDefault + " | " + setting.value().replace("|", "\\|") + " |\n";
    }
}
