package dev.sessionkit.examples.weblogin;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What one browser ends, the other learns at its next click. */
class EndedElsewhereBrowserIT {

    private static final int MOST_SESSIONS = 5; // as the settings have it

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @RegisterExtension
    static final OneHost HOST = new OneHost();

    @Test
    void a_kick_is_seen_by_the_other_browser_at_its_next_click() {
        try (Visitor one = Visitor.at(HOST, CHROMIUM.browser());
                Visitor other = Visitor.at(HOST, CHROMIUM.browser())) {
            signInBoth(one, other);
            one.press("Sign out all others");
            assertThat(one.page().getByRole(AriaRole.STATUS)).hasText("One other session has ended.");
            assertThat(one.page().locator(".device")).hasCount(1);
            assertThat(other.heading()).hasText("Your sessions");

            other.press("Look again");
            assertToldOfKick(other.page(), other);
        }
    }

    @Test
    void one_session_of_the_list_is_ended_and_its_browser_is_told() {
        try (Visitor one = Visitor.at(HOST, CHROMIUM.browser());
                Visitor other = Visitor.at(HOST, CHROMIUM.browser())) {
            signInBoth(one, other);
            Locator device = one.page().locator(".device:not(.current)");
            device.getByRole(AriaRole.BUTTON).click();
            assertThat(one.page().locator(".device")).hasCount(1);
            other.page().getByText("Token pair").click(); // knows only of the other API's session
            other.page().getByText("Your sessions").click();
            assertToldOfKick(other.page(), other);
        }
    }

    @Test
    void the_session_of_a_token_pair_is_ended_like_any_other() {
        try (Visitor one = Visitor.at(HOST, CHROMIUM.browser());
                Visitor other = Visitor.at(HOST, CHROMIUM.browser())) {
            String name = one.register();
            other.go("/tokens");
            other.fillIn(name);
            assertThat(other.page().locator("#pair")).isVisible();
            one.go("/sessions");
            assertThat(one.page().locator(".device")).hasCount(2);
            one.press("Sign out all others");
            assertThat(one.page().locator(".device")).hasCount(1);
            other.press("Call /api/whoami");
            assertThat(other.page().locator("#problem")).containsText("You were signed out from elsewhere");
            assertThat(other.page().locator("#pair-form")).isVisible();
        }
    }

    @Test
    void a_session_too_many_asks_first_and_sign_in_here_ends_the_others() throws IOException {
        try (Visitor visitor = Visitor.at(HOST, CHROMIUM.browser())) {
            String name = OneHost.newName();
            Browsing first = HOST.elsewhere("/register", name);
            for (int more = 1; more < MOST_SESSIONS; more++) {
                HOST.elsewhere("/login", name);
            }
            Page page = visitor.page();
            visitor.go("/sign-in");
            visitor.fillIn(name);
            assertThat(visitor.heading()).hasText("No place left for this device");
            assertThat(page.locator("#limit-sessions .device")).hasCount(MOST_SESSIONS);
            visitor.press("Leave everything as it is");
            assertThat(visitor.heading()).hasText("Sign in");
            assertThat(first.get(OneHost.API + "/sessions").body()).contains("\"activeSessions\":5");

            visitor.press("Sign in");
            assertThat(visitor.heading()).hasText("No place left for this device");
            visitor.press("Sign in here and sign out the others");
            assertThat(visitor.heading()).hasText("Your sessions");
            assertThat(page.locator("#summary")).hasText("This is the only place where you are signed in.");
            assertThat(first.get(OneHost.API + "/sessions").statusCode()).isEqualTo(401);
        }
    }

    private static void signInBoth(Visitor one, Visitor other) {
        String name = one.register();
        other.post(OneHost.API + "/login", OneHost.credentials(name));
        one.assertSignedInAs(name);
        other.assertSignedInAs(name);
        one.press("Look again");
        assertThat(one.page().locator(".device")).hasCount(2);
    }

    private static void assertToldOfKick(Page page, Visitor visitor) {
        assertThat(page).hasURL(Pattern.compile(".*/signed-out\\?because=KICKED.*"));
        assertThat(visitor.heading()).hasText("You were signed out from elsewhere");
        assertThat(visitor.heading()).isFocused(); // and so is read aloud
        assertThat(page.locator("#reason-text")).containsText("from another device");
        assertThat(page.locator("#signed-in-as")).hasCount(0);
    }
}
