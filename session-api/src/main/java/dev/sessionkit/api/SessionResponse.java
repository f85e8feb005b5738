package dev.sessionkit.api;

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
}
