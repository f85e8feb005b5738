package dev.sessionkit.servlet.login;

import static dev.sessionkit.servlet.login.Answers.header;
import static dev.sessionkit.servlet.login.Answers.json;
import static dev.sessionkit.servlet.login.Answers.problem;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Requests that have not the form they must have. */
interface BadInputContract extends LoginContract {

    @ParameterizedTest
    @DisplayName("A method that a path is not for is 405, and says which are; HEAD changes nothing")
    @CsvSource(
            delimiter = '|',
            value = {
                "PUT    | login                          | GET, POST, OPTIONS",
                "HEAD   | login?auth-provider=games      | GET, POST, OPTIONS",
                "HEAD   | logout                         | GET, POST, OPTIONS",
                "DELETE | kick                           | GET, POST, OPTIONS",
                "HEAD   | kick                           | GET, POST, OPTIONS",
                "GET    | register                       | POST, OPTIONS",
                "POST   | sessions                       | GET, HEAD, OPTIONS",
                "POST   | sessions/validate              | GET, HEAD, OPTIONS",
                "DELETE | sessions/validate              | GET, HEAD, OPTIONS",
                "GET    | sessions/AAAAAAAAAAAAAAAAAAAAAA | DELETE, OPTIONS",
                "HEAD   | games/callback                 | GET, OPTIONS",
                "POST   | games/callback                 | GET, OPTIONS",
                "HEAD   | sessions/access-token/validate | GET, OPTIONS",
                "GET    | games/backchannel-logout       | POST, OPTIONS",
                "BREW   | providers                      | GET, HEAD, OPTIONS",
            })
    default void method(String method, String path, String allowed) {
        HttpResponse<String> answer = site().browser().send(method, path, BodyPublishers.noBody());
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(header(answer, "Allow").split(", ")).containsExactlyInAnyOrder(allowed.split(", "));
        if (!method.equals("HEAD")) {
            problem(answer, 405, "method-not-allowed");
        }
        HttpResponse<String> options = site().browser().send("OPTIONS", path, BodyPublishers.noBody());
        assertThat(options.statusCode()).isEqualTo(204);
        assertThat(header(options, "Allow")).isEqualTo(header(answer, "Allow"));
    }

    @ParameterizedTest
    @DisplayName("What is not there is 404, and no page of the container's")
    @ValueSource(
            strings = {"", "nothing", "login/", "Login", "sessions/", "sessions/a/b", "games/callback/x", "a/b/c/d"})
    default void unknown(String path) {
        HttpResponse<String> answer = site().browser().get(path);
        problem(answer, 404, "not-found");
    }

    @ParameterizedTest
    @DisplayName("A body of another type is 415, and says which are taken")
    @ValueSource(
            strings = {"text/plain", "application/xml", "multipart/form-data; boundary=x", "json", "application/json2"})
    default void type(String type) {
        BodyPublisher body = BodyPublishers.ofString(Browser.credentials("anne", "x"));
        HttpResponse<String> answer = site().browser().send("POST", "login", body, "Content-Type", type);
        problem(answer, 415, "unsupported-media-type");
        assertThat(header(answer, "Accept-Post")).isEqualTo("application/json, application/x-www-form-urlencoded");
        HttpResponse<String> logout =
                site().browser().send("POST", "games/backchannel-logout", body, "Content-Type", "application/json");
        problem(logout, 415, "unsupported-media-type");
        assertThat(header(logout, "Accept-Post")).isEqualTo("application/x-www-form-urlencoded");
    }

