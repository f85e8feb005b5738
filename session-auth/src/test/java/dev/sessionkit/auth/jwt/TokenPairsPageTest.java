package dev.sessionkit.auth.jwt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionkit.api.SessionRequest;
import dev.sessionkit.api.UserId;
import dev.sessionkit.core.NewSession;
import dev.sessionkit.core.Session;
import dev.sessionkit.core.SessionContext;
import dev.sessionkit.core.SessionFramework;
import dev.sessionkit.spi.Setting;
import dev.sessionkit.tck.Answer;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** docs/token-pairs.md: its settings start a host, its calls do what they say, its tables are what the records say. */
class TokenPairsPageTest {

    private static final Path PAGE = Path.of("../docs/token-pairs.md");

    @Test
    @DisplayName(
            "Settings and calls of docs/token-pairs.md work as they stand there, but for where database and key are")
    void page_works(@TempDir Path folder) throws IOException {
        String page = Files.readString(PAGE);
        Path key = Files.writeString(folder.resolve("issuer.pem"), TestKeys.privatePem("ES256", "page"));
        String settings = block(page, "json")
                .replace("jdbc:h2:file:./sessions", "jdbc:h2:mem:pairs;DB_CLOSE_DELAY=-1")
                .replace("/etc/keys/issuer.pem", key.toString());
        try (SessionFramework framework = SessionFramework.builder()
                .settings(settings)
                .environment(Map.of())
                .clock(() -> JwtHost.NOON)
                .build()) {
            SessionContext context = framework.open(SessionRequest.of(Map.of()), new Answer());
            UserId user = JwtHost.ANNE;
            Instant now = JwtHost.NOON;

            AccessTokenResolver resolver = framework.component(AccessTokenResolver.class, "AccessTokenResolver");
            TokenIssuer issuer = resolver.issuer();
            Session session = context.newSession(NewSession.of(user, "PASSWORD").vouchedBy(List.of(issuer.voucher())));
            context.commit();
            String token = issuer.accessToken(
                    AccessTokenClaims.of(session.id(), user, now, now.plus(Duration.ofMinutes(15)), now));

            assertThat(framework
                            .open(JwtHost.bearer(token), new Answer())
                            .session()
                            .orElseThrow()
                            .id())
                    .isEqualTo(session.id());
            for (String call : List.of(
                    "framework.component(AccessTokenResolver.class, \"AccessTokenResolver\")",
                    "resolver.issuer()",
                    "vouchedBy(List.of(issuer.voucher()))",
                    "AccessTokenClaims.of(session.id(), user, now, now.plus(Duration.ofMinutes(15)), now)")) {
                assertThat(block(page, "java")).contains(call);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "AccessTokenResolver, dev.sessionkit.auth.jwt.AccessTokenResolverSettings",
        "A key, dev.sessionkit.store.token.SigningKeySettings",
    })
    @DisplayName("Each section has its table; if the records are right, put the text of the failure into the page")
    void page_hasTheTable(String section, Class<? extends Record> settings) throws IOException {
        assertThat(Files.readString(PAGE)).contains(table(section, settings));
    }

    private static String table(String section, Class<? extends Record> settings) {
        List<String> rows = Arrays.stream(settings.getRecordComponents())
                .map(TokenPairsPageTest::row)
                .toList();
        return "### " + section + "\n\n| key | default | meaning |\n|---|---|---|\n" + String.join("", rows);
    }

    private static String row(RecordComponent component) {
        Setting setting = component.getAnnotation(Setting.class);
        String name = component.getName();
        String key = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        String byDefault =
                Arrays.stream(setting.byDefault()).map(text -> "`" + text + "`").collect(Collectors.joining(", "));
        return "| `" + key + "` | " + byDefault + " | " + setting.value().replace("|", "\\|") + " |\n";
    }

    private static String block(String page, String language) {
        Matcher block =
                Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(page);
        assertThat(block.find()).as("a block of " + language).isTrue();
        return block.group(1);
    }
}
