package dev.sessionkit.store.token.jws;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Base64url as RFC 7515, section 2 has it: no padding, no white space, and only the one spelling whose unused bits are zero.
 * The platform's decoder takes padding, and any value of those bits.
 */
public final class Base64Segment {

    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private static final byte[] SEXTETS = new byte[1 << Byte.SIZE];

    static {
        Arrays.fill(SEXTETS, (byte) -1);
        for (int sextet = 0; sextet < ALPHABET.length(); sextet++) {
            SEXTETS[ALPHABET.charAt(sextet)] = (byte) sextet;
        }
    }

    private Base64Segment() {}

    /** The bytes that {@code text[from, to)} spells, or null where it is not their one spelling. */
    public static byte @Nullable [] decode(byte[] text, int from, int to) {
        if (!endsCanonically(text, from, to)) {
            return null;
        }
        try {
            ByteBuffer decoded = DECODER.decode(ByteBuffer.wrap(text, from, to - from));
            byte[] bytes = decoded.array();
            return bytes.length == decoded.limit() ? bytes : Arrays.copyOf(bytes, decoded.limit());
        } catch (IllegalArgumentException e) { // a character that is not of the alphabet
            return null;
        }
    }

    private static boolean endsCanonically(byte[] text, int from, int to) {
        if (from == to) {
            return true;
        }
        int last = SEXTETS[text[to - 1] & 0xff];
        return switch ((to - from) & 3) {
            case 0 -> last >= 0;
            case 2 -> last >= 0 && (last & 0b1111) == 0; // 12 bits for one byte
            case 3 -> last >= 0 && (last & 0b11) == 0; // 18 bits for two bytes
            default -> false; // 6 bits are no byte
        };
    }
}
