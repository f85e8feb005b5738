package dev.sessionkit.servlet.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The document itself, and how it is served. */
class OpenApiValidityTest {

    private static OpenApiSite site;
    private static JsonNode document;

    @BeforeAll
    static void start() {
        site = new OpenApiSite();
        document = site.document();
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @Test
    @DisplayName("The document is valid by the official schema of OpenAPI 3.1, and so are the schemas in it")
    void document_isValid() {
        assertThat(OpenApiSchemas.faultsOf(document)).isEmpty();
        assertThat(document.get("openapi").stringValue()).isEqualTo("3.1.0");
        assertThat(document.at("/info/version").stringValue()).matches("\\d+\\.\\d+\\.\\d+(-SNAPSHOT)?");
    }

    @Test
    @DisplayName("The check finds a response without description, a header that is none, and a schema that is none")
    void check_finds() {
        for (String[] broken : new String[][] {
            {"/components/responses/BadRequest", "description"},
            {"/components/headers/NoStore", "schema"},
            {"/info", "version"},
            {"/components/securitySchemes/refreshToken", "name"}
        }) {
            ObjectNode copy = (ObjectNode) document.deepCopy();
            ((ObjectNode) copy.at(broken[0])).remove(broken[1]);
            assertThat(OpenApiSchemas.faultsOf(copy)).as(broken[0]).isNotEmpty();
        }
        ObjectNode copy = (ObjectNode) document.deepCopy();
        ((ObjectNode) copy.at("/components/schemas/SessionId")).put("type", "text");
        assertThat(OpenApiSchemas.faultsOf(copy)).isNotEmpty();
    }

    @Test
    @DisplayName("Every reference leads somewhere, every operation has a name of its own and a tag that is declared")
    void references_leadSomewhere() {
        List<String> references = new ArrayList<>();
        each(document, node -> {
            if (node.path("$ref").isString()) {
                references.add(node.get("$ref").stringValue());
            }
        });
        assertThat(references).isNotEmpty().allSatisfy(reference -> {
            assertThat(reference).startsWith("#/");
            assertThat(document.at(reference.substring(1)).isMissingNode())
                    .as(reference)
                    .isFalse();
        });
        List<OpenApiModel.Operation> operations = new OpenApiModel(document).operations();
        assertThat(operations.stream().map(OpenApiModel.Operation::id)).doesNotHaveDuplicates();
        List<String> tags = document.get("tags")
                .valueStream()
                .map(tag -> tag.get("name").stringValue())
                .toList();
        assertThat(operations)
                .allSatisfy(operation -> assertThat(tags)
                        .contains(operation.json().get("tags").get(0).stringValue()));
    }

    @Test
    @DisplayName("Every example is one of what it stands with, and looks like no secret")
    void examples_areValid() {
        List<JsonNode> examples = new ArrayList<>();
        document.at("/components/schemas")
                .properties()
                .forEach(schema -> schema.getValue().path("examples").forEach(example -> {
                    examples.add(example);
                    assertThat(OpenApiSchemas.faultsOrMore(document, schema.getValue(), example))
                            .as(schema.getKey())
                            .isEmpty();
                }));
        assertThat(examples).hasSizeGreaterThan(20);
        assertThat(examples.toString()).doesNotContain("eyJ").doesNotContainPattern("[A-Za-z0-9_-]{40}");
    }

    @Test
    @DisplayName("It is JSON that is kept until it changes, for GET and HEAD; any other method is 405")
    void served() {
        HttpResponse<String> answer = site.caller().get("/openapi.json");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-cache");
        String tag = answer.headers().firstValue("ETag").orElseThrow();
        assertThat(tag).matches("\"[A-Za-z0-9_-]{43}\"");

        HttpResponse<String> head = site.caller().send("HEAD", "/openapi.json", "");
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValue("ETag")).contains(tag);
        assertThat(head.headers().firstValue("Content-Length"))
                .isEqualTo(answer.headers().firstValue("Content-Length"));

        for (String known : List.of(tag, "W/" + tag, "\"other\", " + tag, "*")) {
            HttpResponse<String> same = site.caller().get("/openapi.json", "If-None-Match", known);
            assertThat(same.statusCode()).isEqualTo(304);
            assertThat(same.body()).isEmpty();
        }
        assertThat(site.caller()
                        .get("/openapi.json", "If-None-Match", "\"other\"")
                        .statusCode())
                .isEqualTo(200);

        HttpResponse<String> post = site.caller().post("/openapi.json", "{}");
        assertThat(post.statusCode()).isEqualTo(405);
        assertThat(post.headers().firstValue("Allow")).contains("GET, HEAD, OPTIONS");
        assertThat(JsonMapper.shared().readTree(post.body()).get("code").stringValue())
                .isEqualTo("method-not-allowed");
    }

    private static void each(JsonNode node, Consumer<JsonNode> visitor) {
        visitor.accept(node);
        node.forEach(child -> each(child, visitor));
    }
}
