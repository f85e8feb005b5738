package dev.sessionkit.servlet.login;

import static dev.sessionkit.servlet.login.Answers.header;
import static dev.sessionkit.servlet.login.Answers.json;
import static dev.sessionkit.servlet.login.Answers.location;
import static dev.sessionkit.servlet.login.Answers.problem;
import static dev.sessionkit.servlet.login.Answers.redirect;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionkit.auth.SocialLoginRequest;
import dev.sessionkit.auth.SocialLoginStart;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Signing in at another system. */
interface SocialContract extends LoginContract {

    private static List<String> logins(Browser browser) {
        return browser.jar.keySet().stream()
                .filter(name -> name.startsWith("__Host-login-"))
                .toList();
    }

    private Browser begun(HttpResponse<String>[] answer) {
        Browser browser = site().browser();
        answer[0] = browser.get("login?auth-provider=games");
        return browser;
    }

    @Test
    @DisplayName(
            "Requirement 56: A login begins at the provider with state, nonce and PKCE, and leaves a cookie for itself alone")
    default void begin() {
        Browser browser = site().browser();

        HttpResponse<String> answer = browser.get("login?auth-provider=games&redirect-url=%2Finbox");

        String page = redirect(answer, 302);
        assertThat(page)
                .contains("/games/authorize?", "code_challenge=", "code_challenge_method=S256", "nonce=", "state=");
        String state = page.replaceAll(".*[?&]state=([^&]+).*", "$1");
        assertThat(browser.jar).containsOnlyKeys("__Host-login-" + state);
        assertThat(header(answer, "Set-Cookie"))
                .matches("__Host-login-" + state + "=" + state + "\\.[A-Za-z0-9_-]{43}; Path=/; Secure;"
                        + " HttpOnly; SameSite=Lax; Max-Age=600");
        assertThat(page).doesNotContain(browser.jar.get("__Host-login-" + state).substring(23));
    }

    @Test
    @DisplayName("A callback signs in and answers a one-time token; its login's cookie is spent")
    default void callback() {
        Browser browser = site().browser();

        HttpResponse<String> answer = browser.signInAs(site().newSubject(), "");

        JsonNode json = json(answer, 200);
        assertThat(json.get("activeSessions").intValue()).isEqualTo(1);
        assertThat(json.get("user").get("id").stringValue()).isNotBlank();
        assertThat(json.get("accessToken").stringValue()).hasSize(66);
        assertThat(json.get("accessTokenExpiresAt").stringValue())
                .isEqualTo(site().clock.instant().plusSeconds(60).toString());
        assertThat(logins(browser)).isEmpty();
        assertThat(browser.jar)
                .containsOnlyKeys(
                        "qt-auth",
                        "__Host-token-" + json.get("accessToken").stringValue().substring(0, 22));
        assertThat(answer.headers().allValues("Set-Cookie"))
                .anyMatch(cookie -> cookie.startsWith("__Host-token-") && cookie.endsWith("; Max-Age=60"));
        JsonNode session = json(browser.get("sessions/validate"), 200).get("session");
        assertThat(session.get("provider").stringValue()).isEqualTo("games");
    }

    @ParameterizedTest
    @DisplayName(
            "Requirement 9: A callback leads to the user's page with the one-time token in the fragment, which no server sees")
    @ValueSource(
            strings = {
                "/inbox",
                "/",
                "/inbox?a=b&c=%2Fd",
                "https://good.example.com",
                "https://app.example.com/allowed/x?y"
            })
    default void callback_redirect(String target) {
        Browser browser = site().browser();
        String query = "&redirect-url="
                + target.replace("%", "%25").replace("&", "%26").replace("?", "%3F");

        HttpResponse<String> answer = browser.signInAs(site().newSubject(), query);

        assertThat(redirect(answer, 303)).matches(Pattern.quote(target) + "#access-token=[A-Za-z0-9._-]{66}");
        assertThat(browser.token()).hasSize(66);
        assertThat(location(answer)).doesNotContain(browser.token());
    }

