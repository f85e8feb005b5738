package dev.sessionkit.servlet.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionkit.servlet.Jetty;
import dev.sessionkit.spi.Setting;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What docs/http-api.md says of seed 003 happens. */
class PairPageTest {

    private static final Path PAGE = Path.of("../docs/http-api.md");
    private static final Map<String, Duration> PAUSES =
            Map.of("# fifteen minutes later", Duration.ofMinutes(15), "# seven days later", Duration.ofDays(7));

    @Test
    @DisplayName("The client's flow answers, line by line, what the page says")
    void flow() throws IOException {
        String page = Files.readString(PAGE);
        String section = page.substring(page.indexOf("### The client's flow"), page.indexOf("### Why a session is"));
        List<String> lines = new ArrayList<>();
        Matcher block = Pattern.compile("```text\n(.*?)```", Pattern.DOTALL).matcher(section);
        while (block.find()) {
            lines.addAll(block.group(1).lines().toList());
        }
        int calls = 0;
        try (PairSite site = new PairSite(Jetty::start)) {
            PairClient client = site.client();
            String access = "";
            for (int i = 0; i < lines.size(); i++) {
                String line = lines.get(i);
                if (PAUSES.containsKey(line)) {
                    site.clock.advance(PAUSES.get(line));
                    continue;
                }
                client.accessToken = line.contains("Bearer $ACCESS") ? access : "";
                HttpResponse<String> answer = send(line, client);
                access = client.accessToken.isEmpty() ? access : client.accessToken;
                assertThat(answer.body().strip()).as(line).matches(pattern(lines.get(++i)));
                calls++;
            }
        }
        assertThat(calls).isEqualTo(9);
    }

    /** Does what a line of curl does. */
    private static HttpResponse<String> send(String curl, PairClient client) {
        assertThat(curl).startsWith("$ curl ");
        String path = curl.substring(curl.indexOf("localhost:8080") + "localhost:8080".length());
        Matcher data = Pattern.compile(" -d '([^']*)'").matcher(curl);
        String body = data.find() ? data.group(1) : "";
        boolean posts = curl.contains("-X POST") || !body.isEmpty();
        assertThat(curl.contains("-c jar -b jar"))
                .as("has the jar where it is needed")
                .isEqualTo(posts);
        return client.send(posts ? "POST" : "GET", path, BodyPublishers.ofString(body));
    }

    /** An ellipsis stands for whatever differs from time to time. */
    private static String pattern(String expected) {
        return Arrays.stream(expected.split("…", -1)).map(Pattern::quote).collect(Collectors.joining("[^\"]+"));
    }

    @Test
    @DisplayName(
            "The page has the table of settings; if the record is right, put the text of the failure into the page")
    void settings() throws IOException {
        String rows = Arrays.stream(TokenPairApiSettings.class.getRecordComponents())
                .map(PairPageTest::row)
                .collect(Collectors.joining());
        assertThat(Files.readString(PAGE))
                .contains("### TokenPairApi\n\n| key | default | meaning |\n|---|---|---|\n" + rows);
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
