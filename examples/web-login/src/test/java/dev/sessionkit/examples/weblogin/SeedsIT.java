package dev.sessionkit.examples.weblogin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The samples of the seeds, by the script that people can run too; what it has to show stands in seeds.txt. */
class SeedsIT {

    private static final Path SCRIPT = Path.of("src/test/curl/seeds.sh");
    private static final Path EXPECTED = Path.of("src/test/curl/seeds.txt");
    private static final Path SHOWN = Path.of("target", "seeds.txt");

    @RegisterExtension
    static final OneHost HOST = new OneHost();

    @BeforeAll
    static void needCurl() {
        Needed.program("curl", "curl");
    }

    @Test
    @DisplayName("every sample of seeds 001 and 003 works with curl, word for word but for host and values")
    void every_sample_of_the_seeds_works_with_curl() throws IOException {
        ProcessBuilder script = new ProcessBuilder("bash", SCRIPT.toString(), HOST.url("")).redirectErrorStream(true);
        script.environment().put("EXPIRED_ACCESS_TOKEN", HOST.earlier().expiredAccessToken());
        script.environment()
                .keySet()
                .removeIf(name -> name.toLowerCase(Locale.ROOT).endsWith("_proxy"));
        String shown = new String(script.start().getInputStream().readAllBytes(), UTF_8);
        Files.writeString(SHOWN, shown);
        System.out.println(shown);

        List<String> lines = shown.lines().toList();
        List<String> expected = Files.readAllLines(EXPECTED);
        for (int line = 0; line < Math.min(lines.size(), expected.size()); line++) {
            assertThat(lines.get(line))
                    .as("line " + (line + 1) + " of seeds.txt")
                    .matches(pattern(expected.get(line)));
        }
        assertThat(lines).hasSameSizeAs(expected);
    }

    /** The line, where an ellipsis stands for anything without white space. */
    private static Pattern pattern(String line) {
        String here = line.replace(
                        "localhost:8080", "localhost:" + HOST.process().port())
                .replace("localhost%3A8080", "localhost%3A" + HOST.process().port());
        return Pattern.compile(
                Arrays.stream(here.split("…", -1)).map(Pattern::quote).collect(Collectors.joining("\\S*")));
    }
}
