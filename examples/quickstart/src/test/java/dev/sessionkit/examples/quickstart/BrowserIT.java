package dev.sessionkit.examples.quickstart;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person sees and does, in a real browser in front of the real jar. */
class BrowserIT {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @TempDir
    private static Path folder;

    private static JarProcess host;
    private static String url;

    @BeforeAll
    static void startHost() throws IOException {
        host = JarProcess.start(folder, Map.of());
        url = "http://localhost:" + host.port() + "/";
    }

    @AfterAll
    static void stopHost() throws IOException {
        host.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_person_signs_in_counts_and_signs_out_with_scripts_and_without(boolean scripts) throws IOException {
        try (BrowserContext context = context(new NewContextOptions().setJavaScriptEnabled(scripts))) {
            Page page = context.newPage();
            List<String> complaints = complaints(page);
            signIn(page, "Ada");
            assertThat(heading(page)).hasText("Hello, Ada");
            count(page, "1");
            count(page, "2");
            page.reload();
            assertThat(page.locator(".number")).hasText("2");

            host.restart();
            page.reload();
            assertThat(heading(page)).hasText("Hello, Ada");
            count(page, "3");

            button(page, "Sign out").click();
            assertThat(heading(page)).hasText("Sign in");
            assertThat(context.cookies()).isEmpty();
            page.goBack();
            assertThat(heading(page)).hasText("Sign in");
            assertThat(page.content()).doesNotContain("Ada");
            assertThat(complaints).isEmpty();
        }
    }

    @Test
    void a_keyboard_is_enough() {
        try (BrowserContext context = context(new NewContextOptions())) {
            Page page = context.newPage();
            page.navigate(url);
            page.keyboard().press("Tab");
            page.keyboard().type("Ada");
            page.keyboard().press("Enter");
            assertThat(heading(page)).hasText("Hello, Ada");
            page.keyboard().press("Tab");
            page.keyboard().press("Enter");
            assertThat(page.locator(".number")).hasText("1");
        }
    }

    /** The page's own policy, which forbids every script, is put out of force here: even then there is nothing to read. */
    @Test
    void no_script_reads_the_cookie_or_the_header() {
        try (BrowserContext context = context(new NewContextOptions().setBypassCSP(true))) {
            Page page = context.newPage();
            signIn(page, "Ada");
            assertThat(context.cookies()).singleElement().satisfies(cookie -> {
                assertThat(cookie.name).isEqualTo("quickstart-session");
                assertThat(cookie.httpOnly).isTrue();
            });
            assertThat(page.evaluate("document.cookie")).isEqualTo("");
            String token = context.cookies().get(0).value;
            String answer = (String) page.evaluate("""
                    async () => {
                        const body = new URLSearchParams({ name: 'Bob' });
                        const answer = await fetch('/sign-in', { method: 'POST', body });
                        return answer.status + ' ' + await answer.text() + answer.headers.get('x-session-id')
                            + JSON.stringify([...answer.headers]);
                    }""");
            assertThat(answer).startsWith("200 {\"name\":\"Bob\"}\nnull[");
            String fresh = context.cookies().get(0).value;
            assertThat(fresh).isNotEqualTo(token);
            assertThat(answer).doesNotContain(fresh, fresh.split("\\.")[1]);
        }
    }

    @Test
    void no_script_runs_in_the_page() {
        try (BrowserContext context = context(new NewContextOptions())) {
            Page page = context.newPage();
            signIn(page, "<script>document.title = 'mine'</script><img src=x onerror=\"document.title='mine'\">");
            assertThat(heading(page)).containsText("<script>");
            assertThat(page.title()).startsWith("Signed in");
            List<String> complaints = complaints(page);
            page.evaluate("""
                    () => {
                        const script = document.createElement('script');
                        script.textContent = "document.title = 'mine'";
                        document.body.append(script);
                    }""");
            assertThat(page.title()).startsWith("Signed in");
            assertThat(complaints).anyMatch(line -> line.contains("Content Security Policy"));
        }
    }

    /** The second is of our site, by another port, so the browser sends the cookie along. */
    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, sign-in", "127.0.0.1, counter", "127.0.0.1, sign-out",
        "localhost, sign-in", "localhost, counter", "localhost, sign-out"
    })
    void a_form_on_a_foreign_page_does_nothing(String foreignHost, String target) throws IOException {
        try (ForeignSite foreign = new ForeignSite(url + target);
                BrowserContext context = context(new NewContextOptions())) {
            Page page = context.newPage();
            signIn(page, "Ada");
            count(page, "1");
            page.navigate(foreign.on(foreignHost));
            Response refused =
                    page.waitForResponse(url + target, () -> button(page, "Win").click());
            assertThat(refused.status()).isEqualTo(403);
            assertThat(page.getByRole(AriaRole.ALERT)).hasText("This was posted from a page of another site.");
            page.getByText("Back to the page").click();
            assertThat(heading(page)).hasText("Hello, Ada");
            assertThat(page.locator(".number")).hasText("1");
        }
    }

    private static BrowserContext context(NewContextOptions options) {
        return CHROMIUM.browser().newContext(options);
    }

    private static void signIn(Page page, String name) {
        page.navigate(url);
        page.getByLabel("Your name").fill(name);
        button(page, "Sign in").click();
        assertThat(heading(page)).containsText("Hello, ");
    }

    private static void count(Page page, String expected) {
        button(page, "Count one more").click();
        assertThat(page.locator(".number")).hasText(expected);
    }

    private static Locator button(Page page, String text) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(text));
    }

    private static Locator heading(Page page) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1));
    }

    /** What the browser does not like, from now on. */
    private static List<String> complaints(Page page) {
        List<String> complaints = new ArrayList<>();
        page.onConsoleMessage(message -> complaints.add(message.type() + ": " + message.text()));
        page.onPageError(complaints::add);
        return complaints;
    }
}
