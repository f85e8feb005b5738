package dev.sessionkit.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Path rules")
class PathRulesTest {

    private final PathRules<String> rules = PathRules.of(
            Map.of("/a", "a alone", "/a/*", "all of a", "/a/b/*", "all of b", "/a/b/open", "open", "/c/*", "all of c"));

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "/a, a alone",
        "/a/, all of a",
        "/a/x, all of a",
        "/a/b, all of b",
        "/a/b/c/d, all of b",
        "/a/bc, all of a",
        "/a/b/open, open",
        "/a/b/open/, all of b",
        "//a///b//c, all of b",
        "/c, all of c",
        "/C, nothing",
        "/cc, nothing",
        "/, nothing",
        "'', nothing"
    })
    @DisplayName("decide by the longest pattern that fits")
    void longest(String path, String rule) {
        assertThat(rules.at(path).orElse("nothing")).isEqualTo(rule);
    }

    @Test
    @DisplayName("of /* hold for everything")
    void everything() {
        PathRules<String> all = PathRules.of(Map.of("/*", "all"));

        for (String path : new String[] {"", "/", "/a", "/a/b", "//"}) {
            assertThat(all.at(path)).contains("all");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "*", "a/*", "*.jsp", "/a*", "/a/*/b", "/a//b", "//*", "/**"})
    @DisplayName("are refused where they are no patterns, by name")
    void noPattern(String pattern) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PathRules.of(Map.of(pattern, "rule")))
                .withMessageStartingWith("'" + pattern + "' is not a path pattern");
    }
}
