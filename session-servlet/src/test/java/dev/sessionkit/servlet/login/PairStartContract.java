package dev.sessionkit.servlet.login;

import static dev.sessionkit.servlet.login.PairClient.json;
import static dev.sessionkit.servlet.login.PairClient.problem;
import static dev.sessionkit.servlet.login.PairClient.reason;
import static dev.sessionkit.servlet.login.PairClient.setCookie;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Registering and signing in. */
interface PairStartContract extends PairContract {

    private static String body(Map<String, ?> members) {
        return JsonMapper.shared().writeValueAsString(members);
    }

    @Test
    @DisplayName(
            "Requirements 11, 17: register answers 201 with access token and user, the refresh token in its cookie alone")
    default void register() {
        PairClient client = site().client();
        String name = site().newName();
        HttpResponse<String> answer = client.post(
                "/auth/register",
                body(Map.of("username", name, "email", name + "@example.com", "password", PairSite.PASSWORD)));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(answer.headers().allValues("Vary")).contains("Cookie");
        JsonNode json = json(answer);
        assertThat(json.propertyNames()).containsExactly("accessToken", "expiresIn", "expiresAt", "user");
        assertThat(json.get("user").propertyNames()).containsExactly("id", "username", "email", "role");
        assertThat(json.get("user").get("username").stringValue()).isEqualTo(name);
        assertThat(json.get("user").get("email").stringValue()).isEqualTo(name + "@example.com");
        assertThat(client.refreshToken.split("\\.")).hasSize(3);
        assertThat(answer.body()).doesNotContain(client.refreshToken);
        assertThat(client.users().body()).isEqualTo("for users");
    }

    @Test
    @DisplayName("An access token's end is told as a time, and in whole seconds that are not too many")
    default void expiry() {
        try (PairSite quarterPast = new PairSite(at(""))) { // a quarter of a second past midnight
            JsonNode json = json(quarterPast.client().register("anne"));
            assertThat(json.get("expiresAt").stringValue()).isEqualTo("2027-01-01T00:15:00Z");
            assertThat(json.get("expiresIn").longValue()).isEqualTo(899);
        }
    }

    @Test
    @DisplayName("login answers 200 the same, by user name or by e-mail address, in JSON as curl labels it, too")
    default void login() {
        String name = site().newName();
        String email = name + "@example.com";
        site().client()
                .post("/auth/register", body(Map.of("username", name, "email", email, "password", PairSite.PASSWORD)));
        PairClient client = site().client();
        HttpResponse<String> byName = client.login(name);
        assertThat(byName.statusCode()).isEqualTo(200);
        assertThat(json(byName).propertyNames()).containsExactly("accessToken", "expiresIn", "expiresAt", "user");
        assertThat(client.users().statusCode()).isEqualTo(200);

        HttpResponse<String> byEmail = site().client()
                .post(
                        "/auth/login",
                        body(Map.of("email", email, "password", PairSite.PASSWORD, "device", "kitchen")),
                        "Content-Type",
                        "application/x-www-form-urlencoded");
        assertThat(json(byEmail).get("user").get("username").stringValue()).isEqualTo(name);
    }

    @Test
    @DisplayName("A wrong password, an unknown user: one answer, no cookie, and what the browser holds stays")
    default void login_wrong() {
        PairClient client = site().registered();
        String held = client.refreshToken;
        HttpResponse<String> wrong =
                client.post("/auth/login", body(Map.of("username", client.name, "password", "guessed it")));
        HttpResponse<String> unknown =
                client.post("/auth/login", body(Map.of("username", site().newName(), "password", "guessed it")));
        problem(wrong, 401, "login-refused");
        assertThat(unknown.body()).isEqualTo(wrong.body());
        assertThat(wrong.headers().firstValue("WWW-Authenticate")).contains("Bearer realm=\"shop\"");
        assertThat(client.refreshToken).isEqualTo(held);
        assertThat(client.refresh().statusCode()).isEqualTo(200);
    }

