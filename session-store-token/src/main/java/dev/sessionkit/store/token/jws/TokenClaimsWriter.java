package dev.sessionkit.store.token.jws;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * Writes the claims of one token as JSON (RFC 7519, section 4), in the order of the calls. Each name is taken once, times are
 * whole seconds, and nothing is null. An {@link IllegalArgumentException} names the claim that cannot be written and never its
 * value; the writer is of no more use then. Used by one thread.
 */
public final class TokenClaimsWriter {

    private static final int USUAL_BYTES = 512;
    private static final long LATEST = 253_402_300_799L; // 9999-12-31T23:59:59Z
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamWriteFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_BYTES);
    private final JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), bytes);

    /** Claims yet to be written. */
    public TokenClaimsWriter() {
        json.writeStartObject();
    }

    /**
     * {@code iss}: who issues the token.
     *
     * @param issuer usually a URL
     */
    public TokenClaimsWriter issuer(String issuer) {
        return claim("iss", issuer);
    }

    /**
     * {@code sub}: whom the token speaks of.
     *
     * @param subject unique with the issuer
     */
    public TokenClaimsWriter subject(String subject) {
        return claim("sub", subject);
    }

    /**
     * {@code aud}: who takes the token; one is written as a string, several as an array (RFC 7519, section 4.1.3).
     *
     * @param audience at least one
     */
    public TokenClaimsWriter audience(List<String> audience) {
        if (audience.isEmpty()) {
            throw new IllegalArgumentException("aud names at least one");
        }
        return audience.size() == 1 ? claim("aud", audience.get(0)) : claim("aud", audience);
    }

    /**
     * {@code exp}: from when on the token is refused.
     *
     * @param time cut to the second
     */
    public TokenClaimsWriter expiresAt(Instant time) {
        return claim("exp", time);
    }

    /**
     * {@code iat}: when the token is issued.
     *
     * @param time cut to the second
     */
    public TokenClaimsWriter issuedAt(Instant time) {
        return claim("iat", time);
    }

    /**
     * {@code nbf}: until when the token is refused.
     *
     * @param time cut to the second
     */
    public TokenClaimsWriter notBefore(Instant time) {
        return claim("nbf", time);
    }

    /**
     * {@code jti}: the token's own id.
     *
     * @param id unique with the issuer
     */
    public TokenClaimsWriter tokenId(String id) {
        return claim("jti", id);
    }

    /**
     * {@code client_id}: for which client the token is made (RFC 9068, section 2.2).
     *
     * @param client its id
     */
    public TokenClaimsWriter clientId(String client) {
        return claim("client_id", client);
    }

    /**
     * {@code sid}: the session to which the token belongs.
     *
     * @param session its id
     */
    public TokenClaimsWriter sessionId(String session) {
        return claim("sid", session);
    }

    /**
     * {@code auth_time}: when the user was authenticated (RFC 9068, section 2.2.1).
     *
     * @param time cut to the second
     */
    public TokenClaimsWriter authenticatedAt(Instant time) {
        return claim("auth_time", time);
    }

    /**
     * A claim of text.
     *
     * @param name not yet taken
     * @param value well-formed Unicode
     */
    public TokenClaimsWriter claim(String name, String value) {
        requireText(name, value);
        return write(name, generator -> generator.writeString(value));
    }

    /**
     * A claim that is a time, as whole seconds since 1970.
     *
     * @param name not yet taken
     * @param time from 1970 to 9999
     */
    public TokenClaimsWriter claim(String name, Instant time) {
        long seconds = time.getEpochSecond();
        if (seconds < 0 || seconds > LATEST) {
            throw new IllegalArgumentException("the claim " + name + " is a time from 1970 to 9999");
        }
        return claim(name, seconds);
    }

    /**
     * A claim that is a whole number.
     *
     * @param name not yet taken
     * @param value beyond 2^53 some readers lose digits
     */
    public TokenClaimsWriter claim(String name, long value) {
        return write(name, generator -> generator.writeNumber(value));
    }

    /**
     * A claim that is a number.
     *
     * @param name not yet taken
     * @param value finite
     */
    public TokenClaimsWriter claim(String name, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("the claim " + name + " is no number that JSON has");
        }
        return write(name, generator -> generator.writeNumber(value));
    }

    /**
     * A claim that is true or false.
     *
     * @param name not yet taken
     * @param value either
     */
    public TokenClaimsWriter claim(String name, boolean value) {
        return write(name, generator -> generator.writeBoolean(value));
    }

    /**
     * A claim that is an array of texts, empty too.
     *
     * @param name not yet taken
     * @param values well-formed Unicode
     */
    public TokenClaimsWriter claim(String name, List<String> values) {
        values.forEach(value -> requireText(name, value));
        return write(name, generator -> {
            generator.writeStartArray();
            values.forEach(generator::writeString);
            generator.writeEndArray();
        });
    }

    /**
     * A claim of any shape.
     *
     * @param name not yet taken
     * @param value one JSON value but null, with each name of an object once and at most 16 levels deep
     */
    public TokenClaimsWriter json(String name, String value) {
        return write(name, generator -> JsonClaim.copy(value, generator));
    }

    /** The payload, UTF-8. Nothing can be written after it. */
    public byte[] bytes() {
        json.writeEndObject();
        json.close();
        return bytes.toByteArray();
    }

    private TokenClaimsWriter write(String name, Consumer<JsonGenerator> value) {
        requireText("of this name", name);
        try {
            json.writeName(name);
            value.accept(json);
            return this;
        } catch (JacksonException e) { // without the cause, whose message might quote the value
            throw new IllegalArgumentException(
                    "the claim " + name + " is there twice, or is no JSON that can be written");
        }
    }

    private static void requireText(String name, String value) {
        Objects.requireNonNull(value, name);
        if (!Utf8.isText(value)) {
            throw new IllegalArgumentException("the claim " + name + " holds half a character");
        }
    }
}
