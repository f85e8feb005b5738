package dev.sessionkit.store.token.claims;

import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * Where a claim is. Immutable.
 *
 * @param name the member of the token's own object
 * @param rest where in there
 */
public record ClaimPath(String name, JsonPointer rest) {

    /**
     * A claim as settings write it: its name, or a JSON Pointer (RFC 6901) where it starts with a slash.
     *
     * @param written by the host
     * @throws IllegalArgumentException where it is neither
     */
    public static ClaimPath of(String written) {
        if (!written.startsWith("/")) {
            if (written.isBlank()) {
                throw new IllegalArgumentException("a claim is blank");
            }
            return new ClaimPath(written, JsonPointer.empty());
        }
        JsonPointer pointer = JsonPointer.compile(written);
        return new ClaimPath(pointer.getMatchingProperty(), pointer.tail());
    }

    /**
     * The claim, unless it is missing or null.
     *
     * @param claims by name
     */
    public Optional<JsonNode> in(Map<String, JsonNode> claims) {
        JsonNode top = claims.get(name);
        if (top == null) {
            return Optional.empty();
        }
        JsonNode found = top.at(rest);
        return found.isMissingNode() || found.isNull() ? Optional.empty() : Optional.of(found);
    }

    /**
     * The claim as text, if it is text or a whole number.
     *
     * @param claims by name
     */
    public Optional<String> textIn(Map<String, JsonNode> claims) {
        return in(claims)
                .filter(node -> node.isString() || node.isIntegralNumber())
                .map(JsonNode::asString)
                .filter(text -> !text.isBlank());
    }
}
