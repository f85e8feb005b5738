package com.example.custom;

import dev.sessionkit.api.SessionStoreException;
import dev.sessionkit.api.UnreadableSessionException;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a provider says of a good token (RFC 7662, section 2.2). Immutable.
 *
 * @param json an object
 */
record IntrospectionAnswer(JsonNode json) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final int LONGEST = 255;
    private static final long LATEST = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

    /**
     * Reads an answer.
     *
     * @return the answer, or empty where it says that the token is not good
     * @throws SessionStoreException where it says neither that it is nor that it is not
     */
    static Optional<IntrospectionAnswer> read(byte[] utf8) {
        JsonNode json;
        try {
            json = JSON.readTree(utf8);
        } catch (JacksonException e) {
            throw notUnderstood(); // without e, which may quote the answer
        }
        if (!json.path("active").isBoolean()) {
            throw notUnderstood();
        }
        return json.path("active").booleanValue() ? Optional.of(new IntrospectionAnswer(json)) : Optional.empty();
    }

    /** A text of 1 to 255 characters, or empty where there is none of that name. */
    Optional<String> text(String name) {
        JsonNode value = json.path(name);
        if (value.isMissingNode()) {
            return Optional.empty();
        }
        if (!value.isString()
                || value.stringValue().isEmpty()
                || value.stringValue().length() > LONGEST) {
            throw unusable(name);
        }
        return Optional.of(value.stringValue());
    }

    /** Whether {@code aud} is this text, or an array that has it. */
    boolean isFor(String audience) {
        JsonNode value = json.path("aud");
        Stream<JsonNode> all = value.isArray() ? value.values().stream() : Stream.of(value);
        return all.anyMatch(one -> one.isString() && one.stringValue().equals(audience));
    }

    /** Seconds since 1970, or empty where there are none of that name. */
    Optional<Instant> time(String name) {
        JsonNode value = json.path(name);
        if (value.isMissingNode()) {
            return Optional.empty();
        }
        boolean inRange = value.isIntegralNumber()
                && value.canConvertToLong()
                && value.longValue() >= 0
                && value.longValue() <= LATEST;
        if (!inRange) {
            throw unusable(name);
        }
        return Optional.of(Instant.ofEpochSecond(value.longValue()));
    }

    /** What to throw where a good token's answer is of no use here. */
    static UnreadableSessionException unusable(String name) {
        return new UnreadableSessionException("the answer to an introspection has no usable \"" + name + "\"");
    }

    private static SessionStoreException notUnderstood() {
        return new SessionStoreException(
                "the answer to an introspection is not a JSON object with \"active\": true or false");
    }
}
