package dev.sessionkit.store.token.jws;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The three segments of a token (RFC 7515, section 7.1), split but not yet decoded: {@code header.payload.signature}. A
 * detached payload (appendix F) and the five segments of a JWE are refused.
 */
final class CompactJws {

    /** The most characters of a token. */
    static final int LONGEST = 16 * 1024;

    /** The most bytes of a header, decoded. */
    static final int LONGEST_HEADER = 2 * 1024;

    private static final int LONGEST_HEADER_SEGMENT = (LONGEST_HEADER * 4 + 2) / 3;

    private final byte[] text;
    private final int firstDot;
    private final int secondDot;

    private CompactJws(byte[] text, int firstDot, int secondDot) {
        this.text = text;
        this.firstDot = firstDot;
        this.secondDot = secondDot;
    }

    /** Null where there are not exactly three segments, none of them empty, within the bounds. */
    static @Nullable CompactJws split(String text) {
        if (text.length() > LONGEST) {
            return null;
        }
        int first = text.indexOf('.');
        int second = text.indexOf('.', first + 1);
        boolean threeFilled =
                first > 0 && second > first + 1 && second < text.length() - 1 && text.indexOf('.', second + 1) < 0;
        if (!threeFilled || first > LONGEST_HEADER_SEGMENT) {
            return null;
        }
        return new CompactJws(
                text.getBytes(ISO_8859_1), first, second); // a character beyond becomes '?', and is refused
    }

    /** Whether this is how its header is written. */
    boolean hasHeader(byte[] segment) {
        return Arrays.equals(text, 0, firstDot, segment, 0, segment.length);
    }

    /** The header as it is written. */
    byte[] headerSegment() {
        return Arrays.copyOf(text, firstDot);
    }

    /** The header's JSON; null where it is not base64url. */
    byte @Nullable [] header() {
        return Base64Segment.decode(text, 0, firstDot);
    }

    /** To be looked at only once the signature is verified; null where it is not base64url. */
    byte @Nullable [] payload() {
        return Base64Segment.decode(text, firstDot + 1, secondDot);
    }

    /** Null where it is not base64url. */
    byte @Nullable [] signature() {
        return Base64Segment.decode(text, secondDot + 1, text.length);
    }

    /** Whether {@code signature} is {@code key}'s for header and payload as they were sent. */
    boolean isSignedBy(VerifyingKey key, byte[] signature) {
        return key.verifies(text, secondDot, signature);
    }
}
