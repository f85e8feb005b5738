package dev.sessionkit.examples.weblogin;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Coming in, by mouse and by keyboard, and staying. */
class SignInBrowserIT {

    private static final int MOST_STOPS = 30;

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @RegisterExtension
    static final OneHost HOST = new OneHost();

    @Test
    void who_is_signed_in_stays_so_when_the_host_is_restarted() throws IOException {
        try (Visitor visitor = Visitor.at(HOST, CHROMIUM.browser())) {
            String name = OneHost.newName();
            HOST.elsewhere("/register", name);
            visitor.go("/sign-in");
            visitor.fillIn(name);
            assertThat(visitor.heading()).hasText("Your sessions");
            assertThat(visitor.page().locator(".device")).hasCount(2);

            HOST.process().restart();
            visitor.press("Look again");
            assertThat(visitor.page().getByRole(AriaRole.STATUS)).hasText("Up to date.");
            visitor.assertSignedInAs(name);
        }
    }

    @Test
    void a_wrong_password_is_told_and_a_taken_name_too() throws IOException {
        try (Visitor visitor = Visitor.at(HOST, CHROMIUM.browser())) {
            String name = OneHost.newName();
            HOST.elsewhere("/register", name);
            Page page = visitor.page();
            visitor.go("/sign-in");
            page.fill("#username", name);
            page.fill("#password", "wrong");
            visitor.press("Sign in");
            assertThat(page.locator("#problem")).hasText("Name and password do not fit together.");
            visitor.go("/register");
            visitor.fillIn(name);
            assertThat(page.locator("#problem")).hasText("Somebody has this name or address already.");
        }
    }

    @Test
    void a_keyboard_is_enough_to_register_to_sign_out_and_to_sign_in() {
        try (Visitor visitor = Visitor.at(HOST, CHROMIUM.browser())) {
            Page page = visitor.page();
            String name = OneHost.newName();
            visitor.go("/register");
            type(page, "#username", name);
            type(page, "#password", OneHost.PASSWORD);
            press(page, "#register");
            assertThat(visitor.heading()).hasText("Your sessions");
            press(page, "#sign-out");
            assertThat(visitor.heading()).hasText("You are signed out");
            assertThat(visitor.heading()).isFocused(); // the page's script has put it there, so that it is read out
            press(page, "#to-sign-in");
            assertThat(visitor.heading()).hasText("Sign in");
            type(page, "#username", name);
            type(page, "#password", OneHost.PASSWORD);
            page.keyboard().press("Enter");
            assertThat(visitor.heading()).hasText("Your sessions");
            assertThat(page.locator("#signed-in-as")).hasText(name);
        }
    }

    @Test
    void the_first_stop_leads_past_the_head() {
        try (Visitor visitor = Visitor.at(HOST, CHROMIUM.browser())) {
            visitor.go("/sign-in");
            visitor.page().keyboard().press("Tab");
            assertThat(visitor.page().locator(".skip")).isFocused();
            assertThat(visitor.page().locator(".skip")).isInViewport();
            visitor.page().keyboard().press("Enter");
            assertThat(visitor.page().locator("#main")).isFocused();
        }
    }

    private static void type(Page page, String selector, String text) {
        tabTo(page, selector);
        page.keyboard().type(text);
    }

    private static void press(Page page, String selector) {
        tabTo(page, selector);
        page.keyboard().press("Enter");
    }

    /** Tab by tab, and each stop can be seen. */
    private static void tabTo(Page page, String selector) {
        page.waitForLoadState(); // by then its script listens, and has moved the focus where it wants it
        page.waitForSelector(selector);
        for (int stops = 0; stops < MOST_STOPS; stops++) {
            page.keyboard().press("Tab");
            assertThat(page.evaluate("getComputedStyle(document.activeElement).outlineStyle"))
                    .as("what has the focus shows it, on the way to " + selector)
                    .isEqualTo("solid");
            if (Boolean.TRUE.equals(page.evaluate("wanted => document.activeElement.matches(wanted)", selector))) {
                return;
            }
        }
        throw new AssertionError("no Tab leads to " + selector);
    }
}
