package dev.sessionkit.servlet.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionkit.servlet.login.OpenApiModel.Promise;
import java.net.http.HttpResponse;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Holds an answer to what a document says of it. */
final class PromisedAnswer {

    /** What every answer may have, and what the document says of all answers at once. */
    private static final Set<String> OF_ALL = Set.of(
            "connection",
            "content-length",
            "content-type",
            "content-security-policy",
            "date",
            "expires",
            "referrer-policy",
            "server",
            "transfer-encoding",
            "vary",
            "x-content-type-options");

    private PromisedAnswer() {}

    static void check(JsonNode document, Promise promise, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(promise.status());
        headers(document, promise, answer);
        String type = answer.headers().firstValue("Content-Type").orElse("");
        assertThat(type.split(";", 2)[0]).as(answer.body()).isEqualTo(promise.type());
        if (promise.type().isEmpty() || answer.request().method().equals("HEAD")) {
            assertThat(answer.body()).isEmpty();
        } else {
            JsonNode body = promise.type().endsWith("json")
                    ? JsonMapper.shared().readTree(answer.body())
                    : JsonMapper.shared().valueToTree(answer.body());
            assertThat(OpenApiSchemas.faultsOrMore(document, promise.schema(), body))
                    .as(answer.body())
                    .isEmpty();
        }
    }

    private static void headers(JsonNode document, Promise promise, HttpResponse<String> answer) {
        Set<String> others = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        others.addAll(answer.headers().map().keySet());
        others.removeAll(OF_ALL);
        promise.headers().forEach((name, header) -> {
            others.remove(name);
            assertThat(answer.headers().allValues(name))
                    .as(name)
                    .hasSizeGreaterThanOrEqualTo(header.path("required").asBoolean(false) ? 1 : 0)
                    .allSatisfy(value -> assertThat(OpenApiSchemas.faults(
                                    document, header.get("schema"), read(value, header.get("schema"))))
                            .as(value)
                            .isEmpty());
        });
        assertThat(others).as("headers that the document does not name").isEmpty();
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.headers().firstValue("Referrer-Policy")).isPresent();
    }

    private static JsonNode read(String value, JsonNode schema) {
        return schema.path("type").asString("").equals("integer")
                ? JsonMapper.shared().readTree(value)
                : JsonMapper.shared().valueToTree(value);
    }
}
