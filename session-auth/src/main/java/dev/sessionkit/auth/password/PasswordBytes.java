package dev.sessionkit.auth.password;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * A password as it is hashed: UTF-8, exactly as sent. Not trimmed, because a space is a character like any other; not
 * normalised, because that would let several passwords in where one was chosen, and Unicode's next version could lock people
 * out. Used by one thread; wiped when closed.
 */
final class PasswordBytes implements AutoCloseable {

    private static final int MOST_CHARS = 2 * PasswordSettings.MOST_LENGTH; // a character outside the BMP is two
    private static final int MOST_BYTES_PER_CHAR = 3;

    private final byte[] bytes;

    private PasswordBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Empty where there are more than {@value PasswordSettings#MOST_LENGTH} characters, or halves of characters. */
    static Optional<PasswordBytes> of(String password) {
        if (isTooLong(password)) {
            return Optional.empty();
        }
        CharsetEncoder encoder = StandardCharsets.UTF_8.newEncoder();
        byte[] buffer = new byte[password.length() * MOST_BYTES_PER_CHAR];
        try {
            ByteBuffer encoded = ByteBuffer.wrap(buffer);
            boolean isText =
                    encoder.encode(CharBuffer.wrap(password), encoded, true).isUnderflow();
            return isText
                    ? Optional.of(new PasswordBytes(Arrays.copyOf(buffer, encoded.position())))
                    : Optional.empty();
        } finally {
            Arrays.fill(buffer, (byte) 0);
        }
    }

    /** Looks at no more of it than a password may have. */
    static boolean isTooLong(String password) {
        return password.length() > MOST_CHARS || length(password) > PasswordSettings.MOST_LENGTH;
    }

    /** How many characters there are; what a keyboard enters as one can be several. */
    static int length(String password) {
        return password.codePointCount(0, password.length());
    }

    /** Bytes in the place of those that cannot be hashed. */
    static PasswordBytes none() {
        return new PasswordBytes(new byte[0]);
    }

    /** The bytes themselves, until closed. */
    byte[] bytes() {
        return bytes;
    }

    @Override
    public void close() {
        Arrays.fill(bytes, (byte) 0);
    }

    @Override
    public String toString() {
        return "[hidden]";
    }
}
