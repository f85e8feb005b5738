package dev.sessionkit.auth;

import dev.sessionkit.spi.Secret;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What comes back from an identity provider, as one JSON object: {@code provider}, {@code callback} (the query string, as it came)
 * and {@code bindings} (an array of what the browser was given). Prints nothing of it. Immutable.
 *
 * @param provider its name in {@code IdentityProviders}
 * @param callback the parameters, decoded
 * @param bindings what the browser holds
 */
record CallbackPayload(String provider, Map<String, List<String>> callback, List<String> bindings) {

    private static final int MOST_PARAMETERS = 32;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException where it is none; quotes nothing
     */
    static CallbackPayload of(Secret payload) {
        try {
            JsonNode object = JSON.readTree(payload.reveal());
            return new CallbackPayload(
                    text(object, "provider"), parameters(text(object, "callback")), texts(object, "bindings"));
        } catch (JacksonException | IllegalArgumentException broken) { // whose messages quote what was sent
            throw new IllegalArgumentException(
                    "the payload is a JSON object with the texts provider and callback, and bindings, an array of texts");
        }
    }

    private static String text(JsonNode object, String name) {
        return text(Optional.ofNullable(object.get(name)));
    }

    private static String text(Optional<JsonNode> value) {
        return value.filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .orElseThrow(() -> new IllegalArgumentException("a text is missing"));
    }

    private static List<String> texts(JsonNode object, String name) {
        List<String> texts = new ArrayList<>();
        Optional.ofNullable(object.get(name))
                .filter(JsonNode::isArray)
                .orElseThrow(() -> new IllegalArgumentException("an array is missing"))
                .forEach(value -> texts.add(text(Optional.of(value))));
        return List.copyOf(texts);
    }

    private static Map<String, List<String>> parameters(String query) {
        String[] pairs = query.split("&", -1);
        if (pairs.length > MOST_PARAMETERS) {
            throw new IllegalArgumentException("too many parameters");
        }
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
            parameters.computeIfAbsent(name, first -> new ArrayList<>()).add(value);
        }
        return parameters;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "CallbackPayload[hidden]";
    }
}
