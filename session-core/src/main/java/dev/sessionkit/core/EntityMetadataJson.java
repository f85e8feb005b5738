package dev.sessionkit.core;

import dev.sessionkit.api.EntityMetadata;
import dev.sessionkit.api.EntityMetadata.BooleanPayload;
import dev.sessionkit.api.EntityMetadata.IntegerPayload;
import dev.sessionkit.api.EntityMetadata.JsonPayload;
import dev.sessionkit.api.EntityMetadata.StringPayload;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;

/**
 * Entity metadata as JSON: an object with exactly one of {@code stringPayload}, {@code integerPayload},
 * {@code booleanPayload} and {@code jsonPayload}, the last holding the document itself.
 */
final class EntityMetadataJson {

    private static final String STRING = "stringPayload";
    private static final String INTEGER = "integerPayload";
    private static final String BOOLEAN = "booleanPayload";
    private static final String JSON = "jsonPayload";

    private static final JsonMapper DOCUMENTS = JsonMapper.shared();

    private EntityMetadataJson() {}

    static final class Writer extends ValueSerializer<EntityMetadata> {

        @Override
        public void serialize(EntityMetadata metadata, JsonGenerator out, SerializationContext context) {
            out.writeStartObject();
            if (metadata instanceof StringPayload payload) {
                out.writeStringProperty(STRING, payload.value());
            } else if (metadata instanceof IntegerPayload payload) {
                out.writeNumberProperty(INTEGER, payload.value());
            } else if (metadata instanceof BooleanPayload payload) {
                out.writeBooleanProperty(BOOLEAN, payload.value());
            } else if (metadata instanceof JsonPayload payload) {
                requireDocument(payload.json());
                out.writeName(JSON);
                out.writeRawValue(payload.json());
            }
            out.writeEndObject();
        }

        /** What is not one JSON document is refused, lest it break out of its place, or leave it empty. */
        private static void requireDocument(String json) {
            if (DOCUMENTS.readTree(json).isMissingNode()) {
                throw new NotADocumentException();
            }
        }
    }

    /** A JSON payload without a document in it. */
    private static final class NotADocumentException extends JacksonException {

        private static final long serialVersionUID = 1L;

        NotADocumentException() {
            super("a JSON payload holds one JSON document");
        }
    }

    static final class Reader extends ValueDeserializer<EntityMetadata> {

        @Override
        public EntityMetadata deserialize(JsonParser in, DeserializationContext context) {
            JsonNode object = context.readTree(in);
            if (object.size() == 1) {
                JsonNode text = object.path(STRING);
                JsonNode number = object.path(INTEGER);
                JsonNode truth = object.path(BOOLEAN);
                if (text.isString()) {
                    return EntityMetadata.of(text.stringValue());
                }
                if (number.isIntegralNumber() && number.canConvertToLong()) {
                    return EntityMetadata.of(number.longValue());
                }
                if (truth.isBoolean()) {
                    return EntityMetadata.of(truth.booleanValue());
                }
                if (object.has(JSON)) {
                    return EntityMetadata.ofJson(object.get(JSON).toString());
                }
            }
            return (EntityMetadata) context.handleUnexpectedToken(EntityMetadata.class, in);
        }
    }
}
