package dev.sessionkit.core.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExcerptTest {

    @Test
    void what_prints_stays() {
        assertThat(Excerpt.of("jdbc:h2:~/größe 😀")).isEqualTo("jdbc:h2:~/größe 😀");
    }

    @Test
    void what_moves_the_cursor_or_the_reading_direction_does_not_print() {
        assertThat(Excerpt.of("a\0b\nc\u001b[2Jd\u202ee\u2028f\ud800g")).isEqualTo("a?b?c?[2Jd?e?f?g");
    }

    @Test
    void too_much_is_cut_between_characters() {
        assertThat(Excerpt.of("😀".repeat(500))).isEqualTo("😀".repeat(Excerpt.LONGEST) + "…");
    }
}
