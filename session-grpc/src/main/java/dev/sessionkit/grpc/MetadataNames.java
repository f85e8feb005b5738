package dev.sessionkit.grpc;

import io.grpc.Metadata;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Keys of text metadata by name. Resolvers ask for the same few all the time. Thread-safe. */
final class MetadataNames {

    private static final int MOST = 64;
    private static final Map<String, Optional<Metadata.Key<String>>> KNOWN = new ConcurrentHashMap<>();

    private MetadataNames() {}

    /** The key, or empty where text cannot stand under such a name. */
    static Optional<Metadata.Key<String>> find(String name) {
        Optional<Metadata.Key<String>> known = KNOWN.get(name);
        if (known == null) {
            known = make(name);
            if (KNOWN.size() < MOST) {
                KNOWN.put(name, known);
            }
        }
        return known;
    }

    private static Optional<Metadata.Key<String>> make(String name) {
        return isTextKey(name)
                ? Optional.of(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER))
                : Optional.empty();
    }

    /** As gRPC over HTTP/2 has it: Header-Name, case aside, and not of binary metadata. */
    private static boolean isTextKey(String name) {
        boolean binary = name.regionMatches(
                true,
                name.length() - Metadata.BINARY_HEADER_SUFFIX.length(),
                Metadata.BINARY_HEADER_SUFFIX,
                0,
                Metadata.BINARY_HEADER_SUFFIX.length());
        return !name.isEmpty() && !binary && name.chars().allMatch(MetadataNames::isNameCharacter);
    }

    private static boolean isNameCharacter(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_' || c == '.';
    }
}
