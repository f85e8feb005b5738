package dev.sessionkit.examples.weblogin;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.RequestOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Somebody with a browser and cookies of their own. Whatever the browser complains of on the way fails the test in the end. */
final class Visitor implements AutoCloseable {

    /** A refusal by the API is an answer that pages reckon with; browsers note each all the same. */
    private static final Pattern REFUSAL =
            Pattern.compile("Failed to load resource: the server responded with a status of 4\\d\\d \\(.*");

    private final OneHost host;
    private final BrowserContext context;
    private final List<String> complaints = new ArrayList<>();
    private final Page page;

    private Visitor(OneHost host, BrowserContext context) {
        this.host = host;
        this.context = context;
        context.onConsoleMessage(this::hear);
        context.onWebError(error -> complaints.add(error.error()));
        this.page = context.newPage();
    }

    static Visitor at(OneHost host, Browser browser) {
        return at(host, browser, new NewContextOptions());
    }

    static Visitor at(OneHost host, Browser browser, NewContextOptions options) {
        return new Visitor(host, browser.newContext(options));
    }

    Page page() {
        return page;
    }

    BrowserContext context() {
        return context;
    }

    /** Goes to a page of the host. */
    void go(String path) {
        page.navigate(host.url(path));
    }

    /** Makes an account and is signed in with it, without the page for it. */
    String register() {
        String name = OneHost.newName();
        post(OneHost.API + "/register", OneHost.credentials(name));
        return name;
    }

    /** Sends what the pages' scripts would send. */
    void post(String path, Map<String, ?> json) {
        APIResponse answer =
                context.request().post(host.url(path), RequestOptions.create().setData(json));
        assertThat(answer.ok()).as(path + ": " + answer.status()).isTrue();
    }

    /** Fills in the form of the page where it is, and sends it. */
    void fillIn(String name) {
        page.getByLabel("User name").fill(name);
        page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill(OneHost.PASSWORD);
        page.keyboard().press("Enter");
    }

    void press(String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    Locator heading() {
        return page.locator("h1:visible");
    }

    /** By the page, with its own eyes. */
    void assertSignedInAs(String name) {
        go("/sessions");
        assertThat(heading()).hasText("Your sessions");
        assertThat(page.locator("#signed-in-as")).hasText(name);
    }

    /** What the browser has to complain of, which then no longer fails the test. */
    List<String> takeComplaints() {
        List<String> taken = List.copyOf(complaints);
        complaints.clear();
        return taken;
    }

    @Override
    public void close() {
        context.close();
        assertThat(complaints).as("complaints of the browser").isEmpty();
    }

    private void hear(ConsoleMessage message) {
        boolean refusal = REFUSAL.matcher(message.text()).matches()
                && (message.location().startsWith(host.url("/api/"))
                        || message.location().startsWith(host.url("/auth/")));
        if (!refusal && !"info".equals(message.type())) {
            complaints.add(message.type() + ": " + message.text() + " (" + message.location() + ")");
        }
    }
}
