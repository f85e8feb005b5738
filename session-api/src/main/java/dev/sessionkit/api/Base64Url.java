package dev.sessionkit.api;

/**
 * The one spelling of bytes in ids and tokens: base64url without padding (RFC 4648, section 5), unused trailing bits zero.
 *
 * <p>The JDK's decoder ignores those trailing bits, so it takes sixteen spellings of a 128-bit value; this one takes one.
 */
final class Base64Url {

    private static final char[] ALPHABET =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".toCharArray();
    private static final int ASCII = 127;
    private static final byte[] SEXTETS = new byte[ASCII + 1];

    static {
        java.util.Arrays.fill(SEXTETS, (byte) -1);
        for (int sextet = 0; sextet < ALPHABET.length; sextet++) {
            SEXTETS[ALPHABET[sextet]] = (byte) sextet;
        }
    }

    private Base64Url() {}

    /** The number of characters that spell {@code bytes} bytes. */
    static int length(int bytes) {
        return (bytes * 8 + 5) / 6;
    }

    /** The six bits that {@code c} stands for, or a negative number where it is not of the alphabet. */
    static int sextet(char c) {
        return c <= ASCII ? SEXTETS[c] : -1;
    }

    /** The 24 bits that four characters stand for, or a negative number where one is not of the alphabet. */
    static int quad(String text, int at) {
        char first = text.charAt(at);
        char second = text.charAt(at + 1);
        char third = text.charAt(at + 2);
        char fourth = text.charAt(at + 3);
        int bits = SEXTETS[first & ASCII] << 18
                | SEXTETS[second & ASCII] << 12
                | SEXTETS[third & ASCII] << 6
                | SEXTETS[fourth & ASCII];
        return (first | second | third | fourth) <= ASCII ? bits : -1; // one check for all four
    }

    /**
     * Fills {@code into} from the characters {@code [from, to)}; false where they are not its one spelling. The content of
     * {@code into} is then undefined.
     */
    static boolean decode(String text, int from, int to, byte[] into) {
        if (to - from != length(into.length)) {
            return false;
        }
        int bad = 0;
        int at = from;
        int filled = 0;
        for (; at + 4 <= to; at += 4) {
            int bits = quad(text, at);
            bad |= bits;
            into[filled++] = (byte) (bits >>> 16);
            into[filled++] = (byte) (bits >>> 8);
            into[filled++] = (byte) bits;
        }
        int bits = 0;
        int held = 0;
        for (; at < to; at++) {
            bits = bits << 6 | sextet(text.charAt(at));
            bad |= bits;
            held += 6;
            if (held >= 8) {
                held -= 8;
                into[filled++] = (byte) (bits >>> held);
            }
        }
        return bad >= 0 && (bits & ((1 << held) - 1)) == 0;
    }

    /** Writes the spelling of {@code bytes} to {@code into} from {@code at} on; returns the position after it. */
    static int encode(byte[] bytes, char[] into, int at) {
        int bits = 0;
        int held = 0;
        for (byte b : bytes) {
            bits = bits << 8 | (b & 0xff);
            held += 8;
            while (held >= 6) {
                held -= 6;
                into[at++] = ALPHABET[bits >>> held & 0x3f];
            }
        }
        if (held > 0) {
            into[at++] = ALPHABET[bits << (6 - held) & 0x3f];
        }
        return at;
    }

    static String encode(byte[] bytes) {
        char[] text = new char[length(bytes.length)];
        encode(bytes, text, 0);
        return new String(text);
    }
}
