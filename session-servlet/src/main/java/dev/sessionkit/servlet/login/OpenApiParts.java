package dev.sessionkit.servlet.login;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The parts of the OpenAPI document, which stand beside the classes, and putting them together. Used by one thread.
 *
 * @param document so far
 */
record OpenApiParts(ObjectNode document) {

    OpenApiParts() {
        this(JsonMapper.shared().createObjectNode());
    }

    /**
     * Adds a part: objects grow by its members, lists by its elements, and anything else becomes what the part says.
     *
     * @param name of the file
     * @param values that stand in it as {@code {{name}}}; without characters that JSON escapes
     */
    OpenApiParts with(String name, Map<String, String> values) {
        String text = read(name + ".json");
        for (Map.Entry<String, String> value : values.entrySet()) {
            text = text.replace("{{" + value.getKey() + "}}", value.getValue());
        }
        merge(document, (ObjectNode) JsonMapper.shared().readTree(text));
        return this;
    }

    private static void merge(ObjectNode into, ObjectNode part) {
        part.properties().forEach(member -> {
            JsonNode there = into.get(member.getKey());
            if (there instanceof ObjectNode object && member.getValue() instanceof ObjectNode more) {
                merge(object, more);
            } else if (there instanceof ArrayNode list && member.getValue() instanceof ArrayNode more) {
                list.addAll(more);
            } else {
                into.set(member.getKey(), member.getValue());
            }
        });
    }

    private static String read(String file) {
        try (InputStream part = OpenApiParts.class.getResourceAsStream("openapi/" + file)) {
            return new String(Objects.requireNonNull(part, file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
