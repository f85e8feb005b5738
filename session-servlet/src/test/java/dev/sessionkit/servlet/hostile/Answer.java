package dev.sessionkit.servlet.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What came back on a connection until it was closed, byte by byte; empty where there was nothing.
 *
 * @param text in ISO 8859-1
 */
record Answer(String text) {

    private static final Pattern STATUS = Pattern.compile("(?s)HTTP/1\\.1 (\\d{3})[ \r].*");
    private static final Pattern FINAL = Pattern.compile("HTTP/1\\.1 [2-5]\\d\\d");

    /** What a connection has said, without interim answers (RFC 9110, section 15.2). */
    static Answer of(String text) {
        return new Answer(text.replaceFirst("(?s)^HTTP/1\\.1 100[ \r].*?\r\n\r\n", ""));
    }

    /** 0 where the connection was closed without an answer. */
    int status() {
        var status = STATUS.matcher(text);
        return status.matches() ? Integer.parseInt(status.group(1)) : 0;
    }

    /** How many answers there are. */
    long count() {
        return FINAL.matcher(text).results().count();
    }

    String head() {
        int end = text.indexOf("\r\n\r\n");
        return end < 0 ? text : text.substring(0, end);
    }

    String body() {
        int end = text.indexOf("\r\n\r\n");
        return end < 0 ? "" : text.substring(end + 4);
    }

    List<String> headers(String name) {
        String start = name.toLowerCase(Locale.ROOT) + ":";
        return head().lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
                .map(line -> line.substring(start.length()).strip())
                .toList();
    }

    String header(String name) {
        return headers(name).stream().findFirst().orElse("");
    }

    /** The token that a cookie was given. */
    String cookie(String name) {
        return headers("Set-Cookie").stream()
                .filter(line -> line.startsWith(name + "="))
                .map(line -> line.substring(name.length() + 1, line.indexOf(';')))
                .findFirst()
                .orElse("");
    }

    JsonNode json() {
        return JsonMapper.shared().readTree(body());
    }

    /** Checks for a refusal of ours, with all that goes with it. */
    Answer problem(int status, String code) {
        assertThat(status()).as(text).isEqualTo(status);
        assertThat(header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(header("Cache-Control")).isEqualTo("no-store");
        assertThat(header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(json().get("code").stringValue()).isEqualTo(code);
        assertThat(count()).isEqualTo(1);
        return this;
    }

    /** Checks that it tells nothing of what has gone wrong inside, nor of what was sent. */
    Answer sane() {
        assertThat(status()).as(text).isNotEqualTo(500);
        assertThat(text)
                .doesNotContain("evil", "EVIL")
                .doesNotContain("Exception", "\tat ", ".java", "jakarta.", "dev.sessionkit.s")
                .doesNotContain("Jetty", "Tomcat");
        assertThat(headers("Access-Control-Allow-Origin")).isEmpty();
        return this;
    }
}
