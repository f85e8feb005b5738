package dev.sessionkit.examples.weblogin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

class NeededTest {

    @Test
    void what_is_there_is_not_spoken_of() {
        assertThatCode(() -> Needed.program("sh", "dash")).doesNotThrowAnyException();
        assertThatCode(() -> Needed.program("/bin/sh", "dash")).doesNotThrowAnyException();
    }

    @Test
    void what_is_missing_is_said_loudly_and_skips_the_test_and_fails_it_in_CI() {
        PrintStream usual = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setErr(new PrintStream(said, true, UTF_8));
        try {
            assertThatThrownBy(() -> Needed.program("no-such-program", "a-package"))
                    .isInstanceOf(
                            "true".equals(System.getenv("CI"))
                                    ? AssertionFailedError.class
                                    : TestAbortedException.class)
                    .hasMessageContainingAll(
                            "DID NOT RUN", "no-such-program", "install -y --no-install-recommends a-package");
        } finally {
            System.setErr(usual);
        }
        assertThat(said.toString(UTF_8)).contains("*** TESTS DID NOT RUN: there is no no-such-program");
    }
}
