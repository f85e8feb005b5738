package dev.sessionkit.resolver.header;

import static dev.sessionkit.resolver.header.Given.TEXT;
import static dev.sessionkit.resolver.header.Given.TOKEN;
import static dev.sessionkit.resolver.header.Given.cookieResolver;
import static dev.sessionkit.resolver.header.Given.emptyRequest;
import static dev.sessionkit.resolver.header.Given.issued;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionkit.spi.Setting;
import dev.sessionkit.tck.Answer;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code docs/cookies.md} says what the code does. */
class CookieDocumentationTest {

    private final List<String> lines = readLines();

    @Test
    void defaultCookie_isTheOneShown() {
        Answer response = new Answer();
        cookieResolver().send(issued(TOKEN), emptyRequest(), response);
        String sent = response.headers("Set-Cookie").get(0).replace(TEXT, "<token>");
        assertThat(lines).contains("Set-Cookie: " + sent);
    }

    @Test
    void everySetting_hasItsRowWithItsDefault() {
        assertThat(lines)
                .filteredOn(line -> line.matches("\\| `[A-Za-z]+` \\| (`.+`|none) \\| .*"))
                .extracting(line -> line.substring(0, line.indexOf('|', line.indexOf('|', 1) + 1) + 1))
                .containsExactlyElementsOf(rows());
    }

    private static List<String> rows() {
        return Arrays.stream(CookieSessionResolverSettings.class.getRecordComponents())
                .map(CookieDocumentationTest::row)
                .toList();
    }

    private static String row(RecordComponent setting) {
        String key = Character.toUpperCase(setting.getName().charAt(0))
                + setting.getName().substring(1);
        String[] byDefault = setting.getAnnotation(Setting.class).byDefault();
        return "| `" + key + "` | " + (byDefault.length == 0 ? "none" : "`" + byDefault[0] + "`") + " |";
    }

    private static List<String> readLines() {
        try {
            return Files.readAllLines(Path.of("..", "docs", "cookies.md"));
        } catch (IOException e) {
            throw new AssertionError("docs/cookies.md is not where it was", e);
        }
    }
}
