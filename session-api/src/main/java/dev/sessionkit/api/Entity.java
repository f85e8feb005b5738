package dev.sessionkit.api;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A thing with an id and metadata; in a session, the account it stands for, under the key {@link #ACCOUNT} (seed 002).
 * Immutable.
 *
 * @param id the entity's id, such as the account's
 * @param metadata what is known about it, by name
 */
public record Entity(String id, Map<String, EntityMetadata> metadata) {

    /** Where services find the signed-in account of a session. */
    public static final SessionKey<Entity> ACCOUNT = SessionKey.of("account", Entity.class);

    /**
     * Copies the metadata.
     *
     * @param id the entity's id
     * @param metadata what is known about it
     */
    public Entity {
        Objects.requireNonNull(id, "id");
        metadata = Map.copyOf(metadata);
    }

    /**
     * The text that stands under a name.
     *
     * @param name a metadata name, compared exactly
     * @return the text, or empty where there is none or it is of another kind
     */
    public Optional<String> string(String name) {
        return metadata.get(name) instanceof EntityMetadata.StringPayload payload
                ? Optional.of(payload.value())
                : Optional.empty();
    }

    /**
     * The number that stands under a name.
     *
     * @param name a metadata name, compared exactly
     * @return the number, or empty where there is none or it is of another kind
     */
    public Optional<Long> integer(String name) {
        return metadata.get(name) instanceof EntityMetadata.IntegerPayload payload
                ? Optional.of(payload.value())
                : Optional.empty();
    }

    /**
     * The truth value that stands under a name.
     *
     * @param name a metadata name, compared exactly
     * @return the value, or empty where there is none or it is of another kind
     */
    public Optional<Boolean> bool(String name) {
        return metadata.get(name) instanceof EntityMetadata.BooleanPayload payload
                ? Optional.of(payload.value())
                : Optional.empty();
    }

    /**
     * The JSON document that stands under a name.
     *
     * @param name a metadata name, compared exactly
     * @return its text, or empty where there is none or it is of another kind
     */
    public Optional<String> json(String name) {
        return metadata.get(name) instanceof EntityMetadata.JsonPayload payload
                ? Optional.of(payload.json())
                : Optional.empty();
    }
}
