package dev.sessionkit.store.token;

import dev.sessionkit.store.token.jws.Base64Segment;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What follows the header of a compact JWE (RFC 7516, section 7.1), decoded. Not to be changed.
 *
 * @param wrappedKey the content key, wrapped with A256KW
 * @param iv the initialization vector
 * @param content what is encrypted
 * @param tag its authentication tag
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record SealedParts(byte[] wrappedKey, byte[] iv, byte[] content, byte[] tag) {

    static final int WRAPPED_KEY_BYTES = 40; // RFC 3394: eight more than the key
    static final int IV_BYTES = 12;
    static final int TAG_BYTES = 16;
    private static final int COUNT = 4;

    /** The parts from {@code from} on, or null where they are not of their one spelling and length. */
    static @Nullable SealedParts of(byte[] token, int from) {
        byte[][] parts = new byte[COUNT][];
        int start = from;
        for (int i = 0; i < COUNT; i++) {
            int end = endOfPart(token, start);
            boolean last = i == COUNT - 1;
            byte[] part = last == (end == token.length) ? Base64Segment.decode(token, start, end) : null;
            if (part == null) {
                return null;
            }
            parts[i] = part;
            start = end + 1;
        }
        boolean shaped =
                parts[0].length == WRAPPED_KEY_BYTES && parts[1].length == IV_BYTES && parts[3].length == TAG_BYTES;
        return shaped ? new SealedParts(parts[0], parts[1], parts[2], parts[3]) : null;
    }

    private static int endOfPart(byte[] token, int from) {
        int at = from;
        while (at < token.length && token[at] != '.') {
            at++;
        }
        return at;
    }

    /** Content and tag in one, as ciphers want it. */
    byte[] contentAndTag() {
        byte[] both = Arrays.copyOf(content, content.length + TAG_BYTES);
        System.arraycopy(tag, 0, both, content.length, TAG_BYTES);
        return both;
    }
}
