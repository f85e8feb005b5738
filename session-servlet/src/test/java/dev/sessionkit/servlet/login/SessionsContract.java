package dev.sessionkit.servlet.login;

import static dev.sessionkit.servlet.login.Answers.header;
import static dev.sessionkit.servlet.login.Answers.json;
import static dev.sessionkit.servlet.login.Answers.problem;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A user's sessions: is there one, which are there, and ending them. */
interface SessionsContract extends LoginContract {

    private HttpResponse<String> withHeader(String method, String path, String token) {
        return site().browser().send(method, path, BodyPublishers.noBody(), "x-qt-auth", token);
    }

    @Test
    @DisplayName("A session is valid in the cookie and in the header, and says whose it is")
    default void validate() {
        String name = site().newUser();
        Browser browser = site().signedIn(name);

        for (HttpResponse<String> answer :
                List.of(browser.get("sessions/validate"), withHeader("GET", "sessions/validate", browser.token()))) {
            JsonNode json = json(answer, 200);
            assertThat(json.get("valid").booleanValue()).isTrue();
            assertThat(json.get("user").get("username").stringValue()).isEqualTo(name);
            JsonNode session = json.get("session");
            assertThat(session.get("id").stringValue())
                    .isEqualTo(browser.token().substring(0, 22));
            assertThat(session.get("current").booleanValue()).isTrue();
            assertThat(session.get("provider").stringValue()).isEqualTo("PASSWORD");
            assertThat(session.get("createdAt").stringValue())
                    .startsWith("2060-")
                    .endsWith("Z");
            assertThat(answer.body()).doesNotContain(browser.token());
        }
    }

    @Test
    @DisplayName("No session, no token, and an idle session are told apart")
    default void validate_refused() {
        assertThat(problem(site().browser().get("sessions/validate"), 401, "session-required")
                        .get("reason")
                        .stringValue())
                .isEqualTo("ABSENT");
        assertThat(problem(withHeader("GET", "sessions/validate", "nonsense"), 401, "session-required")
                        .get("reason")
                        .stringValue())
                .isEqualTo("MALFORMED");
        Browser browser = site().signedIn(site().newUser());
        site().clock.advance(Duration.ofHours(2));
        assertThat(problem(browser.get("sessions/validate"), 401, "session-required")
                        .get("reason")
                        .stringValue())
                .isEqualTo("IDLE");
    }

