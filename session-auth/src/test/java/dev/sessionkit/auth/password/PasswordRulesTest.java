package dev.sessionkit.auth.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sessionkit.auth.WrittenSettings;
import dev.sessionkit.spi.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTest {

    private static final List<String> NAMES = List.of("Susanna", "susanna.meyer@example.com");
    private static final String HORSE = "\uD83D\uDC0E";

    @TempDir
    private Path directory;

    private final PasswordRules rules = new PasswordRules(WrittenSettings.passwords("{}"));

    @ParameterizedTest
    @ValueSource(strings = {"eightcha", "        ", "12345678", "ÄÖÜäöüß€", HORSE + HORSE + HORSE + HORSE + "four"})
    @DisplayName("ASVS 6.2.1, 6.2.5, 6.2.8: eight characters of any kind")
    void shortest_accepted(String password) {
        accepts(rules, password);
    }

    @Test
    void length_countsCharacters() {
        assertThat(faultOf(rules, "sevench")).isEqualTo(PasswordFault.TOO_SHORT);
        assertThat(faultOf(rules, "")).isEqualTo(PasswordFault.TOO_SHORT);
        assertThat(faultOf(rules, HORSE.repeat(7))).isEqualTo(PasswordFault.TOO_SHORT);
        accepts(rules, HORSE.repeat(256));
        assertThat(faultOf(rules, HORSE.repeat(257))).isEqualTo(PasswordFault.TOO_LONG);
        assertThat(faultOf(rules, "a".repeat(257))).isEqualTo(PasswordFault.TOO_LONG);
        assertThat(faultOf(rules, "a".repeat(10_000_000))).isEqualTo(PasswordFault.TOO_LONG);
    }

    @Test
    void halfCharacter_refused() {
        assertThat(faultOf(rules, "half a horse \uD83D")).isEqualTo(PasswordFault.NOT_TEXT);
        assertThat(faultOf(rules, "\uDC0E half a horse")).isEqualTo(PasswordFault.NOT_TEXT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SUSANNA.MEYER@example.com", "susanna.meyer", "Susanna.Meyer"})
    void name_refused(String password) {
        assertThat(faultOf(rules, password)).isEqualTo(PasswordFault.LIKE_THE_NAME);
    }

    @Test
    void name_asPart_accepted() {
        accepts(rules, "susanna.meyer!");
        accepts(rules, "@example.com");
    }

    @Test
    @DisplayName("ASVS 6.2.4: not one that everybody tries first")
    void common_refused() throws IOException {
        PasswordRules strict = withList("password1\r\nletmein!!\n\n  spaces  \nübermut123\nlast-line");

        assertThat(faultOf(strict, "password1")).isEqualTo(PasswordFault.COMMON);
        assertThat(faultOf(strict, "PassWord1")).isEqualTo(PasswordFault.COMMON);
        assertThat(faultOf(strict, "letmein!!")).isEqualTo(PasswordFault.COMMON);
        assertThat(faultOf(strict, "  spaces  ")).isEqualTo(PasswordFault.COMMON);
        assertThat(faultOf(strict, "ÜBERMUT123")).isEqualTo(PasswordFault.COMMON);
        assertThat(faultOf(strict, "last-line")).isEqualTo(PasswordFault.COMMON);
        accepts(strict, "password12");
        accepts(strict, "spaces spaces");
    }

    @Test
    void list_readsBytesThatAreNoText() throws IOException {
        Path file = directory.resolve("latin1.txt");
        Files.write(file, "m\u00fcller123\npassword1\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(faultOf(withList(file), "password1")).isEqualTo(PasswordFault.COMMON);
        accepts(withList(file), "m\u00fcller123");
    }

    @Test
    void list_missingOrEmpty_refusedAtStart() throws IOException {
        Path missing = directory.resolve("missing.txt");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> withList(missing))
                .withMessage("CommonPasswords: " + missing + " cannot be read");
        assertThatIllegalArgumentException().isThrownBy(() -> withList("\n\n")).withMessageContaining("has no line");
    }

    @Test
    void refusal_doesNotRepeatThePassword() {
        assertThatExceptionOfType(PasswordRefusedException.class)
                .isThrownBy(() -> rules.check(Secret.of("sevench"), NAMES))
                .withMessage("the new password is refused: TOO_SHORT");
    }

    private PasswordRules withList(String lines) throws IOException {
        return withList(Files.writeString(directory.resolve("common.txt"), lines));
    }

    private static PasswordRules withList(Path file) {
        PasswordSettings defaults = WrittenSettings.passwords("{}");
        return new PasswordRules(new PasswordSettings(
                defaults.leastLength(),
                Optional.of(file),
                defaults.memoryKib(),
                defaults.iterations(),
                defaults.parallelism(),
                defaults.storedMemoryKib(),
                defaults.hashesAtOnce(),
                defaults.longestWait()));
    }

    private static void accepts(PasswordRules rules, String password) {
        assertThatCode(() -> rules.check(Secret.of(password), NAMES)).doesNotThrowAnyException();
    }

    private static PasswordFault faultOf(PasswordRules rules, String password) {
        try {
            rules.check(Secret.of(password), NAMES);
        } catch (PasswordRefusedException refused) {
            return refused.fault();
        }
        throw new AssertionError("accepted");
    }
}
