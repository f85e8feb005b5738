package dev.sessionkit.grpc;

import dev.sessionkit.api.SessionResponse;
import io.grpc.Metadata;
import org.jspecify.annotations.Nullable;

/** What resolvers send with a call's answer, until its headers go out. Used by one thread at a time. */
final class SentMetadata implements SessionResponse {

    private @Nullable Metadata sent; // null nearly always

    @Override
    public void setHeader(String name, String value) {
        Metadata.Key<String> key = key(name);
        if (sent != null) {
            sent.discardAll(key);
        }
        put(key, value);
    }

    @Override
    public void addHeader(String name, String value) {
        put(key(name), value);
    }

    private void put(Metadata.Key<String> key, String value) {
        if (sent == null) {
            sent = new Metadata();
        }
        sent.put(key, value);
    }

    boolean isEmpty() {
        return sent == null;
    }

    /** Adds it to what goes out anyway, once. */
    void moveTo(Metadata headers) {
        if (sent != null) {
            headers.merge(sent);
            sent = null;
        }
    }

    private static Metadata.Key<String> key(String name) {
        return MetadataNames.find(name)
                .orElseThrow(
                        () -> new IllegalStateException(
                                "a resolver sends '" + name
                                        + "', which is no name of text metadata: those have letters, digits, - _ and ., and do not end in -bin"));
    }
}
