package dev.sessionkit.core;

import dev.sessionkit.api.SessionKey;
import dev.sessionkit.spi.SessionData;
import java.lang.reflect.ParameterizedType;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * The decoded form of one {@link SessionData} instance. Each key is decoded when it is first asked for, at most once, however
 * many requests share the instance. Thread-safe.
 */
final class DataView {

    private static final Object ABSENT = new Object();

    private final DataCodec codec;
    private final Map<String, Object> ready;
    private final Map<String, JsonSlice> slices;
    private final @Nullable JacksonException damage;
    private final Map<SessionKey<?>, Object> decoded = new ConcurrentHashMap<>();

    DataView(DataCodec codec, SessionData data) {
        this.codec = codec;
        this.ready = data.values().orElse(Map.of());
        Map<String, JsonSlice> found = Map.of();
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
    Map<String, JsonSlice> slices() {
        return slices;
    }

    /**
     * The value under a key.
     *
     * @throws UnreadableValueException where there is one that is not of the key's type, or the data is damaged as a whole
     */
    @SuppressWarnings("unchecked") // values are kept under the key that gave them their type
    <T> Optional<T> get(SessionKey<T> key) {
        Object value = decoded.get(key);
        if (value == null) {
            value = decoded.computeIfAbsent(key, this::decode);
        }
        return value == ABSENT ? Optional.empty() : Optional.of((T) value);
    }

    private Object decode(SessionKey<?> key) {
        requireReadable();
        Object emulated = ready.get(key.name());
        if (emulated != null) {
            return raw(key).isInstance(emulated) ? emulated : ABSENT;
        }
        JsonSlice slice = slices.get(key.name());
        if (slice == null) {
            return ABSENT;
        }
        try {
            Object value = codec.decode(key, slice.json(), slice.offset(), slice.length());
            return value == null ? ABSENT : value;
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

    /** What stands under a key is not what the key says. Never leaves core: the settings say what becomes of it. */
    static final class UnreadableValueException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        UnreadableValueException(String message, JacksonException cause) {
            super(message, cause);
        }
    }
}
