package dev.sessionkit.servlet.login;

import static dev.sessionkit.servlet.login.Answers.header;
import static dev.sessionkit.servlet.login.Answers.json;
import static dev.sessionkit.servlet.login.Answers.problem;
import static dev.sessionkit.servlet.login.Browser.credentials;
import static dev.sessionkit.servlet.login.LoginSite.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Signing in by name and password, and making an account. */
interface PasswordContract extends LoginContract {

    @Test
    @DisplayName(
            "Requirement 17: A login sets the cookie, is never cached, and says whose it is and how many sessions there are")
    default void login() {
        String name = site().newUser();
        Browser browser = site().browser();

        HttpResponse<String> answer = browser.login(name);

        JsonNode json = json(answer, 200);
        assertThat(json.get("user").get("username").stringValue()).isEqualTo(name);
        assertThat(json.get("user").get("email").stringValue()).isEqualTo(name + "@example.com");
        assertThat(json.get("user").get("id").stringValue()).isNotBlank();
        assertThat(json.get("activeSessions").intValue()).isEqualTo(1);
        assertThat(browser.token()).hasSize(66);
        assertThat(header(answer, "Set-Cookie"))
                .isEqualTo("qt-auth=" + browser.token() + "; Path=/; Secure; HttpOnly; SameSite=Lax");
        assertThat(header(answer, "x-qt-auth")).isEqualTo(browser.token()); // a client that is no browser
        assertThat(header(answer, "Vary")).isNotEmpty();
        assertThat(answer.body()).doesNotContain(browser.token()).doesNotContain(PASSWORD);
    }

    @Test
    @DisplayName(
            "The e-mail address is as good as the name, the type may be curl's default, another spelling of JSON's, or absent")
    default void login_asSeedWritesIt() {
        String name = site().newUser();
        String byAddress = """
                {"email": "%s@example.com", "password": "%s", "device": "a phone"}""".formatted(name, PASSWORD);

        json(site().browser().post("login", byAddress), 200);
        json(
                site().browser()
                        .send(
                                "POST",
                                "login",
                                BodyPublishers.ofString(credentials(name, PASSWORD)),
                                "Content-Type",
                                "application/x-www-form-urlencoded"),
                200);
        json(
                site().browser()
                        .send(
                                "POST",
                                "login",
                                BodyPublishers.ofString("""
                                        {"username": "%s", "email": "", "password": "%s"}""".formatted(name, PASSWORD)),
                                "Content-Type",
                                "Application/JSON; charset=utf-8"),
                200);

        Browser again = site().browser();
        HttpResponse<String> full = again.send("POST", "login", BodyPublishers.ofString(credentials(name, PASSWORD)));
        assertThat(problem(full, 409, "session-limit").get("sessions").findValuesAsString("device"))
                .containsExactly("a phone");
    }

    @Test
    @DisplayName("Requirement 22: A browser that signs in again has another session, and its old one has ended")
    default void login_again() {
        String name = site().newUser();
        Browser browser = site().signedIn(name);
        String first = browser.token();

        assertThat(json(browser.login(name), 200).get("activeSessions").intValue())
                .isEqualTo(1);

        assertThat(browser.token()).isNotEqualTo(first);
        JsonNode refused =
                problem(site().browser().get("sessions/validate", "x-qt-auth", first), 401, "session-required");
        assertThat(refused.get("endReason").stringValue()).isEqualTo("REPLACED");
    }

    @Test
    @DisplayName("A wrong password, an unknown user and a disabled account are one answer; too many of them wait")
    default void login_refused() {
        String name = site().newUser();
        Browser browser = site().browser();
        HttpResponse<String> wrong = browser.post("login", credentials(name, "wrong"));
        problem(wrong, 401, "login-refused");
        HttpResponse<String> unknown = browser.post("login", credentials("nobody", "wrong"));
        assertThat(unknown.body()).isEqualTo(wrong.body());
        var account = site().account("disabled" + name);
        site().authentication.accountService().disable(account.number());
        assertThat(browser.login("disabled" + name).body()).isEqualTo(wrong.body());
        assertThat(browser.jar).isEmpty();

        browser.post("login", credentials(name, "wrong"));
        browser.post("login", credentials(name, "wrong"));
        HttpResponse<String> throttled = browser.login(name);
        problem(throttled, 429, "login-throttled");
        assertThat(Integer.parseInt(header(throttled, "Retry-After"))).isBetween(1, 60);
    }

    @Test
    @DisplayName(
            "Requirement 34: At the limit a login is refused with the list, and goes through when the user says so")
    default void login_limit() {
        String name = site().newUser();
        Browser oldest = site().signedIn(name);
        site().clock.advance(Duration.ofSeconds(1));
        site().signedIn(name);
        site().signedIn(name);
        Browser fourth = site().browser();

        HttpResponse<String> full = fourth.login(name);

        JsonNode sessions = problem(full, 409, "session-limit").get("sessions");
        assertThat(sessions.size()).isEqualTo(3);
        assertThat(sessions.get(2).get("id").stringValue())
                .isEqualTo(oldest.token().substring(0, 22));
        assertThat(sessions.get(0).get("current").booleanValue()).isFalse();
        assertThat(fourth.jar).isEmpty();
        json(oldest.get("sessions/validate"), 200);

        JsonNode insisted = json(fourth.post("login", """
                {"username": "%s", "password": "%s", "kick-others": true}""".formatted(name, PASSWORD)), 200);
        assertThat(insisted.get("activeSessions").intValue()).isEqualTo(1);
        problem(oldest.get("sessions/validate"), 401, "session-required");
    }

    @Test
    @DisplayName("Registering signs in; a name that is taken, a bad name and a bad password are refused")
    default void register() {
        Browser browser = site().browser();
        String name = "new" + site().newUser();
        String anne = """
                {"username": "%s", "email": "%s@example.com", "password": "%s", "device": "a desk"}""".formatted(name, name, PASSWORD);

        JsonNode made = json(browser.post("register", anne), 201);

        assertThat(made.get("user").get("username").stringValue()).isEqualTo(name);
        assertThat(made.get("activeSessions").intValue()).isEqualTo(1);
        JsonNode session = json(browser.get("sessions/validate"), 200).get("session");
        assertThat(session.get("device").stringValue()).isEqualTo("a desk");
        problem(site().browser().post("register", anne), 409, "account-taken");
        problem(site().browser().post("register", credentials("short" + name, "short")), 400, "password-refused");
        problem(site().browser().post("register", credentials("x".repeat(1000), PASSWORD)), 400, "bad-request");
        problem(site().browser().post("register", "{\"username\": \"bob\"}"), 400, "bad-request");
    }
}
