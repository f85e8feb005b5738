package dev.sessionkit.examples.weblogin;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing in by somebody else, here the provider for demonstration; and where one may be led to then. */
class SocialLoginBrowserIT {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @RegisterExtension
    static final OneHost HOST = new OneHost();

    @Test
    void there_and_back_and_signed_in_with_no_token_left_in_sight() {
        try (Visitor visitor = Visitor.at(HOST, CHROMIUM.browser())) {
            Page page = visitor.page();
            List<Request> requests = new ArrayList<>();
            page.onRequest(requests::add);
            visitor.go("/sign-in");
            toTheProvider(page);
            visitor.press("Ada Lovelace");
            assertThat(visitor.heading()).hasText("Your sessions");
            assertThat(page.locator("#signed-in-as")).hasText("ada");
            assertThat(page.locator(".device.current")).containsText("By ");

            assertThat(page.url()).isEqualTo(HOST.url("/sessions"));
            assertThat(requests).anyMatch(request -> request.url().contains("code="));
            assertThat(requests).extracting(Request::url).noneMatch(url -> url.contains("access-token="));
            assertThat(requests)
                    .extracting(request -> request.headers().getOrDefault("referer", ""))
                    .anyMatch(referer -> referer.contains("/demo/authorize")) // the provider's, to itself
                    .noneMatch(referer -> referer.startsWith(HOST.url("/")) || referer.contains("code="));
            page.goBack();
            assertThat(page.url()).doesNotContain("access-token", "code=");
        }
    }

    @Test
    void where_there_are_too_many_sessions_one_is_asked_and_may_insist() {
        try (Visitor visitor = Visitor.at(HOST, CHROMIUM.browser())) {
            String name = OneHost.newName();
            for (int session = 0; session < 5; session++) {
                signInBy(visitor, name);
                assertThat(visitor.page().locator(".device")).hasCount(session + 1); // all has come
                visitor.context().clearCookies();
            }
            signInBy(visitor, name);
            assertThat(visitor.heading()).hasText("No place left for this device");
            visitor.press("Sign in here and sign out the others");
            sayWho(visitor.page(), name);
            assertThat(visitor.heading()).hasText("Your sessions");
            assertThat(visitor.page().locator(".device")).hasCount(1);
        }
    }

    /** Else a victim would use the account of whoever sent the link, unawares. */
    @Test
    void the_way_back_that_somebody_else_was_given_signs_nobody_in() throws IOException {
        Browsing attacker = new Browsing(HOST.process());
        HttpResponse<String> begun =
                attacker.get(OneHost.API + "/login?auth-provider=demo&redirect-url=/sign-in?social");
        String callback = Browsing.location(
                attacker.postForm(Browsing.location(begun), Map.of("username", "demo-mallory", "claims", "{}")));
        try (Visitor victim = Visitor.at(HOST, CHROMIUM.browser())) {
            victim.page().navigate(callback);
            assertThat(victim.page().locator("body")).containsText("\"code\":\"login-refused\"");
            assertThat(victim.context().cookies()).isEmpty();
        }
        assertThat(Browsing.location(attacker.send("GET", callback, ""))).contains("#access-token=");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "//evil.example/",
                "/\\evil.example/",
                "/%09/evil.example",
                "javascript:alert(1)",
                "http://localhost.evil.example/"
            })
    void nobody_is_led_to_another_site(String target) {
        try (Visitor visitor = Visitor.at(HOST, CHROMIUM.browser())) {
            Page page = visitor.page();
            String encoded = URLEncoder.encode(target, UTF_8);
            for (String path : List.of(
                    "/login?auth-provider=demo&redirect-url=",
                    "/sessions/access-token/validate?access-token=x&redirect-url=")) {
                Response refused = page.navigate(HOST.url(OneHost.API + path + encoded));
                assertThat(refused.status()).isEqualTo(400);
                assertThat(refused.text()).contains("\"code\":\"redirect-refused\"");
                assertThat(page).hasURL(HOST.url(OneHost.API + path + encoded));
            }
            visitor.go("/signed-out?because=KICKED&next=" + encoded);
            assertThat(visitor.page().locator("#to-sign-in")).hasAttribute("href", "/sign-in?next=%2Fsessions");
            String name = visitor.register();
            visitor.go("/sign-in?next=" + encoded);
            visitor.fillIn(name);
            assertThat(page).hasURL(HOST.url("/sessions"));
        }
    }

    private static void signInBy(Visitor visitor, String name) {
        visitor.go("/sign-in");
        toTheProvider(visitor.page());
        sayWho(visitor.page(), name);
    }

    private static void toTheProvider(Page page) {
        page.getByText("Continue with the demo provider").click();
        assertThat(page.locator("h1")).hasText("Who are you today?");
    }

    private static void sayWho(Page page, String name) {
        page.getByLabel("Somebody else").fill(name);
        page.keyboard().press("Enter");
    }
}
