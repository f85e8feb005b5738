package dev.sessionkit.core;

import dev.sessionkit.api.SessionKey;
import dev.sessionkit.spi.SessionData;
import java.lang.reflect.ParameterizedType;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * The decoded form of one {@link SessionData} instance. Each key is decoded when it is first asked for, at most once, however
 * many requests share the instance. What is decoded is kept in a list, since a session has few keys. Thread-safe.
 */
final class DataView {

    private final DataCodec codec;
    private final Map<String, Object> ready;
    private final List<JsonSlices.Member> slices;
    private final @Nullable JacksonException damage;
    private volatile @Nullable Decoded decoded;

    DataView(DataCodec codec, SessionData data) {
        this.codec = codec;
        this.ready = data.values().orElse(Map.of());
        List<JsonSlices.Member> found = List.of();
        JacksonException thrown = null;
        try {
            found = codec.slices(data.json());
        } catch (JacksonException e) {
            thrown = e;
        }
        this.slices = found;
        this.damage = thrown;
    }

    /**
     * Refuses data that cannot be read at all.
     *
     * @throws UnreadableValueException where it is not one JSON object
     */
    void requireReadable() {
        if (damage != null) {
            throw new UnreadableValueException(
                    "what the session holds is not one JSON object with distinct keys", damage);
        }
    }

    /** Where each key's value stands; nothing where the data is damaged. */
    List<JsonSlices.Member> slices() {
        return slices;
    }

    /**
     * The names that values stand under, in a copy.
     *
     * @throws UnreadableValueException where the data is damaged
     */
    Set<String> names() {
        requireReadable();
        Set<String> names = new LinkedHashSet<>(ready.keySet());
        slices.forEach(member -> names.add(member.name()));
        return names;
    }

    /**
     * The value under a key.
     *
     * @throws UnreadableValueException where there is one that is not of the key's type, or the data is damaged as a whole
     */
    @SuppressWarnings("unchecked") // values are kept under the key that gave them their type
    <T> Optional<T> get(SessionKey<T> key) {
        Decoded known = find(key);
        return (Optional<T>) (known == null ? decode(key) : known).value;
    }

    private @Nullable Decoded find(SessionKey<?> key) {
        Decoded each = decoded;
        while (each != null && !each.key.equals(key)) {
            each = each.next;
        }
        return each;
    }

    /** Holds this view's monitor while it decodes, so that nobody decodes twice; nothing here waits for anything outside. */
    private synchronized Decoded decode(SessionKey<?> key) {
        Decoded known = find(key);
        if (known == null) {
            known = new Decoded(key, Optional.ofNullable(value(key)), decoded);
            decoded = known;
        }
        return known;
    }

    private @Nullable Object value(SessionKey<?> key) {
        requireReadable();
        Object emulated = ready.get(key.name());
        if (emulated != null) {
            return raw(key).isInstance(emulated) ? emulated : null;
        }
        JsonSlice slice = JsonSlices.find(slices, key.name());
        if (slice == null) {
            return null;
        }
        try {
            return codec.decode(key, slice.json(), slice.offset(), slice.length());
        } catch (JacksonException e) {
            throw new UnreadableValueException(
                    "what the session holds under " + key.name() + " is not a "
                            + key.type().getTypeName(),
                    e);
        }
    }

    private static Class<?> raw(SessionKey<?> key) {
        return (Class<?>) (key.type() instanceof ParameterizedType generic ? generic.getRawType() : key.type());
    }

    /**
     * What stands under one key.
     *
     * @param value empty where nothing does; shared, so that a read allocates nothing
     * @param next what was decoded before
     */
    private record Decoded(
            SessionKey<?> key,
            Optional<Object> value,
            @Nullable Decoded next) {}

    /** What stands under a key is not what the key says. Never leaves core: the settings say what becomes of it. */
    static final class UnreadableValueException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        UnreadableValueException(String message, JacksonException cause) {
            super(message, cause);
        }
    }
}
