package dev.sessionkit.servlet.login;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What JSON is held to: the official schema of OpenAPI 3.1, and the schemas of a document. */
final class OpenApiSchemas {

    private static final String OFFICIAL = "https://spec.openapis.org/oas/3.1/";
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            registry -> registry.schemas(official())
                    .schemaRegistryConfig(SchemaRegistryConfig.builder()
                            .formatAssertionsEnabled(true)
                            .build()));

    private OpenApiSchemas() {}

    private static Map<String, String> official() {
        Map<String, String> schemas = new HashMap<>();
        for (String path :
                List.of("schema-base/2025-09-15", "schema/2025-09-15", "dialect/2024-11-10", "meta/2024-11-10")) {
            schemas.put(OFFICIAL + path, resource("openapi/3.1/" + path));
        }
        return schemas;
    }

    private static String resource(String path) {
        try (InputStream stream = OpenApiSchemas.class.getClassLoader().getResourceAsStream(path)) {
            return new String(Objects.requireNonNull(stream, path).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is wrong with a document, schemas in it included. */
    static List<Error> faultsOf(JsonNode document) {
        return REGISTRY.getSchema(SchemaLocation.of(OFFICIAL + "schema-base/2025-09-15"))
                .validate(document);
    }

    /** What is wrong with a value by a schema of the document. */
    static List<Error> faults(JsonNode document, JsonNode schema, JsonNode value) {
        return REGISTRY.getSchema(resource(document, schema)).validate(value);
    }

    /** The same, where there may be nothing that the document does not name. */
    static List<Error> faultsOrMore(JsonNode document, JsonNode schema, JsonNode value) {
        ObjectNode closed = resource(document, schema);
        close(closed);
        closed.put("unevaluatedProperties", false);
        return REGISTRY.getSchema(closed).validate(value);
    }

    /** A schema that stands by itself, with all that it may refer to. */
    private static ObjectNode resource(JsonNode document, JsonNode schema) {
        ObjectNode resource = JsonMapper.shared().createObjectNode();
        resource.setAll((ObjectNode) schema.deepCopy());
        resource.putObject("components")
                .set("schemas", document.at("/components/schemas").deepCopy());
        return resource;
    }

    /** Each value has what its schema names, and no more, unless that says otherwise. */
    private static void close(JsonNode node) {
        node.path("properties").forEach(OpenApiSchemas::closeValue);
        closeValue(node.path("items"));
        node.forEach(OpenApiSchemas::close);
    }

    private static void closeValue(JsonNode schema) {
        if (schema instanceof ObjectNode value && !value.has("additionalProperties") && value.size() > 0) {
            value.put("unevaluatedProperties", false);
        }
    }
}