    @Test
    @DisplayName("A body of more than 16 KiB is 413, announced or not")
    default void tooLarge() {
        byte[] body = ("{\"username\": \"" + "x".repeat(16_384) + "\"}").getBytes(UTF_8);
        problem(site().browser().send("POST", "login", BodyPublishers.ofByteArray(body)), 413, "content-too-large");
        problem(
                site().browser()
                        .send("POST", "login", BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))),
                413,
                "content-too-large");
        byte[] most = ("{\"username\": \"" + "x".repeat(16_384 - 16) + "\"}").getBytes(UTF_8);
        assertThat(most).hasSize(16_384);
        problem(site().browser().send("POST", "login", BodyPublishers.ofByteArray(most)), 400, "bad-request");
    }

    @ParameterizedTest
    @DisplayName("Broken JSON is 400, and says where it breaks")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"evil\": evil}               | 1 | 10",
                "{                              | 1 | 2",
                "{\"evil\": 1, \"evil\": 2}     | 1 | 18",
                "{\"evil\": 1} x                | 1 | 13",
                "username=evil&password=evil    | 1 | 1",
            })
    default void brokenJson(String body, int line, int column) {
        HttpResponse<String> answer = site().browser().post("login", body);
        JsonNode json = problem(answer, 400, "bad-request");
        assertThat(json.get("line").intValue()).isEqualTo(line);
        assertThat(json.get("column").intValue()).isBetween(column - 1, column + 1);
        assertThat(answer.body()).doesNotContain("evil");
    }

    @Test
    @DisplayName("... on its line")
    default void brokenJson_line() {
        JsonNode json = problem(site().browser().post("login", "{\n\"a\": 1,\n  ]"), 400, "bad-request");
        assertThat(json.get("line").intValue()).isEqualTo(3);
    }

    @ParameterizedTest
    @DisplayName("JSON that is no login is 400, and nothing of it is repeated")
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "[]",
                "[[[[[[[[[[]]]]]]]]]]",
                "{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":1}}}}}}}}}",
                "\"evil\"",
                "{}",
                "{\"username\": \"evil\"}",
                "{\"password\": \"evil\"}",
                "{\"username\": \"\", \"password\": \"evil\"}",
                "{\"username\": 7, \"password\": \"evil\"}",
                "{\"username\": \"evil\", \"password\": [\"evil\"]}",
                "{\"username\": \"evil\", \"password\": \"evil\", \"kick-others\": \"evil\"}",
                "{\"username\": \"evil\", \"password\": \"evil\", \"device\": {\"evil\": 1}}",
            })
    default void noLogin(String body) {
        HttpResponse<String> answer = site().browser().post("login", body);
        JsonNode json = problem(answer, 400, "bad-request");
        assertThat(json.get("detail").stringValue()).isNotBlank();
        assertThat(answer.body()).doesNotContain("evil");
    }

    @Test
    @DisplayName("A login with a member that is nested too deeply is refused; one less is a login")
    default void nested() {
        String name = site().newUser();
        String login = Browser.credentials(name, LoginSite.PASSWORD).strip().replace("}", ", \"more\": %s}");
        problem(site().browser().post("login", login.formatted("[".repeat(8) + "]".repeat(8))), 400, "bad-request");
        json(site().browser().post("login", login.formatted("[".repeat(7) + "]".repeat(7))), 200);
    }

    @Test
    @DisplayName("Bytes that are no UTF-8 are 400")
    default void noText() {
        problem(
                site().browser().send("POST", "login", BodyPublishers.ofByteArray(new byte[] {'{', (byte) 0xff, '}'})),
                400,
                "bad-request");
    }

    @ParameterizedTest
    @DisplayName(
            "Parameters that stand there twice, are too long, too many or broken are 400, and nothing of them is repeated")
    @ValueSource(
            strings = {
                "login?auth-provider=evil&auth-provider=evil",
                "login?auth-provider=evil&redirect-url=/evil&redirect-url=/evil",
                "login",
                "login?auth-provider=",
                "games/callback?state=evil&state=evil",
                "sessions/access-token/validate?access-token=evil&access-token=evil",
                "sessions/access-token/validate?access-token=evil&redirect=evil",
                "login?auth-provider=%ff",
                "login?auth-provider=%C3",
            })
    default void parameters(String path) {
        HttpResponse<String> answer = site().browser().get(path);
        problem(answer, 400, "bad-request");
        assertThat(answer.body()).doesNotContain("evil");
    }

    @Test
    @DisplayName("... a target of 4097 characters, 65 parameters")
    default void parameters_bounds() {
        Browser browser = site().browser();
        problem(browser.get("login?auth-provider=games&redirect-url=/" + "x".repeat(4096)), 400, "bad-request");
        problem(browser.get("login?auth-provider=games&redirect-url=/" + "x".repeat(4095)), 400, "redirect-refused");
        problem(browser.get("login?auth-provider=games&redirect-url=/" + "x".repeat(2048)), 400, "redirect-refused");
        assertThat(browser.get("login?auth-provider=games&redirect-url=/" + "x".repeat(2047))
                        .statusCode())
                .isEqualTo(302);
        problem(browser.get("login?auth-provider=games" + "&a=b".repeat(64)), 400, "bad-request");
        problem(browser.get("sessions/access-token/validate?access-token=" + "x".repeat(4097)), 400, "bad-request");
    }
}
