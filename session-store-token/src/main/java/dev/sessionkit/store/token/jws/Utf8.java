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

    private static boolean isWellFormed(byte[] bytes) {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).hasRemaining();
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
