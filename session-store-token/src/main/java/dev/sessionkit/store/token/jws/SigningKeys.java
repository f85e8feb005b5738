package dev.sessionkit.store.token.jws;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The keys of one who issues tokens: the first signs, all verify. To change the key without refusing a token in flight,
 * publish the new one first as a further key until every verifier has fetched the set, then put it in front and leave the old
 * one behind it until the last of its tokens has expired; its private half can go at once. Immutable, thread-safe.
 */
public final class SigningKeys {

    private static final JsonFactory JSON = new JsonFactory();

    private final SigningKey signing;
    private final List<PublicHalf> all;
    private final KeySet keySet;
    private final byte[] jwks;

    private SigningKeys(SigningKey signing, List<PublicHalf> all) {
        this.signing = signing;
        this.all = all;
        this.keySet = KeySet.of(all.stream().map(PublicHalf::verifyingKey).toList());
        this.jwks = written(all);
    }

    /**
     * A list of keys.
     *
     * @param signing the one that signs
     * @param others keys to come and keys of the past, at most 63
     * @throws IllegalArgumentException where two have one id, or there are too many
     */
    public static SigningKeys of(SigningKey signing, List<PublicHalf> others) {
        List<PublicHalf> all =
                Stream.concat(Stream.of(signing.publicHalf()), others.stream()).toList();
        Set<String> ids = new HashSet<>();
        for (PublicHalf key : all) {
            if (!ids.add(key.id())) {
                throw new IllegalArgumentException(
                        "two keys have one id: each key is listed once, with an id of its own");
            }
        }
        return new SigningKeys(signing, all);
    }

    /** The key that signs. */
    public SigningKey signing() {
        return signing;
    }

    /** All public halves, the signing key's first. */
    public List<PublicHalf> all() {
        return all;
    }

    /** What to check one's own tokens with. */
    public KeySet keySet() {
        return keySet;
    }

    /** The algorithms of all keys: what a verifier of one's own tokens allows. */
    public Set<JwsAlgorithm> algorithms() {
        Set<JwsAlgorithm> algorithms = EnumSet.noneOf(JwsAlgorithm.class);
        all.forEach(key -> algorithms.add(key.algorithm()));
        return Collections.unmodifiableSet(algorithms);
    }

    /**
     * A verifier of one's own tokens.
     *
     * @param rules what a header has to say beside the algorithm
     */
    public JwsVerifier verifier(JwsHeaderRules rules) {
        return new JwsVerifier(algorithms(), rules, KeySource.fixed(keySet));
    }

    /**
     * The JWK set to publish (RFC 7517, section 5) in the keys' order, as UTF-8 JSON: public keys only, so that it is empty
     * where all are secrets. The caller's own array.
     */
    public byte[] jwks() {
        return jwks.clone();
    }

    @Override
    public String toString() {
        return "SigningKeys" + new ArrayList<>(all);
    }

    private static byte[] written(List<PublicHalf> keys) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
            json.writeStartObject();
            json.writeArrayPropertyStart("keys");
            keys.forEach(key -> key.published().ifPresent(jwk -> write(json, key, jwk)));
            json.writeEndArray();
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private static void write(JsonGenerator json, PublicHalf key, PublicJwk jwk) {
        json.writeStartObject();
        json.writeStringProperty("kid", key.id());
        json.writeStringProperty("use", "sig");
        json.writeStringProperty("alg", key.algorithm().headerValue());
        for (Map.Entry<String, String> member : jwk.members().entrySet()) {
            json.writeStringProperty(member.getKey(), member.getValue());
        }
        json.writeEndObject();
    }
}
