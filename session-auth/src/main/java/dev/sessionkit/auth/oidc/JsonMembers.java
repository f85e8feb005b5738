package dev.sessionkit.auth.oidc;

import dev.sessionkit.store.token.jws.Utf8;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The members of a JSON object that a stranger has written, read strictly: each name once (RFC 7519, section 4), within bounds.
 * A member of another type than asked for counts as missing. Immutable; prints nothing.
 */
final class JsonMembers {

    private static final int DEPTH = 32;
    private static final int LONGEST_TEXT = 16_384;
    private static final int LONGEST_NUMBER = 100;
    private static final double LATEST = 253_402_300_799d; // 9999-12-31T23:59:59Z
    private static final int MOST_TEXTS = 64;
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEPTH)
                            .maxStringLength(LONGEST_TEXT)
                            .maxNumberLength(LONGEST_NUMBER)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .build();

    private final JsonNode object;

    private JsonMembers(JsonNode object) {
        this.object = object;
    }

    /** Empty where it is not one JSON object in UTF-8. */
    static Optional<JsonMembers> read(byte[] json) {
        if (json.length == 0 || !Utf8.isText(json)) {
            return Optional.empty();
        }
        try {
            JsonNode read = JSON.readTree(json);
            return read.isObject() ? Optional.of(new JsonMembers(read)) : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    boolean has(String name) {
        return object.has(name);
    }

    /** A text, whole in UTF-16, and not blank. */
    Optional<String> text(String name) {
        return text(object.path(name));
    }

    /** By a name, or by a JSON Pointer (RFC 6901). */
    Optional<String> textAt(String field) {
        return text(at(field));
    }

    /** A text, or a whole number as its digits. */
    Optional<String> textOrNumberAt(String field) {
        JsonNode node = at(field);
        return node.isIntegralNumber() ? Optional.of(node.bigIntegerValue().toString()) : text(node);
    }

    /** {@code true}, also as text: some write it so. */
    boolean isTrueAt(String field) {
        JsonNode node = at(field);
        return node.isBoolean()
                ? node.booleanValue()
                : text(node).filter("true"::equals).isPresent();
    }

    /** A text, or a list of texts (RFC 7519, section 4.1.3); empty where any is something else. */
    List<String> texts(String name) {
        JsonNode node = object.path(name);
        if (!node.isArray()) {
            return text(node).map(List::of).orElse(List.of());
        }
        List<String> texts = new ArrayList<>();
        node.forEach(item -> text(item).ifPresent(texts::add));
        return texts.size() == node.size() && texts.size() <= MOST_TEXTS ? texts : List.of();
    }

    /** Seconds since 1970 (RFC 7519, section 2), up to the year 9999. */
    Optional<Instant> time(String name) {
        JsonNode node = object.path(name);
        double seconds = node.isNumber() ? node.doubleValue() : Double.NaN;
        return seconds >= 0 && seconds <= LATEST
                ? Optional.of(Instant.ofEpochMilli((long) (seconds * 1000)))
                : Optional.empty();
    }

    /** Whether the object {@code name} has the object {@code member}. */
    boolean hasObject(String name, String member) {
        return object.path(name).path(member).isObject();
    }

    private JsonNode at(String field) {
        return field.startsWith("/") ? object.at(field) : object.path(field);
    }

    private static Optional<String> text(JsonNode node) {
        return node.isString()
                ? Optional.of(node.stringValue()).filter(text -> !text.isBlank() && Utf8.isText(text))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return "JsonMembers[hidden]";
    }
}
