package dev.sessionkit.api;

import java.util.Objects;

/** One thing known about an {@link Entity}: a string, an integer, a truth value or a JSON document. Immutable. */
public sealed interface EntityMetadata {

    /**
     * Text.
     *
     * @param value the text
     */
    record StringPayload(String value) implements EntityMetadata {
        /**
         * Checks that there is one.
         *
         * @param value the text
         */
        public StringPayload {
            Objects.requireNonNull(value, "value");
        }
    }

    /**
     * A whole number.
     *
     * @param value 64 bits, signed
     */
    record IntegerPayload(long value) implements EntityMetadata {}

    /**
     * A truth value.
     *
     * @param value true or false
     */
    record BooleanPayload(boolean value) implements EntityMetadata {}

    /**
     * A JSON document, as text.
     *
     * @param json the document; not checked here
     */
    record JsonPayload(String json) implements EntityMetadata {
        /**
         * Checks that there is one.
         *
         * @param json the document
         */
        public JsonPayload {
            Objects.requireNonNull(json, "json");
        }
    }

    /**
     * Text.
     *
     * @param value the text
     * @return a string payload
     */
    static EntityMetadata of(String value) {
        return new StringPayload(value);
    }

    /**
     * A whole number.
     *
     * @param value the number
     * @return an integer payload
     */
    static EntityMetadata of(long value) {
        return new IntegerPayload(value);
    }

    /**
     * A truth value.
     *
     * @param value true or false
     * @return a boolean payload
     */
    static EntityMetadata of(boolean value) {
        return new BooleanPayload(value);
    }

    /**
     * A JSON document.
     *
     * @param json the document, as text
     * @return a JSON payload
     */
    static EntityMetadata ofJson(String json) {
        return new JsonPayload(json);
    }
}
