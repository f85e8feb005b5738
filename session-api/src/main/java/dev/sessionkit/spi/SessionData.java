package dev.sessionkit.spi;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What services keep in a session: one JSON object. To a store it is UTF-8 bytes; a store that emulates another system's
 * sessions may give ready values instead. Immutable but for a memo of its decoded form.
 *
 * <p>The arrays given and taken are shared, not copied: whoever holds one must not change it.
 */
public final class SessionData {

    private static final SessionData EMPTY = ofJson("{}".getBytes(StandardCharsets.US_ASCII));

    private final byte[] json;
    private final Optional<Map<String, Object>> values;
    private volatile Object decoded = this; // itself until decoded

    private SessionData(byte[] json, Optional<Map<String, Object>> values) {
        this.json = json;
        this.values = values;
    }

    /**
     * Nothing.
     *
     * @return the empty object
     */
    public static SessionData empty() {
        return EMPTY;
    }

    /**
     * Data as a store kept it. Not looked into: what does not parse is found out when it is read.
     *
     * @param utf8 one JSON object; the caller gives the array away
     * @return the data
     */
    public static SessionData ofJson(byte[] utf8) {
        return new SessionData(utf8, Optional.empty());
    }

    /**
     * Data that needs no decoding. A value counts for a key if it is of the key's type.
     *
     * @param values immutable values by key name, copied
     * @return data that can be read, but not stored as JSON
     */
    public static SessionData ofValues(Map<String, ?> values) {
        return new SessionData(EMPTY.json, Optional.of(Map.copyOf(values)));
    }

    /**
     * Data of which a part needs no decoding. Where both have a key, the ready value counts.
     *
     * @param values immutable values by key name, copied
     * @param utf8 one JSON object with the rest; the caller gives the array away
     * @return data that can be read, but not stored as JSON
     */
    public static SessionData ofValues(Map<String, ?> values, byte[] utf8) {
        return new SessionData(utf8, Optional.of(Map.copyOf(values)));
    }

    /**
     * The data as a store keeps it.
     *
     * @return one JSON object in UTF-8, not to be changed; without the {@linkplain #values() ready values}, if there are any,
     *     which are read and never stored
     */
    public byte[] json() {
        return json;
    }

    /**
     * The ready values of an emulated session.
     *
     * @return values by key name, or empty where the data is JSON
     */
    public Optional<Map<String, Object>> values() {
        return values;
    }

    /**
     * The decoded form, made once and kept as long as this instance. For the framework, which passes the same function
     * always; a store has no use for it.
     *
     * @param decoder makes the decoded form, which is thread-safe; called at most once at a time
     * @param <V> what it makes
     * @return what it made
     */
    @SuppressWarnings("unchecked") // one caller, one decoder
    public <V> V decoded(Function<SessionData, V> decoder) {
        Object known = decoded;
        if (known != this) {
            return (V) known;
        }
        synchronized (this) {
            if (decoded == this) {
                decoded = decoder.apply(this);
            }
            return (V) decoded;
        }
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || (other instanceof SessionData that && values.equals(that.values) && Arrays.equals(json, that.json));
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(json) + values.hashCode();
    }

    /** The size alone: data is nobody's business in a log. */
    @Override
    public String toString() {
        return values.map(ready -> ready.size() + " values").orElse(json.length + " bytes");
    }
}
