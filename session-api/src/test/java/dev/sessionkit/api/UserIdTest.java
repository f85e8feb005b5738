package dev.sessionkit.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserIdTest {

    /** Texts that no name here may have: out of bounds, or not the same to every database. */
    static Stream<String> unfit() {
        return Stream.of(
                "",
                " ",
                "\t",
                " ada",
                "ada ",
                "\u00a0ada",
                "ada\u2003",
                "ada\u3000",
                "a\u0000b",
                "a\nb",
                "a\u007fb",
                "a\u0085b",
                "a\ud800b",
                "ab\ud83d",
                "\ude00ab",
                "\ude00\ud83d");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "Ada Lovelace", "ada@example.org", "東京", "😀", "a\u0301", "-", "'; DROP TABLE", "{}"})
    void userId_asTheHostNamesIt(String name) {
        assertThat(new UserId(name)).hasToString(name).isEqualTo(new UserId(name));
    }

    @Test
    void userId_comparedExactly() {
        assertThat(new UserId("ada")).isNotEqualTo(new UserId("Ada"));
        assertThat(new UserId("\u00e1")).isNotEqualTo(new UserId("a\u0301"));
    }

    @Test
    void userId_longest() {
        assertThat(new UserId("x".repeat(255)).value()).hasSize(UserId.LONGEST);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new UserId("x".repeat(256)))
                .withMessage("a user id has 1 to 255 characters, not 256");
    }

    @ParameterizedTest
    @MethodSource("unfit")
    void userId_unfit(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new UserId(name))
                .withMessageMatching("a user id has (1 to 255 characters, not 0"
                        + "|no control characters, no broken characters and no white space at its ends)");
    }

    @Test
    void userId_null() {
        assertThatNullPointerException().isThrownBy(() -> new UserId(null));
    }
}
