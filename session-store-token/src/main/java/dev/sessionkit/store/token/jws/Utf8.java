package dev.sessionkit.store.token.jws;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;

/** Well-formed UTF-8. The JSON parser guesses other encodings by their zeros, and takes some malformed sequences. */
public final class Utf8 {

    private Utf8() {}

    /** Whether {@code bytes} are well-formed UTF-8 without a NUL. */
    public static boolean isText(byte[] bytes) {
        boolean ascii = true;
        for (byte b : bytes) {
            if (b == 0) {
                return false;
            }
            ascii &= b > 0;
        }
        return ascii || isWellFormed(bytes);
    }

    private static boolean isWellFormed(byte[] bytes) {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).hasRemaining();
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
