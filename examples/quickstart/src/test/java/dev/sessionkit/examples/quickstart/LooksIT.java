package dev.sessionkit.examples.quickstart;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the page looks on a phone and on a desk, by day and by night: pictures of it are put into target/screenshots. */
class LooksIT {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private static final Path PICTURES = Path.of("target", "screenshots");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"phone, 360, 740", "desktop, 1280, 860"})
    void everything_fits_on_the_screen(String device, int width, int height) throws IOException {
        try (JarProcess host = JarProcess.start(folder, Map.of())) {
            for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
                String name = device + "-" + scheme.name().toLowerCase(Locale.ROOT);
                NewContextOptions options =
                        new NewContextOptions().setViewportSize(width, height).setColorScheme(scheme);
                try (BrowserContext context = CHROMIUM.browser().newContext(options)) {
                    walk(context.newPage(), "http://localhost:" + host.port() + "/", name);
                }
            }
        }
    }

    private static void walk(Page page, String url, String name) {
        page.navigate(url);
        look(page, "Sign in", name + "-signed-out");
        signIn(page, "Ada Lovelace");
        look(page, "Hello, Ada Lovelace", name + "-signed-in");
        page.context().clearCookies();
        page.getByText("Count one more").click();
        look(page, "That did not work", name + "-problem");
        page.navigate(url);
        signIn(page, "W".repeat(64));
        look(page, "Hello, W", name + "-long-name");
    }

    private static void signIn(Page page, String name) {
        page.getByLabel("Your name").fill(name);
        page.keyboard().press("Enter");
    }

    /** At the page with that heading, once it is there. */
    private static void look(Page page, String heading, String name) {
        assertThat(page.locator("h1")).containsText(heading);
        page.screenshot(
                new ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")).setFullPage(true));
        assertThat(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                .as("fits: " + name)
                .isEqualTo(true);
    }
}
