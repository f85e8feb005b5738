package dev.sessionkit.tck;

import dev.sessionkit.api.SessionResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A response that remembers what was put in it. Used by one thread at a time. */
public final class Answer implements SessionResponse {

    private final Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    @Override
    public void setHeader(String name, String value) {
        headers.put(name, new ArrayList<>(List.of(value)));
    }

    @Override
    public void addHeader(String name, String value) {
        headers.computeIfAbsent(name, none -> new ArrayList<>()).add(value);
    }

    /**
     * What was put under a name, in order.
     *
     * @param name compared without regard to case
     * @return the values, or an empty list
     */
    public List<String> headers(String name) {
        return List.copyOf(headers.getOrDefault(name, List.of()));
    }

    /** Everything, such as {@code {Set-Cookie=[a=b; Path=/]}}. */
    @Override
    public String toString() {
        return headers.toString();
    }

    Map<String, List<String>> all() {
        return headers;
    }
}
