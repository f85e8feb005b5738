package dev.sessionkit.servlet.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What holds of every answer of the endpoints. */
final class Answers {

    private Answers() {}

    static JsonNode json(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(header(answer, "Content-Type")).isEqualTo("application/json");
        sealed(answer);
        return JsonMapper.shared().readTree(answer.body());
    }

    static JsonNode problem(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(header(answer, "Content-Type")).isEqualTo("application/problem+json");
        sealed(answer);
        JsonNode json = JsonMapper.shared().readTree(answer.body());
        assertThat(json.get("code").stringValue()).isEqualTo(code);
        assertThat(json.get("type").stringValue()).isEqualTo("tag:sessionkit.dev,2026:" + code);
        assertThat(json.get("title").stringValue()).isNotBlank();
        if (status == 401) {
            assertThat(header(answer, "WWW-Authenticate")).startsWith("Session ");
        }
        return json;
    }

    static String redirect(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).isEmpty();
        sealed(answer);
        return location(answer);
    }

    static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow();
    }

    static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private static void sealed(HttpResponse<String> answer) {
        assertThat(header(answer, "Cache-Control")).isEqualTo("no-store");
        assertThat(header(answer, "Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
    }
}
