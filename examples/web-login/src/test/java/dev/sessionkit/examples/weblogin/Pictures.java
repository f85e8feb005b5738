package dev.sessionkit.examples.weblogin;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.nio.file.Path;
import java.util.Locale;

/** Pictures of a page on a phone and on a desk, by day and by night, in target/screenshots; nothing is cut off in any of them. */
final class Pictures {

    static final Path FOLDER = Path.of("target", "screenshots");

    private Pictures() {}

    /** The widths and heights that pictures are taken at, in CSS pixels. */
    enum Screen {
        PHONE(390, 844),
        DESK(1280, 800);

        private final int width;
        private final int height;

        Screen(int width, int height) {
            this.width = width;
            this.height = height;
        }

        void use(Page page) {
            page.setViewportSize(width, height);
        }
    }

    /** Of the page as it is now, which is checked as well. It is left on a desk, by day. */
    static void take(Page page, String name) {
        for (Screen screen : Screen.values()) {
            screen.use(page);
            for (ColorScheme scheme : new ColorScheme[] {ColorScheme.DARK, ColorScheme.LIGHT}) {
                page.emulateMedia(new EmulateMediaOptions().setColorScheme(scheme));
                String picture = (name + "-" + screen + "-" + scheme).toLowerCase(Locale.ROOT);
                save(page, picture, true);
                assertThat(page.evaluate(
                                "document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                        .as("fits: " + picture)
                        .isEqualTo(true);
                Accessibility.check(page, picture);
            }
        }
    }

    static void save(Page page, String name, boolean wholePage) {
        page.screenshot(new ScreenshotOptions()
                .setPath(FOLDER.resolve(name + ".png"))
                .setAnimations(ScreenshotAnimations.DISABLED)
                .setFullPage(wholePage));
    }
}
