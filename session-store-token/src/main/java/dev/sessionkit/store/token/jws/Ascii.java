package dev.sessionkit.store.token.jws;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** What a compact token is written in: ASCII, and base64url without padding (RFC 7515, section 2). */
final class Ascii {

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private Ascii() {}

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    static String base64Url(byte[] bytes) {
        return BASE64.encodeToString(bytes);
    }

    static byte[] base64UrlBytes(byte[] bytes) {
        return BASE64.encode(bytes);
    }

    /** How many characters so many bytes take. */
    static int base64UrlLength(int bytes) {
        return (int) ((bytes * 4L + 2) / 3);
    }

    /** Whether there are 1 to {@code longest} characters, each of them printable ASCII. */
    static boolean isPrintable(String text, int longest) {
        return !text.isEmpty() && text.length() <= longest && text.chars().allMatch(c -> c >= ' ' && c <= '~');
    }
}
