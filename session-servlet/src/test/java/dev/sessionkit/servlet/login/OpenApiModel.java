package dev.sessionkit.servlet.login;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a document says, with its references followed.
 *
 * @param document as it is served
 */
record OpenApiModel(JsonNode document) {

    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

    /**
     * What can be asked for.
     *
     * @param method of HTTP
     * @param path with its parameters in braces
     * @param json what it says
     */
    record Operation(String method, String path, JsonNode json) {

        String id() {
            return json.get("operationId").stringValue();
        }

        @Override
        public String toString() {
            return id();
        }
    }

    /**
     * One of the answers that a document promises.
     *
     * @param operation that is answered so
     * @param status of HTTP
     * @param type of the body; empty where there is none
     * @param variant which body, where there may be several
     * @param schema of the body
     * @param headers by name
     */
    record Promise(
            Operation operation,
            int status,
            String type,
            String variant,
            JsonNode schema,
            Map<String, JsonNode> headers) {

        /** By which it is found. */
        String key() {
            return (operation.id() + " " + status + " " + variant).strip();
        }

        @Override
        public String toString() {
            return key();
        }
    }

    List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(member -> METHODS.contains(member.getKey()))
                        .forEach(member -> operations.add(new Operation(
                                member.getKey().toUpperCase(Locale.ROOT), path.getKey(), member.getValue()))));
        return operations;
    }

    Operation operation(String id) {
        return operations().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    List<Promise> promises() {
        return operations().stream()
                .flatMap(operation -> operation.json().get("responses").properties().stream()
                        .flatMap(response ->
                                promises(operation, Integer.parseInt(response.getKey()), followed(response.getValue()))
                                        .stream()))
                .toList();
    }

    /** A promise that no operation makes, such as what any path answers to a method it is not for. */
    Promise general(String response, int status) {
        return promises(null, status, document.at("/components/responses/" + response))
                .get(0);
    }

    private List<Promise> promises(Operation operation, int status, JsonNode response) {
        Map<String, JsonNode> headers = new LinkedHashMap<>();
        response.path("headers")
                .properties()
                .forEach(header -> headers.put(header.getKey(), followed(header.getValue())));
        JsonNode content = response.path("content");
        if (content.isEmpty()) {
            return List.of(
                    new Promise(operation, status, "", "", JsonMapper.shared().createObjectNode(), headers));
        }
        List<Promise> promises = new ArrayList<>();
        content.properties().forEach(type -> {
            JsonNode schema = type.getValue().get("schema");
            for (JsonNode variant : schema.has("oneOf") ? schema.get("oneOf") : List.of(schema)) {
                promises.add(
                        new Promise(operation, status, type.getKey(), named(variant, type.getKey()), variant, headers));
            }
        });
        return promises;
    }

    private static String named(JsonNode schema, String otherwise) {
        String reference = schema.path("$ref").asString(otherwise);
        return reference.startsWith("#") ? reference.substring(reference.lastIndexOf('/') + 1) : reference;
    }

    /** What a reference leads to. */
    JsonNode followed(JsonNode node) {
        JsonNode reference = node.path("$ref");
        return reference.isString()
                ? followed(document.at(reference.stringValue().substring(1)))
                : node;
    }
}
