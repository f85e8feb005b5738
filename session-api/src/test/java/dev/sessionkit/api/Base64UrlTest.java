package dev.sessionkit.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class Base64UrlTest {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private static final Base64.Encoder JDK = Base64.getUrlEncoder().withoutPadding();

    static IntStream lengths() {
        return IntStream.rangeClosed(0, 100);
    }

    @ParameterizedTest
    @MethodSource("lengths")
    void encode_randomBytes(int length) {
        Random random = new Random(length);
        for (int i = 0; i < 50; i++) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            String expected = JDK.encodeToString(bytes);

            assertThat(Base64Url.encode(bytes)).isEqualTo(expected).hasSize(Base64Url.length(length));
            assertThat(decoded(expected, length)).isEqualTo(bytes);
        }
    }

    @Test
    void encode_intoTheMiddle() {
        char[] text = "..............".toCharArray();

        assertThat(Base64Url.encode(new byte[] {1, 2, 3, 4}, text, 3)).isEqualTo(9);
        assertThat(text).containsExactly("...AQIDBA.....".toCharArray());
    }

    @Test
    void decode_fromTheMiddle() {
        byte[] bytes = new byte[4];

        assertThat(Base64Url.decode("=[AQIDBA]=", 2, 8, bytes)).isTrue();
        assertThat(bytes).containsExactly(1, 2, 3, 4);
    }

    @Test
    void decode_wrongLength() {
        assertThat(Base64Url.decode("AQIDBA", 0, 6, new byte[3])).isFalse();
        assertThat(Base64Url.decode("AQIDBA", 0, 6, new byte[5])).isFalse();
        assertThat(Base64Url.decode("AQIDBA==", 0, 8, new byte[4])).isFalse();
        assertThat(Base64Url.decode("", 0, 0, new byte[1])).isFalse();
        assertThat(Base64Url.decode("A", 0, 1, new byte[0])).isFalse();
    }

    @Test
    void sextet_everyCharacter() {
        for (int c = 0; c <= Character.MAX_VALUE; c++) {
            int value = ALPHABET.indexOf(c);
            if (value < 0) {
                assertThat(Base64Url.sextet((char) c)).as("U+%04X", c).isNegative();
            } else {
                assertThat(Base64Url.sextet((char) c)).as("U+%04X", c).isEqualTo(value);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 41, 42})
    void decode_foreignCharacter(int at) {
        for (int c = 0; c <= Character.MAX_VALUE; c++) {
            char[] text = "A".repeat(43).toCharArray();
            text[at] = (char) c;
            int value = ALPHABET.indexOf(c);
            boolean spells = value >= 0 && (at < 42 || value % 4 == 0);

            assertThat(Base64Url.decode(new String(text), 0, 43, new byte[32]))
                    .as("U+%04X", c)
                    .isEqualTo(spells);
        }
    }

    /** The JDK's decoder takes sixteen spellings of 16 bytes, four of 32 and one of 48. */
    @ParameterizedTest
    @ValueSource(ints = {16, 32, 48})
    void decode_otherSpellings(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        String canonical = JDK.encodeToString(bytes);
        int taken = 0;
        for (char last : ALPHABET.toCharArray()) {
            String text = canonical.substring(0, canonical.length() - 1) + last;
            boolean jdkTakesIt = Arrays.equals(Base64.getUrlDecoder().decode(text), bytes);
            taken += jdkTakesIt ? 1 : 0;

            byte[] into = new byte[length];
            boolean weTakeIt = Base64Url.decode(text, 0, text.length(), into) && Arrays.equals(into, bytes);
            assertThat(weTakeIt).as(text).isEqualTo(text.equals(canonical));
        }
        assertThat(taken).as("spellings that the JDK takes").isEqualTo(length == 16 ? 16 : length == 32 ? 4 : 1);
    }

    private static byte[] decoded(String text, int length) {
        byte[] bytes = new byte[length];
        assertThat(Base64Url.decode(text, 0, text.length(), bytes)).isTrue();
        return bytes;
    }
}
