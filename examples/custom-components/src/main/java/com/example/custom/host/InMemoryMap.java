package com.example.custom.host;

import com.example.custom.KeyValueMap;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** A key-value map that is gone when the process is. Unbounded, as an example may be. Thread-safe. */
public final class InMemoryMap implements KeyValueMap {

    private final ConcurrentMap<String, ByteBuffer> values = new ConcurrentHashMap<>(); // compared by what they hold

    @Override
    public Optional<byte[]> get(String key) {
        return Optional.ofNullable(values.get(key)).map(ByteBuffer::array);
    }

    @Override
    public boolean putIfAbsent(String key, byte[] value) {
        return values.putIfAbsent(key, ByteBuffer.wrap(value)) == null;
    }

    @Override
    public boolean replace(String key, byte[] expected, byte[] next) {
        return values.replace(key, ByteBuffer.wrap(expected), ByteBuffer.wrap(next));
    }

    @Override
    public boolean remove(String key, byte[] expected) {
        return values.remove(key, ByteBuffer.wrap(expected));
    }

    @Override
    public Iterable<String> keys() {
        return values.keySet();
    }
}
