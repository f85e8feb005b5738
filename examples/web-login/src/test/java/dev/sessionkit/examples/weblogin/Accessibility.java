package dev.sessionkit.examples.weblogin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** What axe-core, which judges by WCAG, finds wrong with a page as it is. */
final class Accessibility {

    private static final String AXE = script();
    private static final String FINDINGS = """
            async () => {
                const { violations } = await axe.run(document, { resultTypes: ['violations'] });
                return violations.flatMap(({ id, help, nodes }) =>
                    nodes.map(({ html, failureSummary }) => `${id}: ${help}: ${html} ${failureSummary}`));
            }""";

    private Accessibility() {}

    static void check(Page page, String name) {
        if (Boolean.TRUE.equals(page.evaluate("typeof axe === 'undefined'"))) {
            page.evaluate(AXE);
        }
        assertThat((List<?>) page.evaluate(FINDINGS)).as("axe on " + name).isEmpty();
    }

    private static String script() {
        try (InputStream in = Accessibility.class.getResourceAsStream("/axe.min.js")) {
            return new String(in.readAllBytes(), UTF_8) + ";undefined"; // the last value would be handed over
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
