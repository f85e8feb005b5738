package dev.sessionkit.store.token.jws;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes tokens of one key and one type in compact form (RFC 7515, section 7.1). The header is made once. Thread-safe. */
public final class CompactJwsWriter {

    private static final int LONGEST_TYPE = 128; // characters
    private static final JsonFactory JSON = new JsonFactory();

    private final SigningKey key;
    private final byte[] header; // as it stands in the token, dot included

    /**
     * A writer.
     *
     * @param key what it signs with
     * @param type the header's {@code typ}, such as {@code at+jwt}: 1 to 128 printable ASCII characters
     * @throws IllegalArgumentException for another type
     */
    public CompactJwsWriter(SigningKey key, String type) {
        if (!Ascii.isPrintable(type, LONGEST_TYPE)) {
            throw new IllegalArgumentException("typ has 1 to " + LONGEST_TYPE + " printable ASCII characters");
        }
        this.key = key;
        this.header = Ascii.bytes(Ascii.base64Url(header(key, type)) + '.');
    }

    private static byte[] header(SigningKey key, String type) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
            json.writeStartObject();
            json.writeStringProperty("alg", key.algorithm().headerValue());
            json.writeStringProperty("typ", type);
            json.writeStringProperty("kid", key.id());
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    /**
     * A signed token.
     *
     * @param payload not empty; such that the token has at most 16,384 characters
     * @throws IllegalArgumentException for another payload, since our own verifier would not take the token
     */
    public String write(byte[] payload) {
        int signed = header.length + Ascii.base64UrlLength(payload.length);
        int length = signed + 1 + Ascii.base64UrlLength(key.signatureLength());
        if (payload.length == 0 || length > CompactJws.LONGEST) {
            throw new IllegalArgumentException("a token has a payload, and at most " + CompactJws.LONGEST
                    + " characters; with " + payload.length + " bytes of payload it has " + length);
        }
        byte[] token = new byte[length];
        System.arraycopy(header, 0, token, 0, header.length);
        put(payload, token, header.length);
        byte[] signature = key.sign(token, signed);
        token[signed] = '.';
        put(signature, token, signed + 1);
        return new String(token, StandardCharsets.ISO_8859_1);
    }

    private static void put(byte[] bytes, byte[] token, int at) {
        byte[] encoded = Ascii.base64UrlBytes(bytes);
        System.arraycopy(encoded, 0, token, at, encoded.length);
    }

    @Override
    public String toString() {
        return "CompactJwsWriter[" + key.algorithm().headerValue() + "]";
    }
}
