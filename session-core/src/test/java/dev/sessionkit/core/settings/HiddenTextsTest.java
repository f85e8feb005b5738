package dev.sessionkit.core.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class HiddenTextsTest {

    private final HiddenTexts hidden = new HiddenTexts();

    @Test
    void a_secret_is_masked_wherever_it_stands() {
        hidden.add("hunter2");

        assertThat(hidden.mask("x=hunter2;y=hunter2hunter2")).isEqualTo("x=[hidden];y=[hidden][hidden]");
    }

    @Test
    void a_secret_inside_of_another_leaves_nothing_behind() {
        hidden.add("hunter");
        hidden.add("hunter2000");

        assertThat(hidden.mask("hunter2000")).isEqualTo("[hidden]");
    }

    @Test
    void a_very_short_secret_is_masked_as_a_word() {
        hidden.add("sa");

        assertThat(hidden.mask("no such message for sa")).isEqualTo("no such message for [hidden]");
    }

    @Test
    void nothing_is_no_secret() {
        hidden.add("");
        hidden.add(" ");

        assertThat(hidden.mask("a b")).isEqualTo("a b");
    }

    @Test
    void an_exception_without_secrets_stays_itself() {
        hidden.add("hunter2");
        Exception plain = new IllegalStateException("no", new RuntimeException("why"));

        assertThat(hidden.mask(plain)).isSameAs(plain);
    }

    @Test
    void an_exception_with_secrets_is_replaced_by_a_likeness() {
        hidden.add("hunter2");
        Exception telling = new IllegalStateException("no", new RuntimeException("it is hunter2"));
        telling.addSuppressed(new RuntimeException("really hunter2"));

        Throwable masked = hidden.mask(telling);

        StringWriter trace = new StringWriter();
        masked.printStackTrace(new PrintWriter(trace));
        assertThat(trace.toString())
                .doesNotContain("hunter2")
                .contains("IllegalStateException: no", "it is [hidden]", "really [hidden]", "HiddenTextsTest");
        assertThat(masked.getStackTrace()).isEqualTo(telling.getStackTrace());
    }

    @Test
    void exceptions_that_cause_each_other_come_to_an_end() {
        hidden.add("hunter2");
        Exception one = new RuntimeException("hunter2");
        Exception other = new RuntimeException("x", one);
        one.initCause(other);

        assertThat(hidden.mask(one)).hasMessageNotContaining("hunter2");
    }
}
