package dev.sessionkit.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionkit.spi.Setting;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tables of settings in the pages on signing in are what the records say. */
class SettingsTablesTest {

    @ParameterizedTest
    @CsvSource({
        "signing-in.md, Login, dev.sessionkit.auth.LoginSettings",
        "token-pairs.md, TokenPairs, dev.sessionkit.auth.TokenPairsSettings",
        "signing-in.md, SessionsService, dev.sessionkit.auth.SessionsServiceSettings",
        "signing-in.md, Passwords, dev.sessionkit.auth.password.PasswordSettings",
        "signing-in.md, LoginThrottle, dev.sessionkit.auth.throttle.ThrottleSettings",
        "signing-in.md, MemoryAccounts, dev.sessionkit.auth.MemoryAccountsSettings",
    })
    @DisplayName("Each section has its table; if the records are right, put the text of the failure into the page")
    void page_hasTheTable(String page, String section, Class<? extends Record> settings) throws IOException {
        assertThat(Files.readString(Path.of("../docs/" + page))).contains(table(section, settings));
    }

    private static String table(String section, Class<? extends Record> settings) {
        List<String> rows = Arrays.stream(settings.getRecordComponents())
                .map(SettingsTablesTest::row)
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
}
