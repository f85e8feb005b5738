package dev.sessionkit.store.token.jws;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;

/** Well-formed UTF-8. The JSON parser guesses other encodings by their zeros, and takes some malformed sequences. */
public final class Utf8 {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGHEST_BITS = 0x8080_8080_8080_8080L;

    private Utf8() {}

    /** Whether {@code bytes} are well-formed UTF-8 without a NUL. */
    public static boolean isText(byte[] bytes) {
        int whole = bytes.length & -Long.BYTES;
        for (int i = 0; i < whole; i += Long.BYTES) {
            long eight = (long) LONGS.get(bytes, i);
            if (((eight - ONES | eight) & HIGHEST_BITS) != 0) { // none is zero, none beyond ASCII
                return isOtherText(bytes);
            }
        }
        for (int i = whole; i < bytes.length; i++) {
            if (bytes[i] <= 0) {
                return isOtherText(bytes);
            }
        }
        return true;
    }

    private static boolean isOtherText(byte[] bytes) {
        for (byte b : bytes) {
            if (b == 0) {
                return false;
            }
        }
        return isWellFormed(bytes);
    }

    /** Whether {@code text} can be written as UTF-8: each surrogate has its other half. */
    public static boolean isText(String text) {
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (Character.isSurrogate(character)) {
                boolean pair = Character.isHighSurrogate(character)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!pair) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    private static boolean isWellFormed(byte[] bytes) {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).hasRemaining();
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
