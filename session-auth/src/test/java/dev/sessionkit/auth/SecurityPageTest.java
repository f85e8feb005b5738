package dev.sessionkit.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** docs/security.md: what it says a requirement is shown by is there. */
class SecurityPageTest {

    private static final Path ROOT = Path.of("..");
    /** The last cell of a row: {@code `SomeTest.method`}, or {@code `.method`} of the class named before it. */
    private static final Pattern ROW = Pattern.compile("(?m)^\\|.*\\|(.*)\\|$");

    private static final Pattern NAMED = Pattern.compile("`([A-Z]\\w*(?:Test|Contract|IT))?(?:\\.(\\w+))?`");

    @Test
    @DisplayName("Every test that docs/security.md names exists, and so does every method of one")
    void page_namesTests() throws IOException {
        Map<String, String> sources = sources();
        String all = String.join("\n", sources.values());
        List<String> missing = new ArrayList<>();
        int named = 0;
        Matcher row = ROW.matcher(Files.readString(ROOT.resolve("docs/security.md")));
        while (row.find()) {
            Matcher name = NAMED.matcher(row.group(1));
            while (name.find()) {
                named++;
                boolean known = name.group(1) == null || sources.containsKey(name.group(1) + ".java");
                boolean has = name.group(2) == null || all.contains(" " + name.group(2) + "(");
                if (!known || !has) {
                    missing.add(name.group());
                }
            }
        }
        assertThat(missing).isEmpty();
        assertThat(named).isGreaterThan(100);
    }

    private static Map<String, String> sources() throws IOException {
        Map<String, String> sources = new TreeMap<>();
        try (Stream<Path> modules = Stream.concat(Files.list(ROOT), Files.list(ROOT.resolve("examples")))) {
            for (Path source : modules.map(module -> module.resolve("src"))
                    .filter(Files::isDirectory)
                    .toList()) {
                try (Stream<Path> files = Files.walk(source)) {
                    files.filter(file -> file.toString().endsWith(".java"))
                            .forEach(file -> sources.put(file.getFileName().toString(), read(file)));
                }
            }
        }
        return sources;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
