package dev.sessionkit.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccountNamesTest {

    @ParameterizedTest
    @ValueSource(strings = {"Anne", "ANNE", "anne", "ａｎｎｅ", "ＡＮＮＥ", "Ａnne", "𝒜nne", "Ⓐⓝⓝⓔ", "ᴬnne"})
    void userName_spellingsOfOne(String typed) {
        assertThat(AccountNames.canonicalUserName(typed)).isEqualTo("anne");
    }

    @ParameterizedTest
    @CsvSource({
        "Zoë, zoe\u0308",
        "ΟΔΥΣΣΕΥΣ, οδυσσευς",
        "ὈΔΥΣΣΕΎΣ, ὀδυσσεύσ",
        "ﬁnn, FINN",
        "\u212aarl, karl",
        "ｶﾞ, ガ",
        "각, \u1100\u1161\u11a8",
        "'Anne Smith', 'ＡＮＮＥ\u3000ｓｍｉｔｈ'",
        "'Anne Smith', 'anne\u00a0smith'",
        "I\u0307, i\u0307",
    })
    void userName_sameAs(String one, String other) {
        assertThat(AccountNames.canonicalUserName(one)).isEqualTo(AccountNames.canonicalUserName(other));
    }

    @ParameterizedTest
    @CsvSource({"anne, anné", "anne, аnne", "I, ı", "strasse, straße", "o'neil, o’neil x", "a b, ab", "a.b, ab", "1, l"
    })
    void userName_notTheSameAs(String one, String other) {
        Optional<String> second = canonical(other);
        assertThat(second).isNotEqualTo(canonical(one));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a", "o'neil", "a-b_c.d+e", "<b>", "' OR 1=1 --", "東京", "𠮷野", "नमस्ते", "محمد", "7", "jürgen"})
    void userName_taken(String typed) {
        assertThat(AccountNames.canonicalUserName(typed)).isEqualTo(typed.toLowerCase(java.util.Locale.ROOT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\u0000b",
                "a\nb",
                "a\u007fb",
                "a\u0085b",
                "a\u200bb", // zero width space
                "a\u200cb",
                "a\u200db",
                "a\u2060b",
                "a\ufeffb",
                "a\u00adb", // soft hyphen
                "a\u202eb", // right-to-left override
                "a\u2066b",
                "a\u200fb",
                "a\u061cb",
                "a\u034fb", // combining grapheme joiner
                "a\u115fb", // Hangul fillers: letters that show nothing
                "a\u3164b",
                "a\uffa0b",
                "a\ufe0fb", // variation selectors
                "a\udb40\udd00b",
                "a\udb40\udc41b", // a tag
                "a\u180eb",
                "a\u2028b",
                "a\ue000b", // private use
                "a\uffffb",
                "a\u0378b", // unassigned
                "a\ud800b", // half of a pair
                "ab\udc00",
                "a😀b",
                "a\u2800b", // Braille blank
                "a→b",
                "a\u1100b" // a jamo that composes to nothing
            })
    void userName_oddCharacters(String typed) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AccountNames.canonicalUserName(typed))
                .withMessageStartingWith("a user name has letters and digits of any script and visible ASCII");
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", " a", "a ", "a  b", "\u00a0a", "a\u3000", "a\u2003 b"})
    void userName_spaces(String typed) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AccountNames.canonicalUserName(typed))
                .withMessage("a user name has spaces inside only, and one at a time");
    }

    @ParameterizedTest
    @ValueSource(strings = {"@", "anne@example.org", "anne＠example.org", "anne﹫x"})
    void userName_at(String typed) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AccountNames.canonicalUserName(typed))
                .withMessageStartingWith("a user name has no @");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0301a", "a \u0301b", "a\u00a8b"})
    void userName_markWithoutLetter(String typed) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AccountNames.canonicalUserName(typed))
                .withMessage("a user name has no combining mark without a letter before it");
    }

    @Test
    void userName_lengths() {
        assertThat(AccountNames.canonicalUserName("x".repeat(64))).hasSize(64);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AccountNames.canonicalUserName(""))
                .withMessage("a user name has 1 to 64 characters, not 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AccountNames.canonicalUserName("x".repeat(65)))
                .withMessage("a user name has 1 to 64 characters, not 65");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AccountNames.canonicalUserName("ﷺ".repeat(4))) // 18 characters each
                .withMessage("a user name has at most 64 characters in its canonical form, not 72");
        assertThatIllegalArgumentException().isThrownBy(() -> AccountNames.canonicalUserName("x".repeat(10_000_000)));
        assertThatNullPointerException().isThrownBy(() -> AccountNames.canonicalUserName(null));
    }

    @Test
    void everyCodePoint_isRefusedOrHasOneCanonicalForm() {
        List<String> accepted = new ArrayList<>();
        codePoints()
                .mapToObj(c -> "a" + new StringBuilder().appendCodePoint(c) + "b")
                .filter(text -> canonical(text).isPresent())
                .forEach(accepted::add);
        Random random = new Random(20261104);
        Stream<String> pairs = Stream.generate(
                        () -> accepted.get(random.nextInt(accepted.size())).substring(1)
                                + accepted.get(random.nextInt(accepted.size())))
                .limit(50_000);
        assertThat(accepted).hasSizeGreaterThan(50_000);
        assertThat(Stream.concat(accepted.stream(), pairs)
                        .map(AccountNamesTest::canonical)
                        .flatMap(Optional::stream)
                        .filter(form -> !canonical(form).equals(Optional.of(form))))
                .isEmpty();
    }

    @Test
    void everyCodePoint_thatIsInvisibleOrUnknown_isRefused() {
        IntPredicate hostile = c -> switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
        assertThat(codePoints()
                        .filter(hostile)
                        .filter(c -> canonical("a" + new StringBuilder().appendCodePoint(c) + "b")
                                .isPresent()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Anne@Example.ORG", "ANNE@EXAMPLE.ORG", "anne@example.org", "ａｎｎｅ＠ｅｘａｍｐｌｅ．ｏｒｇ"})
    void email_spellingsOfOne(String typed) {
        assertThat(AccountNames.canonicalEmail(typed)).isEqualTo("anne@example.org");
    }

    @Test
    void email_notTheSame() {
        assertThat(AccountNames.canonicalEmail("m\u0131ke@example.org")).isNotEqualTo("mike@example.org");
        assertThat(AccountNames.canonicalEmail("a.nne@example.org")).isNotEqualTo("anne@example.org");
        assertThat(AccountNames.canonicalEmail("o'neil+tag_%x@bücher.example"))
                .isEqualTo("o'neil+tag_%x@bücher.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"@", "a@", "@b", "ab", "a@b@c", "a＠b@c"})
    void email_at(String typed) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AccountNames.canonicalEmail(typed))
                .withMessage("an e-mail address has one @, and something before and after it");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a b@c",
                "a,b@c",
                "a;b@c",
                "a:b@c",
                "\"a\"@c",
                "a\\b@c",
                "<a@c>",
                "a(b)@c",
                "a@[127.0.0.1]",
                "a， b@c"
            })
    void email_specials(String typed) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AccountNames.canonicalEmail(typed))
                .withMessageStartingWith("an e-mail address has no spaces, quotes, brackets");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nBcc: b@c", "a\u0000@b", "a\u200b@b", "a@b\u202e", "😀@b"})
    void email_oddCharacters(String typed) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AccountNames.canonicalEmail(typed))
                .withMessageStartingWith("an e-mail address has letters and digits");
    }

    @Test
    void email_lengths() {
        assertThat(AccountNames.canonicalEmail("x".repeat(252) + "@y")).hasSize(254);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AccountNames.canonicalEmail("x".repeat(253) + "@y"))
                .withMessage("an e-mail address has 1 to 254 characters, not 255");
    }

    /** All, but of the planes that hold nothing or private characters only a few. */
    private static IntStream codePoints() {
        return IntStream.concat(
                IntStream.range(0, 0x34000).filter(c -> c < 0x20000 || c % 5 == 0 || c > 0x32000),
                IntStream.concat(
                        IntStream.iterate(0x34000, c -> c <= Character.MAX_CODE_POINT, c -> c + 499),
                        IntStream.rangeClosed(0xe0000, 0xe01ff)));
    }

    private static Optional<String> canonical(String typed) {
        try {
            return Optional.of(AccountNames.canonicalUserName(typed));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
