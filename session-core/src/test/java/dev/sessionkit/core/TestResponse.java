package dev.sessionkit.core;

import dev.sessionkit.api.SessionResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Collects what resolvers send. */
final class TestResponse implements SessionResponse {

    private final Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    @Override
    public void setHeader(String name, String value) {
        headers.put(name, new ArrayList<>(List.of(value)));
    }

    @Override
    public void addHeader(String name, String value) {
        headers.computeIfAbsent(name, any -> new ArrayList<>()).add(value);
    }

    List<String> all(String name) {
        return headers.getOrDefault(name, List.of());
    }

    String one(String name) {
        return headers.getOrDefault(name, List.of("")).get(0);
    }

    boolean isEmpty() {
        return headers.isEmpty();
    }
}
