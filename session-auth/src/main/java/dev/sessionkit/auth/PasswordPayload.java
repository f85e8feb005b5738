package dev.sessionkit.auth;

import dev.sessionkit.spi.Secret;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Name and password as one JSON object (seed 001): {@code username} or {@code email}, and {@code password}. Of both names the first
 * that is not empty counts. Prints nothing of it. Immutable.
 *
 * @param name as typed
 * @param password as typed
 */
record PasswordPayload(String name, Secret password) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException where it is none; quotes nothing
     */
    static PasswordPayload of(Secret payload) {
        JsonNode object;
        try {
            object = JSON.readTree(payload.reveal());
        } catch (JacksonException broken) { // its message quotes what was sent
            throw none();
        }
        Optional<String> name = text(object, "username").or(() -> text(object, "email"));
        Optional<String> password = text(object, "password");
        if (name.isEmpty() || password.isEmpty()) {
            throw none();
        }
        return new PasswordPayload(name.get(), Secret.of(password.get()));
    }

    private static Optional<String> text(JsonNode object, String name) {
        JsonNode member = object.get(name);
        return member != null && member.isString() && !member.stringValue().isEmpty()
                ? Optional.of(member.stringValue())
                : Optional.empty();
    }

    private static IllegalArgumentException none() {
        return new IllegalArgumentException(
                "the payload is a JSON object with the texts username or email, and password");
    }

    @Override
    public String toString() {
        return "PasswordPayload[hidden]";
    }
}
