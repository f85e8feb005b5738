package dev.sessionkit.api;

import java.util.function.BiConsumer;

/** Where a resolver tells the client what to hold: named values, not yet on their way. Used by one thread at a time. */
public interface SessionResponse {

    /**
     * Puts one value under a name, in place of any other.
     *
     * @param name an HTTP header or gRPC metadata name
     * @param value printable ASCII
     */
    void setHeader(String name, String value);

    /**
     * Puts one more value under a name.
     *
     * @param name an HTTP header or gRPC metadata name
     * @param value printable ASCII
     */
    void addHeader(String name, String value);

    /**
     * A response on top of what a transport has for it.
     *
     * @param set puts one value under a name, in place of any other
     * @param add puts one more value under a name
     * @return a response that does nothing else
     */
    static SessionResponse of(BiConsumer<String, String> set, BiConsumer<String, String> add) {
        return new SessionResponse() {
            @Override
            public void setHeader(String name, String value) {
                set.accept(name, value);
            }

            @Override
            public void addHeader(String name, String value) {
                add.accept(name, value);
            }
        };
    }
}
