package dev.sessionkit.store.token.jws;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/** Reads one header, strictly: each name once (RFC 7515, section 5.2), each member of its own type, nothing after it. */
final class JwsHeaderReader {

    private static final int DEPTH = 8;
    private static final int LONGEST_NAME = 128;
    private static final int LONGEST_NUMBER = 32;
    private static final int LONGEST_KEY_ID = 256; // characters
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEPTH)
                    .maxNameLength(LONGEST_NAME)
                    .maxStringLength(CompactJws.LONGEST_HEADER)
                    .maxNumberLength(LONGEST_NUMBER)
                    .maxDocumentLength(CompactJws.LONGEST_HEADER)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final JsonParser parser;
    private @Nullable JwsAlgorithm algorithm;
    private Optional<String> keyId = Optional.empty();
    private Optional<String> type = Optional.empty();

    private JwsHeaderReader(JsonParser parser) {
        this.parser = parser;
    }

    /** Null where the header is malformed, or asks for what is not done here. */
    static @Nullable JwsHeader read(byte[] json) {
        if (json.length > CompactJws.LONGEST_HEADER || json.length == 0 || json[0] != '{' || !Utf8.isText(json)) {
            return null;
        }
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
            return new JwsHeaderReader(parser).header();
        } catch (JacksonException e) {
            return null;
        }
    }

    private @Nullable JwsHeader header() {
        parser.nextToken(); // the brace
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            if (!take(name)) {
                return null;
            }
        }
        boolean whole = parser.currentToken() == JsonToken.END_OBJECT && parser.nextToken() == null;
        return whole && algorithm != null ? new JwsHeader(algorithm, keyId, type) : null;
    }

    private boolean take(String name) {
        JsonToken value = parser.nextToken();
        return switch (name) {
            case "alg" -> value == JsonToken.VALUE_STRING && takeAlgorithm(parser.getString());
            case "kid" -> value == JsonToken.VALUE_STRING && takeKeyId(parser.getString());
            case "typ" -> value == JsonToken.VALUE_STRING && takeType(parser.getString());
            case "cty" -> value == JsonToken.VALUE_STRING && !isJwt(parser.getString());
            case "b64" -> value == JsonToken.VALUE_TRUE; // RFC 7797: false leaves the payload as it is
            case "crit", "enc", "zip" -> false; // no extension is understood; nothing is decrypted or inflated
            default -> skip();
        };
    }

    private boolean takeAlgorithm(String value) {
        algorithm = JwsAlgorithm.ofHeader(value).orElse(null);
        return algorithm != null;
    }

    private boolean takeKeyId(String value) {
        keyId = Optional.of(value);
        return value.length() <= LONGEST_KEY_ID;
    }

    private boolean takeType(String value) {
        type = Optional.of(value);
        return true;
    }

    /** A token within a token (RFC 7519, section 5.2). */
    private static boolean isJwt(String contentType) {
        return "jwt".equals(MediaTypes.shortened(contentType));
    }

    private boolean skip() {
        parser.skipChildren();
        return true;
    }
}