    @Test
    @DisplayName("Who guesses is slowed; who still holds a refresh token of the account is not kept out by it")
    default void login_throttled() {
        PairClient owner = site().registered();
        String guess = body(Map.of("username", owner.name, "password", "guessed it"));
        for (int i = 0; i < 3; i++) {
            assertThat(site().client().post("/auth/login", guess).statusCode()).isEqualTo(401);
        }
        HttpResponse<String> slowed = site().client().post("/auth/login", guess);
        problem(slowed, 429, "login-throttled");
        assertThat(slowed.headers().firstValue("Retry-After")).contains("60");
        assertThat(site().client().login(owner.name).statusCode()).isEqualTo(429);
        assertThat(owner.login(owner.name).statusCode()).isEqualTo(200);
    }

    @Test
    @DisplayName("Requirement 22: Whoever signs in again in a browser has a new session, and the one before has ended")
    default void login_again() {
        PairClient client = site().registered();
        PairClient before = client.copy();
        assertThat(client.login(client.name).statusCode()).isEqualTo(200);

        HttpResponse<String> refused = before.refresh();
        assertThat(reason(refused)).isEqualTo("ENDED");
        assertThat(json(refused).get("endReason").stringValue()).isEqualTo("REPLACED");
        assertThat(setCookie(refused))
                .as("a late answer must not remove the new cookie")
                .isEmpty();
        assertThat(reason(before.users())).isEqualTo("ENDED");
        assertThat(client.users().statusCode()).isEqualTo(200);
    }

    @Test
    @DisplayName("Requirement 22: ... also where it was somebody else's, or had just been refreshed in another tab")
    default void login_asAnother() {
        PairClient client = site().registered();
        PairClient before = client.copy();
        assertThat(before.refresh().statusCode()).isEqualTo(200);
        client.register(site().newName());

        assertThat(reason(before.users())).isEqualTo("ENDED");
        assertThat(client.users().statusCode()).isEqualTo(200);
    }

    @Test
    @DisplayName("Requirement 34: As many sessions as allowed are 409 with their list, unless the user insists")
    default void login_limit() {
        Map<String, ?> one = Map.of("SessionLimit", 1, "LimitPolicy", "ASK");
        try (PairSite site = with("Login", one)) {
            PairClient first = site.registered();
            HttpResponse<String> full = site.client().login(first.name);
            JsonNode sessions = problem(full, 409, "session-limit").get("sessions");
            assertThat(sessions).hasSize(1);
            assertThat(sessions.get(0).get("current").booleanValue()).isFalse();
            assertThat(setCookie(full)).isEmpty();
            assertThat(first.login(first.name).statusCode())
                    .as("its own does not count")
                    .isEqualTo(200);

            HttpResponse<String> insisting = site.client()
                    .post(
                            "/auth/login",
                            body(Map.of("username", first.name, "password", PairSite.PASSWORD, "kick-others", true)));
            assertThat(insisting.statusCode()).isEqualTo(200);
            assertThat(reason(first.users())).isEqualTo("ENDED");
        }
    }

    @Test
    @DisplayName(
            "A name that is taken is 409, a bad password 400 with its fault, a bad name 400, and none of them sets a cookie")
    default void register_refused() {
        String taken = site().registered().name;
        HttpResponse<String> again = site().client().post("/auth/register", PairClient.credentials(taken));
        problem(again, 409, "account-taken");
        HttpResponse<String> weak =
                site().client().post("/auth/register", body(Map.of("username", site().newName(), "password", "short")));
        assertThat(problem(weak, 400, "password-refused").get("fault").stringValue())
                .isEqualTo("TOO_SHORT");
        HttpResponse<String> badName = site().client().post("/auth/register", PairClient.credentials("a@b"));
        assertThat(problem(badName, 400, "bad-request").get("detail").stringValue())
                .isNotBlank();
        assertThat(badName.body()).doesNotContain("a@b");
        assertThat(setCookie(again) + setCookie(weak) + setCookie(badName)).isEmpty();
    }
}
