package dev.sessionkit.examples.weblogin;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tabs that share a refresh cookie, and use it at the same moment. */
class FiveTabsBrowserIT {

    private static final int TABS = 5;
    private static final String REFRESH = "**/auth/refresh-token";

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @RegisterExtension
    static final OneHost HOST = new OneHost();

    @Test
    void five_tabs_refresh_at_the_same_moment_and_nobody_is_signed_out() {
        try (Visitor visitor = Visitor.at(HOST, CHROMIUM.browser())) {
            List<Page> tabs = tabsWithOnePair(visitor);
            for (int burst = 0; burst < 3; burst++) {
                List<Response> answers =
                        allAtOnce(visitor, tabs, () -> press(tabs.get(0), "Refresh in all tabs at once"));
                assertThat(answers).hasSize(TABS).allMatch(answer -> answer.status() == 200);
                assertThat(answers)
                        .extracting(FiveTabsBrowserIT::pair)
                        .as("all get the same pair")
                        .containsOnly(pair(answers.get(0)));
                assertAllSignedIn(tabs);
            }
        }
    }

    @Test
    void five_tabs_whose_access_token_is_refused_refresh_by_themselves_and_call_again() {
        try (Visitor visitor = Visitor.at(HOST, CHROMIUM.browser())) {
            List<Page> tabs = tabsWithOnePair(visitor);
            tabs.forEach(tab -> press(tab, "Clear"));
            tabs.forEach(tab -> press(tab, "Spoil the access token"));
            List<Response> answers =
                    allAtOnce(visitor, tabs, () -> tabs.forEach(tab -> press(tab, "Call /api/whoami")));
            assertThat(answers).hasSize(TABS).allMatch(answer -> answer.status() == 200);
            for (Page tab : tabs) {
                assertThat(tab.locator("#log li.fine").first()).containsText("GET /api/whoami");
                assertThat(tab.locator("#log li.refused")).hasCount(1);
            }
            assertAllSignedIn(tabs);
        }
    }

    @Test
    void signed_out_in_one_tab_the_others_learn_it_at_their_next_call() {
        try (Visitor visitor = Visitor.at(HOST, CHROMIUM.browser())) {
            List<Page> tabs = tabsWithOnePair(visitor);
            tabs.get(0).locator("#pair-sign-out").dispatchEvent("click");
            assertThat(tabs.get(0).locator("#pair-form")).isVisible();
            press(tabs.get(1), "Call /api/whoami");
            assertThat(tabs.get(1).locator("#problem")).containsText("another tab has signed out");
            assertThat(tabs.get(1).locator("#pair-form")).isVisible();
        }
    }

    /** The first signs in, the others find the cookie. */
    private static List<Page> tabsWithOnePair(Visitor visitor) {
        String name = visitor.register();
        visitor.go("/tokens");
        visitor.fillIn(name);
        assertThat(visitor.page().locator("#pair")).isVisible(); // only now is there a cookie to be found
        List<Page> tabs = new ArrayList<>(List.of(visitor.page()));
        while (tabs.size() < TABS) {
            Page tab = visitor.context().newPage();
            tab.navigate(HOST.url("/tokens"));
            tabs.add(tab);
        }
        for (Page tab : tabs) {
            assertThat(tab.locator("#pair")).isVisible();
            assertThat(tab.locator("#tabs")).hasText(TABS + " tabs");
        }
        return tabs;
    }

    /** Holds what is to refresh until all tabs have asked for it, then lets all go. */
    private static List<Response> allAtOnce(Visitor visitor, List<Page> tabs, Runnable deed) {
        List<Route> held = new ArrayList<>();
        List<Response> answers = new ArrayList<>();
        visitor.context().route(REFRESH, held::add);
        visitor.context().onResponse(answer -> keepRefresh(answers, answer));
        deed.run();
        tabs.get(0).waitForCondition(() -> held.size() == TABS);
        assertThat(answers).isEmpty();
        held.forEach(Route::resume);
        tabs.get(0).waitForCondition(() -> answers.size() == TABS);
        visitor.context().unroute(REFRESH);
        return List.copyOf(answers);
    }

    /** Without the seconds that are left, which may go by between two answers. */
    private static String pair(Response answer) {
        return answer.text().replaceFirst("\"expiresIn\":\\d+,", "");
    }

    private static void keepRefresh(List<Response> answers, Response answer) {
        if (answer.url().endsWith("/auth/refresh-token")) {
            answers.add(answer);
        }
    }

    private static void assertAllSignedIn(List<Page> tabs) {
        for (Page tab : tabs) {
            press(tab, "Clear");
            press(tab, "Call /api/whoami");
            assertThat(tab.locator("#log li")).hasCount(1);
            assertThat(tab.locator("#log li.fine")).containsText("200");
            assertThat(tab.locator("#problem")).isEmpty();
        }
    }

    private static void press(Page tab, String button) {
        tab.getByText(button, new Page.GetByTextOptions().setExact(true))
                .dispatchEvent("click"); // a mouse would wait for a tab that is behind others to be painted
    }
}
