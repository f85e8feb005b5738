package dev.sessionkit.store.token.jws;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;

/** JSON that a host gives as text, read before it is written: what is malformed gets into no token. */
final class JsonClaim {

    private static final int DEPTH = 16;
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEPTH)
                    .maxDocumentLength(CompactJws.LONGEST)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private JsonClaim() {}

    /** Copies the one value of {@code text}. */
    static void copy(String text, JsonGenerator into) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text)) {
            JsonToken first = parser.nextToken();
            if (first == null || first == JsonToken.VALUE_NULL) {
                throw new StreamReadException(parser, "there is no value");
            }
            copyValue(parser, into);
            if (parser.nextToken() != null) {
                throw new StreamReadException(parser, "there is more than one value");
            }
        }
    }

    /** The value at which the parser stands, token by token; the parser sees to it that what is opened is closed. */
    private static void copyValue(JsonParser parser, JsonGenerator into) {
        int open = 0;
        while (true) {
            JsonToken token = parser.currentToken();
            boolean text = token == JsonToken.PROPERTY_NAME || token == JsonToken.VALUE_STRING;
            if (text && !Utf8.isText(parser.getString())) {
                throw new StreamReadException(parser, "there is half a character");
            }
            into.copyCurrentEventExact(parser);
            open += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            if (open == 0) {
                return;
            }
            parser.nextToken();
        }
    }
}
