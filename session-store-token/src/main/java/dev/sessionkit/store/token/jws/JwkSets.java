package dev.sessionkit.store.token.jws;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JWK sets as others publish them (RFC 7517, section 5). Nothing of a set gets into a message but cleaned ids. */
final class JwkSets {

    private static final Logger LOG = LoggerFactory.getLogger(JwkSets.class);
    private static final int DEPTH = 16;
    private static final int LONGEST_LOGGED_ID = 64; // characters
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEPTH)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private JwkSets() {}

    /** At least one key, at most {@link KeySet#MOST}. */
    static List<VerifyingKey> usableKeys(byte[] json, Set<JwsAlgorithm> allowed) {
        List<VerifyingKey> usable = new ArrayList<>();
        String whyNot = "it is empty";
        for (JsonNode key : keys(json)) {
            if (usable.size() == KeySet.MOST) {
                LOG.warn("A JWK set has more than {} keys: the others are left out", KeySet.MOST);
                break;
            }
            try {
                usable.add(verifyingKey(key, allowed));
            } catch (IllegalArgumentException e) { // whose message quotes nothing
                whyNot = String.valueOf(e.getMessage());
                LOG.debug("Key {} of a JWK set is left out: {}", cleanedId(key), whyNot);
            }
        }
        if (usable.isEmpty()) {
            throw new NoUsableKeys("the JWK set has no usable key: " + whyNot);
        }
        return usable;
    }

    private static Iterable<JsonNode> keys(byte[] json) {
        try {
            JsonNode keys = JSON.readTree(json).path("keys");
            if (keys.isArray()) {
                return keys;
            }
        } catch (JacksonException e) { // without the cause, whose message quotes the text
            throw new IllegalArgumentException("the JWK set is not JSON, or has a name twice");
        }
        throw new IllegalArgumentException("a JWK set is an object with an array `keys`");
    }

    private static VerifyingKey verifyingKey(JsonNode key, Set<JwsAlgorithm> allowed) {
        if ("oct".equals(key.path("kty").asString(""))) {
            throw new IllegalArgumentException("a secret has no place in a JWK set");
        }
        return JwkKeys.verifyingKey(key.toString(), allowed);
    }

    /** The key's id in printable ASCII, cut. */
    private static String cleanedId(JsonNode key) {
        String id = key.path("kid").asString("without id");
        String cut = id.substring(0, Math.min(id.length(), LONGEST_LOGGED_ID));
        return cut.replaceAll("[^ -~]", "?");
    }
}
