package dev.sessionkit.servlet.login;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Says in the OpenAPI document where clients carry their sessions: wherever it asks for the security scheme {@code session}, and
 * in place of the response header {@code session-carriers}. Immutable.
 *
 * @param carriers of this host
 */
record OpenApiSecurity(SessionCarriers carriers) {

    private static final String SCHEME = "session";
    private static final String HEADERS = "session-carriers";

    void describeIn(ObjectNode document) {
        JsonNode schemes = JsonMapper.shared().valueToTree(carriers.schemes());
        document.withObject("/components/securitySchemes").setAll((ObjectNode) schemes);
        visit(document);
    }

    private void visit(JsonNode node) {
        if (node instanceof ObjectNode object) {
            if (object.get("security") instanceof ArrayNode ways) {
                object.set("security", security(ways));
            }
            if (object.get("headers") instanceof ObjectNode headers && headers.has(HEADERS)) {
                object.set("headers", headers(headers));
            }
        }
        node.forEach(this::visit);
    }

    /** Any one of the carriers will do; where none is known, nothing is said. */
    private ArrayNode security(ArrayNode ways) {
        List<JsonNode> all = new ArrayList<>();
        for (JsonNode way : ways) {
            if (way.has(SCHEME)) {
                carriers.schemes().keySet().forEach(name -> all.add(scheme(name)));
            } else {
                all.add(way);
            }
        }
        return JsonNodeFactory.instance.arrayNode().addAll(all);
    }

    private static ObjectNode scheme(String name) {
        return JsonNodeFactory.instance.objectNode().set(name, JsonNodeFactory.instance.arrayNode());
    }

    private ObjectNode headers(ObjectNode written) {
        ObjectNode headers = JsonNodeFactory.instance.objectNode();
        written.properties().forEach(header -> {
            if (!header.getKey().equals(HEADERS)) {
                headers.set(header.getKey(), header.getValue());
                return;
            }
            if (carriers.setsCookies()) {
                headers.set("Set-Cookie", header.getValue());
            }
            carriers.responseHeaders()
                    .forEach(name -> headers.putObject(name).put("$ref", "#/components/headers/SessionHeader"));
        });
        return headers;
    }
}
