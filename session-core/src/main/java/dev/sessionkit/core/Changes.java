package dev.sessionkit.core;

import dev.sessionkit.api.SessionKey;
import dev.sessionkit.spi.SessionData;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a request wants changed in its session's data, by key name: a value, or its removal. Used by one thread. */
final class Changes {

    private final Map<String, Optional<byte[]>> json;
    private final Map<String, Typed> values;

    Changes() {
        this.json = new LinkedHashMap<>();
        this.values = new LinkedHashMap<>();
    }

    private Changes(Changes others) {
        this.json = new LinkedHashMap<>(others.json);
        this.values = new LinkedHashMap<>(others.values);
    }

    /** These and one more, in a copy. */
    <T> Changes with(SessionKey<T> key, T value, byte[] encoded) {
        Changes copy = new Changes(this);
        copy.set(key, value, encoded);
        return copy;
    }

    <T> void set(SessionKey<T> key, T value, byte[] encoded) {
        json.put(key.name(), Optional.of(encoded));
        values.put(key.name(), new Typed(key, value));
    }

    void remove(SessionKey<?> key) {
        json.put(key.name(), Optional.empty());
        values.remove(key.name());
    }

    boolean isEmpty() {
        return json.isEmpty();
    }

    boolean has(SessionKey<?> key) {
        return json.containsKey(key.name());
    }

    /** The value that was put, in the type of the key that asks; empty where it was removed. */
    @SuppressWarnings("unchecked") // a value is kept with the key that gave it its type
    <T> Optional<T> get(SessionKey<T> key, DataCodec codec) {
        Typed typed = values.get(key.name());
        if (typed == null) {
            return Optional.empty();
        }
        return typed.key.equals(key)
                ? Optional.of((T) typed.value)
                : codec.view(codec.merge(SessionData.empty(), json)).get(key);
    }

    /** Adds the names of what was set, and takes out those of what was removed. */
    void applyTo(Set<String> names) {
        json.forEach((name, value) -> {
            if (value.isPresent()) {
                names.add(name);
            } else {
                names.remove(name);
            }
        });
    }

    /** The changes as JSON; empty stands for removal. */
    Map<String, Optional<byte[]>> json() {
        return json;
    }

    private record Typed(SessionKey<?> key, Object value) {}
}
