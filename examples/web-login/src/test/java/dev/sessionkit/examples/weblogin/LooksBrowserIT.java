package dev.sessionkit.examples.weblogin;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How each page looks, in each of its states; see {@link Pictures}. The browser complains of nothing, and neither does axe. */
class LooksBrowserIT {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @RegisterExtension
    static final OneHost HOST = new OneHost();

    /** The picture in the README, docs/your-sessions.png, is a copy of the one that is taken here. */
    @Test
    void your_sessions() {
        try (Visitor visitor = visitor()) {
            visitor.post(OneHost.API + "/login", OneHost.credentials(EarlierLogins.ANNE));
            visitor.assertSignedInAs(EarlierLogins.ANNE);
            assertThat(visitor.page().locator(".device")).hasCount(4);
            visitor.page().setViewportSize(1080, 770);
            Pictures.save(visitor.page(), "your-sessions", false);
            Pictures.take(visitor.page(), "sessions");
        }
    }

    @Test
    void before_signing_in() throws IOException {
        try (Visitor visitor = visitor()) {
            Page page = visitor.page();
            visitor.go("/");
            assertThat(page.locator("#account-sign-in")).isVisible();
            Pictures.take(page, "start");
            visitor.go("/register");
            assertThat(page.locator("#account-sign-in")).isVisible();
            Pictures.take(page, "register");
            visitor.fillIn(EarlierLogins.ANNE);
            assertThat(page.locator("#problem")).isVisible();
            Pictures.take(page, "register-refused");
            visitor.go("/sign-in");
            assertThat(page.locator("#social")).isVisible();
            Pictures.take(page, "sign-in");
            page.fill("#username", EarlierLogins.ANNE);
            page.fill("#password", "wrong");
            visitor.press("Sign in");
            assertThat(page.locator("#problem")).isVisible();
            Pictures.take(page, "sign-in-refused");
        }
    }

    @Test
    void the_limit() throws IOException {
        try (Visitor visitor = visitor()) {
            String name = OneHost.newName();
            HOST.elsewhere("/register", name);
            for (int more = 1; more < 5; more++) {
                HOST.elsewhere("/login", name);
            }
            visitor.go("/sign-in");
            visitor.fillIn(name);
            assertThat(visitor.page().locator("#limit")).isVisible();
            Pictures.take(visitor.page(), "sign-in-limit");
        }
    }

    @Test
    void signed_in() {
        try (Visitor visitor = visitor()) {
            Page page = visitor.page();
            String name = visitor.register();
            visitor.go("/");
            assertThat(visitor.heading()).hasText("Hello, " + name + ".");
            assertThat(page.locator("#record")).containsText("Secret");
            Pictures.take(page, "start-signed-in");
            visitor.go("/sessions");
            assertThat(page.locator(".device")).hasCount(1);
            Pictures.take(page, "sessions-alone");
            page.navigate(HOST.url(OneHost.API + "/logout")); // as typed, so that the host cannot know who wants it
            assertThat(visitor.heading()).hasText("Sign out?");
            Pictures.take(page, "logout-question");
        }
    }

    @Test
    void a_name_as_long_as_names_may_be() {
        try (Visitor visitor = visitor()) {
            String name = "w".repeat(60) + OneHost.newName().replace("visitor", "");
            visitor.post(OneHost.API + "/register", OneHost.credentials(name));
            visitor.go("/");
            assertThat(visitor.heading()).containsText("Hello, ");
            Pictures.take(visitor.page(), "start-long-name");
            visitor.assertSignedInAs(name);
            Pictures.take(visitor.page(), "sessions-long-name");
        }
    }

    @Test
    void the_token_pair() {
        try (Visitor visitor = visitor()) {
            Page page = visitor.page();
            String name = visitor.register();
            visitor.go("/tokens");
            assertThat(page.locator("#pair-form")).isVisible();
            Pictures.take(page, "tokens-none");
            visitor.fillIn(name);
            assertThat(page.locator("#pair")).isVisible();
            visitor.press("Call /api/whoami");
            visitor.press("Spoil the access token");
            visitor.press("Call /api/whoami");
            assertThat(page.locator("#log li")).hasCount(8);
            Pictures.take(page, "tokens");
        }
    }

    @Test
    void signed_out() {
        try (Visitor visitor = visitor()) {
            for (String reason : new String[] {"LOGOUT", "KICKED", "REUSE_DETECTED"}) {
                visitor.go("/signed-out?because=" + reason);
                assertThat(visitor.page().locator("#reason-code")).hasText(reason);
                Pictures.take(visitor.page(), "signed-out-" + reason);
            }
        }
    }

    @Test
    void nothing_there_and_the_provider_for_demonstration() {
        try (Visitor visitor = visitor()) {
            visitor.go("/nothing");
            assertThat(visitor.heading()).hasText("There is nothing here");
            Pictures.take(visitor.page(), "not-found");
            visitor.takeComplaints(); // of its status, which is 404
            visitor.go(OneHost.API + "/login?auth-provider=demo");
            assertThat(visitor.heading()).hasText("Who are you today?");
            Pictures.take(visitor.page(), "provider");
        }
    }

    @Test
    void what_nobody_can_read_would_be_found() {
        try (Visitor visitor = visitor()) {
            visitor.page()
                    .setContent("<html lang=en><title>Pale</title><main><h1 style='color: #eee'>Pale</h1></main>");
            assertThatThrownBy(() -> Accessibility.check(visitor.page(), "pale"))
                    .hasMessageContaining("color-contrast");
        }
    }

    private static Visitor visitor() {
        NewContextOptions options = new NewContextOptions()
                .setViewportSize(1280, 800)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setLocale("en-GB")
                .setUserAgent(
                        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Safari/537.36");
        return Visitor.at(HOST, CHROMIUM.browser(), options);
    }
}
