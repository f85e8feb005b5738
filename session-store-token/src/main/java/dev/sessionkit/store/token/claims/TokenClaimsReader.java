package dev.sessionkit.store.token.claims;

import dev.sessionkit.store.token.jws.Utf8;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/**
 * Reads the claims of one token, strictly: each name once (RFC 7519, section 4), each registered claim of its own type,
 * nothing after the object. What nobody wants is skipped. Used by one thread.
 */
public final class TokenClaimsReader {

    private static final int DEPTH = 16;
    private static final int LONGEST_NAME = 256;
    private static final int LONGEST_NUMBER = 100;
    private static final int MOST_AUDIENCES = 64;
    private static final int LONGEST = 16_384;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEPTH)
                    .maxNameLength(LONGEST_NAME)
                    .maxNumberLength(LONGEST_NUMBER)
                    .maxStringLength(LONGEST)
                    .maxDocumentLength(LONGEST)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final JsonMapper JSON = JsonMapper.builder(FACTORY)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS) // more claims follow; the end is looked at here
            .build();

    private final JsonParser parser;
    private final Set<String> wanted;
    private @Nullable String issuer;
    private List<String> audience = List.of();
    private @Nullable String subject;
    private @Nullable Instant expiresAt;
    private @Nullable Instant notBefore;
    private @Nullable Instant issuedAt;
    private @Nullable Instant authenticatedAt;
    private final Map<String, JsonNode> others = new HashMap<>();

    private TokenClaimsReader(JsonParser parser, Set<String> wanted) {
        this.parser = parser;
        this.wanted = wanted;
    }

    /**
     * The claims, or null where the payload is malformed.
     *
     * @param json the payload, hostile
     * @param wanted the further claims to keep, and those of the usual ones that are wanted as JSON
     */
    public static @Nullable TokenClaims read(byte[] json, Set<String> wanted) {
        if (json.length == 0 || json[0] != '{' || !Utf8.isText(json)) {
            return null;
        }
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), json)) {
            return new TokenClaimsReader(parser, wanted).claims();
        } catch (JacksonException e) {
            return null;
        }
    }

    private @Nullable TokenClaims claims() {
        parser.nextToken(); // the brace
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            parser.nextToken();
            if (!take(name)) {
                return null;
            }
        }
        boolean whole = parser.currentToken() == JsonToken.END_OBJECT && parser.nextToken() == null;
        return whole
                ? new TokenClaims(issuer, audience, subject, expiresAt, notBefore, issuedAt, authenticatedAt, others)
                : null;
    }

    /** Takes the claim at whose value the parser stands; false where it is not of its type. */
    private boolean take(String name) {
        return switch (name) {
            case "iss" -> (issuer = text()) != null && keep(name, issuer);
            case "sub" -> (subject = text()) != null && keep(name, subject);
            case "aud" -> takeAudience() && keepAudience(name);
            case "exp" -> (expiresAt = NumericDate.read(parser)) != null && keep(name, expiresAt);
            case "nbf" -> (notBefore = NumericDate.read(parser)) != null && keep(name, notBefore);
            case "iat" -> (issuedAt = NumericDate.read(parser)) != null && keep(name, issuedAt);
            case "auth_time" -> (authenticatedAt = NumericDate.read(parser)) != null && keep(name, authenticatedAt);
            default -> takeOther(name);
        };
    }

    private @Nullable String text() {
        return parser.currentToken() == JsonToken.VALUE_STRING ? parser.getString() : null;
    }

    private boolean keep(String name, String value) {
        if (wanted.contains(name)) {
            others.put(name, JSON.getNodeFactory().stringNode(value));
        }
        return true;
    }

    private boolean keep(String name, Instant time) {
        if (wanted.contains(name)) {
            others.put(name, JSON.getNodeFactory().numberNode(time.getEpochSecond()));
        }
        return true;
    }

    private boolean keepAudience(String name) {
        if (wanted.contains(name)) {
            ArrayNode all = JSON.createArrayNode();
            audience.forEach(all::add);
            others.put(name, audience.size() == 1 ? all.get(0) : all);
        }
        return true;
    }

    /** One text, or a list of texts (RFC 7519, section 4.1.3). */
    private boolean takeAudience() {
        String only = text();
        if (only != null) {
            audience = List.of(only);
            return true;
        }
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            return false;
        }
        List<String> several = new ArrayList<>();
        while (parser.nextToken() == JsonToken.VALUE_STRING && several.size() < MOST_AUDIENCES) {
            several.add(parser.getString());
        }
        audience = several;
        return parser.currentToken() == JsonToken.END_ARRAY;
    }

    private boolean takeOther(String name) {
        if (wanted.contains(name)) {
            String text = text();
            others.put(
                    name,
                    text == null ? JSON.readTree(parser) : JSON.getNodeFactory().stringNode(text));
        } else {
            parser.skipChildren();
        }
        return true;
    }
}
