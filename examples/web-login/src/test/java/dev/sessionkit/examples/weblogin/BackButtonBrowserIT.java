package dev.sessionkit.examples.weblogin;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who comes to the browser next, and goes back: nothing private is to be seen. */
class BackButtonBrowserIT {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @RegisterExtension
    static final OneHost HOST = new OneHost();

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void nothing_private_is_shown_after_signing_out(boolean browserKeepsPages) {
        Browser browser = browserKeepsPages ? CHROMIUM.keepingPages() : CHROMIUM.browser();
        try (Visitor visitor = Visitor.at(HOST, browser)) {
            Page page = visitor.page();
            String name = visitor.register();
            visitor.go("/");
            assertThat(visitor.heading()).hasText("Hello, " + name + ".");
            visitor.assertSignedInAs(name);
            assertThat(page.locator(".device")).hasCount(1);
            page.locator("#sign-out").click();
            assertThat(visitor.heading()).hasText("You are signed out");

            back(page); // past the list, whose place the farewell has taken
            assertThat(page).hasURL(HOST.url("/"));
            assertThat(visitor.heading()).hasText("Sessions you can see.");
            assertThat(page.locator("body")).not().containsText(name);
            visitor.go("/sessions");
            assertThat(visitor.heading()).hasText("Sign in");
            assertThat(page.locator("body")).not().containsText(name);
        } finally {
            if (browserKeepsPages) {
                browser.close();
            }
        }
    }

    /** As browsers do with pages that may be stored, which ours forbid: even then the page is emptied when it is left. */
    @Test
    void a_page_that_a_browser_has_kept_whole_shows_nothing_of_what_it_showed() {
        Browser browser = CHROMIUM.keepingPages();
        try (Visitor visitor = Visitor.at(HOST, browser)) {
            Page page = visitor.page();
            List<String> shown = new ArrayList<>();
            page.onConsoleMessage(message -> shown.add(message.text()));
            page.addInitScript(TELL_WHAT_IS_SHOWN);
            page.route(Pattern.compile(".*/(sessions|validate)$"), BackButtonBrowserIT::storable);
            String name = visitor.register();
            visitor.assertSignedInAs(name);
            assertThat(page.locator(".device")).hasCount(1);
            page.unrouteAll();
            visitor.go("/tokens");
            visitor.context().clearCookies(); // as signing out in another tab would

            back(page);
            assertThat(visitor.heading()).hasText("Sign in");
            assertThat(page.locator("body")).not().containsText(name);
            assertThat(shown)
                    .filteredOn(text -> text.startsWith("kept: "))
                    .singleElement()
                    .satisfies(
                            text -> assertThat(text).contains("Your sessions").doesNotContain(name, "Chrome"));
        } finally {
            browser.close();
        }
    }

    /** Before the page's own scripts do anything about it. */
    private static final String TELL_WHAT_IS_SHOWN =
            "addEventListener('pageshow', shown => shown.persisted && console.info('kept: ' + document.body.innerText))";

    private static void storable(Route route) {
        APIResponse answer = route.fetch();
        Map<String, String> headers = new TreeMap<>(answer.headers());
        headers.remove("cache-control");
        route.fulfill(new Route.FulfillOptions().setResponse(answer).setHeaders(headers));
    }

    private static void back(Page page) {
        page.evaluate("history.back()");
    }
}