    @Test
    @DisplayName("Requirement 56: Only the browser that began can finish, once; what it refuses uses nothing up")
    default void callback_foreign() {
        HttpResponse<String>[] begun = newAnswer();
        Browser victim = begun(begun);
        site().expects(site().newSubject());
        String query = victim.atProvider(begun[0]);

        problem(site().browser().get("games/callback?" + query), 401, "login-refused");
        HttpResponse<String>[] other = newAnswer();
        problem(begun(other).get("games/callback?" + query), 401, "login-refused");
        problem(victim.get("games/callback?" + query, "Sec-Purpose", "prefetch"), 401, "login-refused");
        assertThat(logins(victim)).hasSize(1);

        json(victim.get("games/callback?" + query), 200);
        problem(victim.get("games/callback?" + query), 401, "login-refused");
        problem(victim.get("games/callback"), 401, "login-refused");
        problem(victim.get("games/callback?state=nonsense&code=x"), 401, "login-refused");
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static HttpResponse<String>[] newAnswer() {
        return new HttpResponse[1];
    }

    @Test
    @DisplayName("A target that is on the list no longer, or never was, is not followed when the browser is back")
    default void callback_targetOffTheList() {
        String evil = "https://evil.example.com/";
        Browser browser = site().browser();
        SocialLoginStart start = site().authentication
                .socialLogin()
                .begin(SocialLoginRequest.of("games", evil)); // by another node's list
        browser.jar.put("__Host-login-" + start.binding().id(), start.binding().reveal());
        site().expects(site().newSubject());

        HttpResponse<String> answer = browser.get(
                "games/callback?" + browser.atProvider(start.location().toString()));

        assertThat(json(answer, 200).get("accessToken").stringValue()).hasSize(66);
        assertThat(answer.headers().map()).doesNotContainKey("location");
        SocialLoginStart again = site().authentication.socialLogin().begin(SocialLoginRequest.of("games", evil));
        browser.jar.put("__Host-login-" + again.binding().id(), again.binding().reveal());
        problem(
                browser.get("games/callback?error=access_denied&state="
                        + again.binding().id()),
                401,
                "login-cancelled");
    }

    @Test
    @DisplayName("Who says no at the provider is led back to their page, or told so; the cookie is spent")
    default void callback_cancelled() {
        for (boolean withTarget : new boolean[] {true, false}) {
            Browser browser = site().browser();
            HttpResponse<String> begun =
                    browser.get("login?auth-provider=games" + (withTarget ? "&redirect-url=/inbox" : ""));
            String state = location(begun).replaceAll(".*[?&]state=([^&]+).*", "$1");

            HttpResponse<String> answer = browser.get("games/callback?error=access_denied&state=" + state);

            if (withTarget) {
                assertThat(redirect(answer, 303)).isEqualTo("/inbox#error=login-cancelled");
            } else {
                problem(answer, 401, "login-cancelled");
            }
            assertThat(browser.jar).isEmpty();
        }
    }

    @Test
    @DisplayName("A code that the provider does not take is a refusal, at the user's page where there is one")
    default void callback_refused() {
        Browser browser = site().browser();
        HttpResponse<String> begun = browser.get("login?auth-provider=games&redirect-url=/inbox");
        String state = location(begun).replaceAll(".*[?&]state=([^&]+).*", "$1");

        assertThat(redirect(browser.get("games/callback?code=made-up&state=" + state), 303))
                .isEqualTo("/inbox#error=login-refused");

        HttpResponse<String> again = browser.get("login?auth-provider=games");
        state = location(again).replaceAll(".*[?&]state=([^&]+).*", "$1");
        problem(browser.get("games/callback?code=made-up&state=" + state), 401, "login-refused");
        assertThat(browser.jar).isEmpty();
    }

    @Test
    @DisplayName(
            "Requirement 34: At the limit a social login is refused with the list, and goes through when a form insists")
    default void callback_limit() {
        String subject = site().newSubject();
        for (int i = 0; i < 3; i++) {
            json(site().browser().signInAs(subject, ""), 200);
        }
        Browser browser = site().browser();
        assertThat(redirect(browser.signInAs(subject, "&redirect-url=/inbox"), 303))
                .isEqualTo("/inbox#error=session-limit");
        assertThat(problem(browser.signInAs(subject, ""), 409, "session-limit")
                        .get("sessions")
                        .size())
                .isEqualTo(3);
        assertThat(browser.jar).isEmpty();

        HttpResponse<String> begun = browser.post("login?auth-provider=games&kick-others=true");
        assertThat(redirect(begun, 303)).contains("/games/authorize?");
        site().expects(subject);
        assertThat(json(browser.follow(begun), 200).get("activeSessions").intValue())
                .isEqualTo(1);
    }

    @Test
    @DisplayName("Requirement 35: No link insists for its user, and no other site's form")
    default void insisting() {
        problem(site().browser().get("login?auth-provider=games&kick-others=true"), 400, "bad-request");
        problem(
                site().browser()
                        .send(
                                "POST",
                                "login?auth-provider=games&kick-others=true",
                                BodyPublishers.noBody(),
                                "Origin",
                                "https://evil.example.com"),
                403,
                "cross-site-request");
    }

    @Test
    @DisplayName("A browser that begins many logins holds those it has begun last, and finishes each of them")
    default void begin_many() {
        Browser browser = site().browser();
        List<HttpResponse<String>> begun = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            begun.add(browser.get("login?auth-provider=games"));
            site().clock.advance(Duration.ofMillis(5));
            assertThat(logins(browser)).hasSize(Math.min(8, i + 1));
        }
        assertThat(logins(browser))
                .containsExactlyInAnyOrderElementsOf(begun.subList(4, 12).stream()
                        .map(each -> "__Host-login-" + location(each).replaceAll(".*[?&]state=([^&]+).*", "$1"))
                        .toList());
        site().expects(site().newSubject());
        json(browser.follow(begun.get(4)), 200);
        assertThat(logins(browser)).hasSize(7);
    }

