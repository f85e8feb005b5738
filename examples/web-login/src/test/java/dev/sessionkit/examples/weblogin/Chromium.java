package dev.sessionkit.examples.weblogin;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** A real browser, one for the tests of all classes. Where there is none, {@link Needed} says so. */
final class Chromium implements BeforeAllCallback {

    private static final String PROGRAM = "/usr/bin/chromium";

    /** How long to wait for what a page shall show, on a machine with much else to do. */
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

    private Running running;

    @Override
    public void beforeAll(ExtensionContext context) {
        Needed.program(PROGRAM, "chromium fonts-dejavu-core");
        running = context.getRoot()
                .getStore(Namespace.create(Chromium.class))
                .computeIfAbsent(Running.class, type -> Running.start(), Running.class);
    }

    Browser browser() {
        return running.browser();
    }

    /** Another, that keeps pages whole when they are left, as those that people use do. To be closed. */
    Browser keepingPages() {
        return running.playwright()
                .chromium()
                .launch(options().setIgnoreDefaultArgs(List.of("--disable-back-forward-cache")));
    }

    private static BrowserType.LaunchOptions options() {
        return new BrowserType.LaunchOptions()
                .setExecutablePath(Path.of(PROGRAM))
                .setArgs(QUIETLY);
    }

    /** Stopped when all tests are done. */
    private record Running(Playwright playwright, Browser browser) implements AutoCloseable {

        static Running start() {
            PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
            Playwright playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            return new Running(playwright, playwright.chromium().launch(options()));
        }

        @Override
        public void close() {
            playwright.close();
        }
    }
}
