package dev.sessionkit.examples.weblogin;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.SameSiteAttribute;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who reads the cookies, and who can have them sent. */
class CookiesBrowserIT {

    private static final String REFRESH = "/auth/refresh-token";

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @RegisterExtension
    static final OneHost HOST = new OneHost();

    /** The pages' own policy is put out of force here: even then there is nothing to read. */
    @Test
    void no_script_reads_a_cookie_or_a_session_token() {
        NewContextOptions withoutPolicy = new NewContextOptions().setBypassCSP(true);
        try (Visitor visitor = Visitor.at(HOST, CHROMIUM.browser(), withoutPolicy)) {
            String name = visitor.register();
            visitor.post("/auth/login", OneHost.credentials(name));
            visitor.go("/tokens");
            assertThat(visitor.page().locator("#pair")).isVisible();

            List<Cookie> cookies = visitor.context().cookies();
            assertThat(cookies).extracting(cookie -> cookie.name).containsExactlyInAnyOrder("qt-auth", "refreshToken");
            assertThat(cookies).allMatch(cookie -> cookie.httpOnly);
            for (String path : List.of("/", "/sessions", "/tokens")) {
                visitor.go(path);
                assertThat(visitor.page().evaluate("document.cookie")).isEqualTo("");
                assertThat(visitor.page().evaluate("async () => (await cookieStore.getAll()).length"))
                        .isEqualTo(0);
            }
            String seen = seenByScript(visitor, name);
            assertThat(seen).startsWith("200 ").contains(name);
            for (Cookie cookie : visitor.context().cookies()) {
                assertThat(seen).doesNotContain(cookie.value, cookie.value.substring(cookie.value.indexOf('.') + 1));
            }
        }
    }

    /** All that a script is given when it signs in by both APIs. */
    private static String seenByScript(Visitor visitor, String name) {
        return (String) visitor.page().evaluate("""
                async (credentials) => {
                    let seen = '';
                    for (const path of ['/api/auth/v1/login', '/auth/login']) {
                        const answer = await fetch(path, { method: 'POST', body: JSON.stringify(credentials) ,
                            headers: { 'content-type': 'application/json' } });
                        seen += `${answer.status} ${JSON.stringify([...answer.headers])} ${await answer.text()}\\n`;
                    }
                    return seen;
                }""", OneHost.credentials(name));
    }

    /** A link, which lets cookies that are less strict through; the second page is of our own site, by another port. */
    @ParameterizedTest
    @CsvSource({"127.0.0.1, false", "localhost, true"})
    void the_refresh_cookie_is_sent_from_our_own_site_alone(String foreignHost, boolean sent) throws IOException {
        try (ForeignSite foreign = new ForeignSite("<a href='" + HOST.url(REFRESH) + "'>Win</a>");
                Visitor visitor = Visitor.at(HOST, CHROMIUM.browser())) {
            String cookie = signInForAPair(visitor).value;
            Page page = visitor.page();
            page.navigate(foreign.on(foreignHost));
            Response answer = page.waitForResponse(
                    HOST.url(REFRESH), () -> page.getByText("Win").click());
            Map<String, String> headers = answer.request().allHeaders();
            assertThat(headers).containsEntry("sec-fetch-site", sent ? "same-site" : "cross-site");
            assertThat(headers.getOrDefault("cookie", "").contains("refreshToken=" + cookie))
                    .isEqualTo(sent);
            assertThat(answer.status()).isEqualTo(405); // a GET never refreshes
            assertStillHeld(visitor, cookie);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost"})
    void a_form_of_another_page_does_not_refresh(String foreignHost) throws IOException {
        String form = "<form method=post action='" + HOST.url(REFRESH) + "'><button>Win</button></form>";
        try (ForeignSite foreign = new ForeignSite(form);
                Visitor visitor = Visitor.at(HOST, CHROMIUM.browser())) {
            String cookie = signInForAPair(visitor).value;
            Page page = visitor.page();
            page.navigate(foreign.on(foreignHost));
            Response answer = page.waitForResponse(
                    HOST.url(REFRESH), () -> page.getByText("Win").click());
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.text()).contains("\"code\":\"cross-site-request\"");
            assertStillHeld(visitor, cookie);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost"})
    void a_script_of_another_page_does_not_refresh_and_reads_nothing(String foreignHost) throws IOException {
        try (ForeignSite foreign = new ForeignSite("");
                Visitor visitor = Visitor.at(HOST, CHROMIUM.browser())) {
            String cookie = signInForAPair(visitor).value;
            Page page = visitor.page();
            page.navigate(foreign.on(foreignHost));
            Object seen = page.evaluate("""
                    url => fetch(url, { method: 'POST', credentials: 'include' })
                        .then(answer => answer.text(), failed => 'not for you')""", HOST.url(REFRESH));
            assertThat(seen).isEqualTo("not for you");
            assertThat(visitor.takeComplaints()).allMatch(line -> line.contains("CORS") || line.contains("ERR_FAILED"));
            assertStillHeld(visitor, cookie);
        }
    }

    private static Cookie signInForAPair(Visitor visitor) {
        String name = visitor.register();
        visitor.post("/auth/login", OneHost.credentials(name));
        Cookie cookie = refreshCookie(visitor);
        assertThat(cookie.sameSite).isEqualTo(SameSiteAttribute.STRICT);
        assertThat(cookie.path).isEqualTo("/auth");
        return cookie;
    }

    /** Nothing has come of it, and the pair is as good as before. */
    private static void assertStillHeld(Visitor visitor, String cookie) {
        assertThat(refreshCookie(visitor).value).isEqualTo(cookie);
        visitor.go("/tokens");
        assertThat(visitor.page().locator("#countdown")).containsText("s left");
    }

    private static Cookie refreshCookie(Visitor visitor) {
        return visitor.context().cookies().stream()
                .filter(cookie -> cookie.name.equals("refreshToken"))
                .findFirst()
                .orElseThrow();
    }
}