    @Test
    @DisplayName(
            "Requirement 35: A picture, a frame, another site's script or a prefetch begins no login; a visit does, also from another site's link")
    default void begin_visit() {
        String login = "login?auth-provider=games";
        for (String destination : new String[] {"image", "iframe", "script", "style", "empty", "made-up"}) {
            problem(
                    site().browser().get(login, "Sec-Fetch-Site", "cross-site", "Sec-Fetch-Dest", destination),
                    403,
                    "cross-site-request");
        }
        problem(
                site().browser().get(login, "Sec-Fetch-Dest", "document", "Sec-Purpose", "prefetch;prerender"),
                403,
                "cross-site-request");
        redirect(site().browser().get(login, "Sec-Fetch-Site", "cross-site", "Sec-Fetch-Dest", "document"), 302);
        redirect(site().browser().get(login, "Sec-Fetch-Site", "same-origin", "Sec-Fetch-Dest", "empty"), 302);
    }

    @Test
    @DisplayName("An unknown provider is 404, one that is down 503")
    default void provider() {
        problem(site().browser().get("login?auth-provider=nobody"), 404, "unknown-provider");
        problem(site().browser().post("login?auth-provider=nobody"), 404, "unknown-provider");
        problem(site().browser().get("nobody/callback?state=x"), 404, "unknown-provider");
        problem(
                site().browser()
                        .send(
                                "POST",
                                "nobody/backchannel-logout",
                                BodyPublishers.ofString("logout_token=x"),
                                "Content-Type",
                                "application/x-www-form-urlencoded"),
                404,
                "unknown-provider");
        problem(site().browser().get("login?auth-provider=down"), 503, "sessions-unavailable");
        assertThat(json(site().browser().get("providers"), 200).get("providers").toString())
                .isEqualTo("[\"down\",\"games\"]");
    }

    @Test
    @DisplayName(
            "Requirement 35, requirement 58: What ends at the provider ends here, by a logout token of the provider's alone")
    default void backChannel() {
        String subject = site().newSubject();
        Browser browser = site().browser();
        json(browser.signInAs(subject, ""), 200);

        problem(logout("logout_token=made-up"), 400, "logout-token-refused");
        problem(logout("other=x"), 400, "bad-request");
        problem(logout("logout_token=x&logout_token=y"), 400, "bad-request");
        json(browser.get("sessions/validate"), 200);

        HttpResponse<String> answer = logout("logout_token=" + site().logoutToken(subject));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(header(answer, "Cache-Control")).isEqualTo("no-store");
        assertThat(problem(browser.get("sessions/validate"), 401, "session-required")
                        .get("reason")
                        .stringValue())
                .isEqualTo("ENDED");
    }

    private HttpResponse<String> logout(String form) {
        return site().browser()
                .send(
                        "POST",
                        "games/backchannel-logout",
                        BodyPublishers.ofString(form),
                        "Content-Type",
                        "application/x-www-form-urlencoded");
    }

    @ParameterizedTest
    @DisplayName("A target off the list is refused before anything is begun")
    @ValueSource(
            strings = {
                "https://evil.example.com/",
                "//evil.example.com",
                "https:evil.example.com",
                "https://good.example.com.evil.com",
                "https://good.example.com%40evil.com",
                "https://app.example.com/allowedx",
                "https://app.example.com/allowed/%252e%252e/x",
                "javascript:alert(1)",
                "/x%23fragment",
                "/x%0d%0aSet-Cookie:a=b",
                "/%5Cevil.example.com",
                "/%C3%BC"
            })
    default void begin_target(String target) {
        Browser browser = site().browser();
        int writes = site().store.writes.get();
        for (HttpResponse<String> answer : List.of(
                browser.get("login?auth-provider=games&redirect-url=" + target),
                browser.post("login?auth-provider=games&redirect-url=" + target))) {
            problem(answer, 400, "redirect-refused");
            assertThat(answer.body()).doesNotContain("evil");
        }
        assertThat(browser.jar).isEmpty();
        assertThat(site().store.writes.get()).isEqualTo(writes);
    }
}
