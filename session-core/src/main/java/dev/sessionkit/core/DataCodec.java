package dev.sessionkit.core;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.sessionkit.api.EntityMetadata;
import dev.sessionkit.api.SessionKey;
import dev.sessionkit.spi.SessionData;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * Values to JSON and back, by declared types only (ASVS 1.5.2). A session's JSON object is cut into one slice of bytes per
 * key; what nobody asks for is neither decoded nor written anew, so it comes out exactly as it went in. Thread-safe.
 */
final class DataCodec {

    private static final int MOST_READERS = 1_000;

    private final JsonMapper mapper = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS) // in documents: 1.10 stays 1.10
            .addModule(new SimpleModule("sessionkit")
                    .addSerializer(EntityMetadata.class, new EntityMetadataJson.Writer())
                    .addDeserializer(EntityMetadata.class, new EntityMetadataJson.Reader()))
            .build();

    @SuppressWarnings("UnnecessaryLambda") // kept, so that a look allocates nothing
    private final Function<SessionData, DataView> viewer = data -> new DataView(this, data);

    private final LoadingCache<Type, ObjectReader> readers =
            Caffeine.newBuilder().maximumSize(MOST_READERS).build(this::reader);
    private final int maxDataBytes;

    DataCodec(int maxDataBytes) {
        this.maxDataBytes = maxDataBytes;
    }

    /** The decoded form of data, shared by all requests that hold the same instance. */
    DataView view(SessionData data) {
        return data.decoded(viewer);
    }

    private ObjectReader reader(Type type) {
        ModuleAccess.passOn(type);
        return mapper.readerFor(mapper.constructType(type));
    }

    <T> byte[] encode(SessionKey<T> key, T value) {
        ModuleAccess.passOn(key.type());
        try {
            return mapper.writerFor(mapper.constructType(key.type())).writeValueAsBytes(value);
        } catch (JacksonException e) {
            throw new SessionDataException(
                    "the value for the session key " + key + " cannot be written as JSON: " + e.getOriginalMessage()
                            + ModuleAccess.advice(key.type()),
                    e);
        }
    }

    /** The value in {@code json}, or null where it is JSON's null. */
    @Nullable
    Object decode(SessionKey<?> key, byte[] json, int offset, int length) throws JacksonException {
        Object value = readers.get(key.type()).readValue(json, offset, length);
        return key.type() instanceof ParameterizedType ? unmodifiable(value) : value;
    }

    private static @Nullable Object unmodifiable(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return Collections.unmodifiableList(list);
        }
        return value instanceof Map<?, ?> map ? Collections.unmodifiableMap(map) : value;
    }

    /** Where each key's value stands in {@code json}, in order. */
    List<JsonSlices.Member> slices(byte[] json) throws JacksonException {
        return JsonSlices.of(json, mapper);
    }

    /**
     * Applies changes to data.
     *
     * @param changes by key name; empty removes
     * @return the same instance where nothing is different
     * @throws SessionDataException where the result is larger than allowed
     */
    SessionData merge(SessionData data, Map<String, Optional<byte[]>> changes) {
        Map<String, JsonSlice> slices = new LinkedHashMap<>();
        view(data).slices().forEach(member -> slices.put(member.name(), member.value()));
        boolean different = false;
        for (Map.Entry<String, Optional<byte[]>> change : changes.entrySet()) {
            Optional<JsonSlice> wanted = change.getValue().map(json -> new JsonSlice(json, 0, json.length));
            JsonSlice before =
                    wanted.isPresent() ? slices.put(change.getKey(), wanted.get()) : slices.remove(change.getKey());
            different |= !wanted.equals(Optional.ofNullable(before));
        }
        return different ? SessionData.ofJson(join(slices)) : data;
    }

    private byte[] join(Map<String, JsonSlice> slices) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write('{');
        slices.forEach((name, slice) -> {
            if (out.size() > 1) {
                out.write(',');
            }
            out.writeBytes(mapper.writeValueAsBytes(name));
            out.write(':');
            out.write(slice.json(), slice.offset(), slice.length());
        });
        out.write('}');
        if (out.size() > maxDataBytes) {
            throw new SessionDataException("the session's data would take " + out.size()
                    + " bytes; Sessions.MaxDataBytes allows " + maxDataBytes);
        }
        return out.toByteArray();
    }
}