    @Test
    @DisplayName("HEAD answers what GET does, without a body, where nothing is changed")
    default void head() {
        Browser browser = site().signedIn(site().newUser());
        for (String path : new String[] {"sessions", "sessions/validate", "providers"}) {
            HttpResponse<String> answer = browser.send("HEAD", path, BodyPublishers.noBody());
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThat(answer.body()).isEmpty();
        }
        assertThat(site().browser()
                        .send("HEAD", "sessions", BodyPublishers.noBody())
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    @DisplayName("Requirement 32: A user's sessions are listed, and any of them can be ended; nobody else's")
    default void list_end() {
        String name = site().newUser();
        Browser phone = site().signedIn(name);
        Browser desk = site().signedIn(name);
        Browser stranger = site().signedIn(site().newUser());

        JsonNode json = json(desk.get("sessions"), 200);

        assertThat(json.propertyNames())
                .as("the same order in each process")
                .containsExactly("activeSessions", "sessions");
        assertThat(json.get("activeSessions").intValue()).isEqualTo(2);
        assertThat(json.get("sessions").findValuesAsString("id"))
                .containsExactlyInAnyOrder(
                        desk.token().substring(0, 22), phone.token().substring(0, 22));
        for (JsonNode session : json.get("sessions")) {
            assertThat(session.get("current").booleanValue())
                    .isEqualTo(desk.token().startsWith(session.get("id").stringValue()));
            assertThat(session.get("agent").stringValue()).startsWith("Java-http-client");
            assertThat(session.get("address").stringValue()).isNotBlank();
        }
        String ofPhone = "sessions/" + phone.token().substring(0, 22);
        problem(stranger.send("DELETE", ofPhone, BodyPublishers.noBody()), 404, "not-found");
        problem(site().browser().send("DELETE", ofPhone, BodyPublishers.noBody()), 401, "session-required");
        problem(desk.send("DELETE", "sessions/nonsense", BodyPublishers.noBody()), 404, "not-found");
        problem(site().browser().send("DELETE", "sessions/nonsense", BodyPublishers.noBody()), 401, "session-required");
        HttpResponse<String> ended = desk.send("DELETE", ofPhone, BodyPublishers.noBody());
        assertThat(ended.statusCode()).isEqualTo(204);
        problem(desk.send("DELETE", ofPhone, BodyPublishers.noBody()), 404, "not-found");
        assertThat(problem(phone.get("sessions"), 401, "session-required")
                        .get("endReason")
                        .stringValue())
                .isEqualTo("KICKED");
        assertThat(desk.send("DELETE", "sessions/" + desk.token().substring(0, 22), BodyPublishers.noBody())
                        .statusCode())
                .isEqualTo(204);
        assertThat(desk.jar).doesNotContainKey("qt-auth");
    }

    @Test
    @DisplayName(
            "Requirement 32: Who kicks ends all other sessions, which learn why; after a login that is not long ago")
    default void kick() {
        String name = site().newUser();
        Browser phone = site().signedIn(name);
        String old = phone.token();
        Browser desk = site().signedIn(name);

        assertThat(json(desk.post("kick"), 200).get("kicked").intValue()).isEqualTo(1);

        for (HttpResponse<String> refused : List.of(
                phone.get("sessions/validate"),
                withHeader("GET", "sessions/validate", old),
                withHeader("GET", "kick", old))) {
            JsonNode why = problem(refused, 401, "session-required");
            assertThat(why.get("reason").stringValue()).isEqualTo("ENDED");
            assertThat(why.get("endReason").stringValue()).isEqualTo("KICKED");
        }
        json(desk.get("sessions/validate"), 200);
        Browser tablet = site().signedIn(name);
        assertThat(json(withHeader("GET", "kick", tablet.token()), 200)
                        .get("kicked")
                        .intValue())
                .isEqualTo(1);
        site().clock.advance(Duration.ofMinutes(11));
        assertThat(problem(tablet.post("kick"), 401, "fresh-login-required")
                        .get("maxAge")
                        .intValue())
                .isEqualTo(600);
        problem(site().browser().post("kick"), 401, "session-required");
    }

    @Test
    @DisplayName("A visitor's session is valid, and nobody's login")
    default void validate_visitor() {
        String visitor = site().visitor();

        assertThat(problem(withHeader("GET", "sessions/validate", visitor), 401, "session-required")
                        .get("reason")
                        .stringValue())
                .isEqualTo("ABSENT");
    }

    @Test
    @DisplayName("Requirement 18: Who signs out is told to forget, and the token opens nothing any more")
    default void logout() {
        String name = site().newUser();
        Browser browser = site().signedIn(name);
        String token = browser.token();

        HttpResponse<String> answer = browser.post("logout");

        assertThat(json(answer, 200).get("loggedOut").booleanValue()).isTrue();
        assertThat(header(answer, "Clear-Site-Data")).isEqualTo("\"cache\"");
        assertThat(browser.jar).doesNotContainKey("qt-auth");
        assertThat(problem(withHeader("GET", "sessions/validate", token), 401, "session-required")
                        .get("endReason")
                        .stringValue())
                .isEqualTo("LOGOUT");
        assertThat(json(browser.post("logout"), 200).get("loggedOut").booleanValue())
                .isFalse();
    }

    @Test
    @DisplayName("Requirement 28: As the seed writes it, a GET signs out whoever holds the session in the header")
    default void logout_header() {
        Browser browser = site().signedIn(site().newUser());

        HttpResponse<String> answer = withHeader("GET", "logout", browser.token());

        assertThat(json(answer, 200).get("loggedOut").booleanValue()).isTrue();
        problem(browser.get("sessions/validate"), 401, "session-required");
    }

    @Test
    @DisplayName(
            "A second time there is nothing left to sign out of, which is no refusal; a cookie proves no less than before")
    default void logout_headerAgain() {
        Browser browser = site().signedIn(site().newUser());
        String token = browser.token();
        json(withHeader("GET", "logout", token), 200);

        assertThat(json(withHeader("GET", "logout", token), 200)
                        .get("loggedOut")
                        .booleanValue())
                .isFalse();
        problem(browser.get("logout"), 403, "cross-site-request");
    }

    @Test
    @DisplayName("Requirement 60: A store that is down is 503, whatever is asked; nothing is taken from the client")
    default void storeDown() {
        String name = site().newUser();
        Browser browser = site().signedIn(name);
        site().store.readable = false;
        site().store.writable = false;

        for (String path : new String[] {"sessions", "sessions/validate", "login?auth-provider=games"}) {
            HttpResponse<String> answer = browser.get(path);
            problem(answer, 503, "sessions-unavailable");
            assertThat(header(answer, "Retry-After")).isEqualTo("5");
        }
        problem(browser.post("logout"), 503, "sessions-unavailable");
        problem(browser.post("kick"), 503, "sessions-unavailable");
        problem(browser.login(name), 503, "sessions-unavailable");
        problem(
                browser.send("DELETE", "sessions/" + browser.token().substring(0, 22), BodyPublishers.noBody()),
                503,
                "sessions-unavailable");
        assertThat(browser.token()).isNotEmpty();

        mendStore();
        json(browser.get("sessions/validate"), 200);
    }
}
