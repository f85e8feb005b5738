package dev.sessionkit.examples.quickstart;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A real browser for the tests of a class. Where there is none they are skipped, loudly, or fail where CI is set. */
final class Chromium implements BeforeAllCallback, AfterAllCallback {

    private static final Path PROGRAM = Path.of("/usr/bin/chromium");
    private static final String MISSING = "THE BROWSER TESTS DID NOT RUN: there is no " + PROGRAM
            + ". On Debian: apt-get install -y --no-install-recommends chromium fonts-dejavu-core";

    /** How long to wait for what the page shall show, on a machine with much else to do. */
    private static final double PATIENCE_MILLIS = 30_000;

    private static final List<String> QUIETLY = List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private Playwright playwright;
    private Browser browser;

    @Override
    public void beforeAll(ExtensionContext context) {
        if (!Files.isExecutable(PROGRAM)) {
            System.err.println("\n*** " + MISSING + " ***\n");
            if (System.getenv("CI") != null) {
                fail(MISSING);
            }
            abort(MISSING);
        }
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(PROGRAM)
                        .setArgs(QUIETLY));
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (playwright != null) {
            playwright.close();
        }
    }

    Browser browser() {
        return browser;
    }
}
