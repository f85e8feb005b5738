package dev.sessionkit.servlet.login;

import static dev.sessionkit.servlet.login.Answers.header;
import static dev.sessionkit.servlet.login.Answers.json;
import static dev.sessionkit.servlet.login.Answers.location;
import static dev.sessionkit.servlet.login.Answers.problem;
import static dev.sessionkit.servlet.login.Answers.redirect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.sessionkit.auth.Authentication;
import dev.sessionkit.core.SessionFramework;
import dev.sessionkit.core.StartupException;
import dev.sessionkit.servlet.Container;
import dev.sessionkit.servlet.EmbeddedTomcat;
import dev.sessionkit.servlet.Jetty;
import jakarta.servlet.http.HttpServlet;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The section SessionApi")
class LoginSettingsTest {

    @Test
    @DisplayName("lets nobody register, and leads nowhere else, unless it says so")
    void defaults() {
        try (LoginSite site = new LoginSite(Jetty::start, "{}")) {
            Browser browser = site.browser();
            problem(browser.post("register", Browser.credentials("anne", LoginSite.PASSWORD)), 404, "not-found");
            problem(
                    browser.get("login?auth-provider=games&redirect-url=https://good.example.com"),
                    400,
                    "redirect-refused");
            redirect(browser.get("login?auth-provider=games&redirect-url=/in"), 302);
            assertThat(browser.jar.keySet()).allMatch(name -> name.startsWith("__Host-login-"));
        }
    }

    @Test
    @DisplayName("lets nobody begin social logins without end: each counts for its address, as a failed login does")
    void begun_counted() {
        try (LoginSite site = new LoginSite(Jetty::start, "{}", 3)) {
            for (int i = 0; i < 3; i++) {
                redirect(site.browser().get("login?auth-provider=games"), 302);
            }
            for (HttpResponse<String> answer : List.of(
                    site.browser().get("login?auth-provider=games"),
                    site.browser().post("login?auth-provider=games"))) {
                problem(answer, 429, "login-throttled");
                assertThat(Integer.parseInt(header(answer, "Retry-After"))).isPositive();
                assertThat(header(answer, "Set-Cookie")).isEmpty();
            }
        }
    }

    @Test
    @DisplayName("can leave Secure out for localhost without TLS, and tell browsers to forget nothing")
    void development() {
        try (LoginSite site = new LoginSite(Jetty::start, "{\"SecureCookies\": false, \"ClearSiteData\": []}")) {
            Browser browser = site.browser();
            HttpResponse<String> begun = browser.get("login?auth-provider=games");
            String state = location(begun).replaceAll(".*[?&]state=([^&]+).*", "$1");
            assertThat(header(begun, "Set-Cookie"))
                    .startsWith("login-" + state + "=" + state + ".")
                    .endsWith("; Path=/api/auth/v1; HttpOnly; SameSite=Lax; Max-Age=600");
            site.expects(site.newSubject());
            json(browser.follow(begun), 200);
            assertThat(header(browser.post("logout"), "Clear-Site-Data")).isEmpty();
        }
    }

    @ParameterizedTest
    @DisplayName("is checked when the host starts")
    @ValueSource(
            strings = {
                "{\"Base\": \"api\"}",
                "{\"Base\": \"/\"}",
                "{\"Base\": \"/api/\"}",
                "{\"Base\": \"/api/*\"}",
                "{\"RedirectTargets\": [\"http://shop.example.com\"]}",
                "{\"ClearSiteData\": [\"cookies\"]}",
                "{\"Registrations\": true}",
            })
    void faults(String section) {
        assertThatExceptionOfType(StartupException.class)
                .isThrownBy(() -> new LoginSite(Jetty::start, section))
                .withMessageContaining("SessionApi");
    }

    @Test
    @DisplayName("has at most 100 targets")
    void targets() {
        List<String> most = Collections.nCopies(100, "https://good.example.com");
        assertThat(new SessionApiSettings("/api", most, false, List.of(), true).redirectTargets())
                .hasSize(100);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SessionApiSettings(
                        "/api", Collections.nCopies(101, "https://good.example.com"), false, List.of(), true));
    }

    @ParameterizedTest
    @DisplayName("does not share its path with another servlet, which one of the two would lose without a word")
    @ValueSource(booleans = {true, false})
    void pathTaken(boolean inTomcat) {
        Container.Kind kind = inTomcat ? EmbeddedTomcat::start : Jetty::start;
        List<Throwable> thrown = new ArrayList<>();
        try (SessionFramework framework =
                LoginApi.sections(SessionFramework.builder()).settings("""
                        {"Authentication": {"SessionResolver": "CookieSessionResolver"},
                         "Catena": {"SessionStore": {"SessionProvider": "MemorySessionStore"}}}""").build()) {
            LoginApi api = LoginApi.of(framework, Authentication.of(framework));
            kind.start((types, application) -> {
                        application.addServlet("Mine", new HttpServlet() {}).addMapping("/api/auth/v1/*");
                        thrown.add(catchThrowable(() -> api.addTo(application)));
                    })
                    .close();
        }
        assertThat(thrown)
                .singleElement()
                .isInstanceOf(IllegalStateException.class)
                .hasToString("java.lang.IllegalStateException: there is a servlet at /api/auth/v1/* already");
    }

    @Test
    @DisplayName("must be known to the framework")
    void unknown() {
        try (SessionFramework framework = Authentication.sections(SessionFramework.builder())
                .settings("""
                        {"Authentication": {"SessionResolver": "CookieSessionResolver"},
                         "Catena": {"SessionStore": {"SessionProvider": "MemorySessionStore"}}}""")
                .build()) {
            Authentication authentication = Authentication.of(framework);
            assertThatIllegalArgumentException().isThrownBy(() -> LoginApi.of(framework, authentication));
        }
    }
}
