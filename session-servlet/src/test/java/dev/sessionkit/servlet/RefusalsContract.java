package dev.sessionkit.servlet;

import static dev.sessionkit.servlet.Site.session;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionkit.api.SessionType;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** No session, too little, and a broken store are three answers. */
interface RefusalsContract extends Contract {

    private static JsonNode problem(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        JsonNode json = JsonMapper.shared().readTree(answer.body());
        assertThat(json.get("type").stringValue()).isEqualTo("tag:sessionkit.dev,2026:" + code);
        assertThat(json.get("code").stringValue()).isEqualTo(code);
        assertThat(json.get("status").intValue()).isEqualTo(status);
        assertThat(json.get("title").stringValue()).isNotBlank();
        return json;
    }

    private static String challenge(HttpResponse<String> answer) {
        return answer.headers().firstValue("WWW-Authenticate").orElse("");
    }

    @Test
    @DisplayName("A servlet that needs a user: 401 without session, 403 with too little of one, else its answer")
    default void annotated() {
        HttpResponse<String> nobody = site().client().get("/users");
        assertThat(problem(nobody, 401, "session-required").get("reason").stringValue())
                .isEqualTo("ABSENT");
        assertThat(challenge(nobody)).isEqualTo("Bearer realm=\"shop\"");
        assertThat(site().client().send("HEAD", "/users").statusCode()).isEqualTo(401);
        assertThat(site().client().send("DELETE", "/users").statusCode()).isEqualTo(401);
        assertThat(site().client().send("BREW", "/users").statusCode()).isEqualTo(401);

        Client user = site().signedIn("user");
        assertThat(user.get("/users").body()).isEqualTo("for users");
        HttpResponse<String> tooLittle = user.send("POST", "/users");
        assertThat(problem(tooLittle, 403, "access-denied").get("required").stringValue())
                .isEqualTo("ADMIN_ACCOUNT");
        assertThat(challenge(tooLittle)).isEqualTo("Bearer realm=\"shop\", error=\"insufficient_scope\"");
        assertThat(site().signedIn("boss").send("POST", "/users").body()).isEqualTo("for administrators");
    }

    @Test
    @DisplayName("A path that needs a user: all below it, but what is said to need nothing")
    default void paths() {
        Handler members = (request, response) -> response.getWriter().print("members");
        site().path("/h/members", members);
        site().path("/h/members/area", members);
        site().path("/h/members/welcome", members);
        site().path("/h/membership", members);
        Client nobody = site().client();

        assertThat(nobody.get("/h/members").statusCode()).isEqualTo(401);
        assertThat(nobody.get("/h/members/area").statusCode()).isEqualTo(401);
        assertThat(nobody.get("/h/members/area;x=y").statusCode()).isEqualTo(401);
        assertThat(nobody.get("/h/%6dembers/area").statusCode()).isEqualTo(401);
        assertThat(nobody.get("/h/members/welcome/../area").statusCode()).isEqualTo(401);
        assertThat(nobody.get("/h/members/nothing").statusCode()).isEqualTo(401);
        assertThat(nobody.get("/h/membership").body()).isEqualTo("members");
        assertThat(nobody.get("/h/members/welcome").body()).isEqualTo("members");
        assertThat(site().signedIn("user").get("/h/members/area").body()).isEqualTo("members");
    }

    @Test
    @DisplayName("A token that does not count is invalid_token, and is not echoed")
    default void invalidToken() {
        HttpResponse<String> answer = site().client().get("/users", "Authorization", "Bearer nonsense");

        assertThat(problem(answer, 401, "session-required").get("reason").stringValue())
                .isEqualTo("MALFORMED");
        assertThat(challenge(answer)).isEqualTo("Bearer realm=\"shop\", error=\"invalid_token\"");
        assertThat(answer.body() + answer.headers()).doesNotContain("nonsense");
    }

    @Test
    @DisplayName("A login that is too old is 401 with max_age (RFC 9470)")
    default void staleLogin() {
        Client client = site().signedIn("user");
        String path = site().path((request, response) ->
                SessionFilter.context(request).requireFresh(SessionType.USER_ACCOUNT, Duration.ofMinutes(5)));
        assertThat(client.get(path).statusCode()).isEqualTo(200);
        site().clock.advance(Duration.ofMinutes(6));
        HttpResponse<String> answer = client.get(path);

        assertThat(problem(answer, 401, "fresh-login-required").get("maxAge").intValue())
                .isEqualTo(300);
        assertThat(challenge(answer))
                .isEqualTo("Bearer realm=\"shop\", error=\"insufficient_user_authentication\", max_age=\"300\"");
    }

    @Test
    @DisplayName("Whoever was signed out is told why")
    default void endReason() {
        Client client = site().signedIn("user");
        Client same = client.copy();
        same.get((request, response) -> request.logout());

        JsonNode problem = problem(client.get("/users"), 401, "session-required");
        assertThat(problem.get("reason").stringValue()).isEqualTo("ENDED");
        assertThat(problem.get("endReason").stringValue()).isEqualTo("LOGOUT");
    }

    @Test
    @DisplayName("Requirement 60: A broken store is 503, never 401, and what needs no session is still served")
    default void storeDown() {
        Client client = site().signedIn("user");
        site().store.readable = false;

        HttpResponse<String> answer = client.get("/users");
        problem(answer, 503, "sessions-unavailable");
        assertThat(answer.headers().firstValue("Retry-After")).contains("5");
        assertThat(challenge(answer)).isEmpty();
        assertThat(client.get((request, response) -> session(request)).statusCode())
                .isEqualTo(503);
        assertThat(client.get((request, response) -> response.getWriter().print(request.getRemoteUser()))
                        .statusCode())
                .isEqualTo(503);
        assertThat(client.get((request, response) -> response.getWriter().print("public"))
                        .body())
                .isEqualTo("public");
        assertThat(site().client().get("/users").statusCode())
                .as("nothing presented, nothing to ask the store")
                .isEqualTo(401);
        site().store.readable = true;
        assertThat(client.get("/users").body()).isEqualTo("for users");
    }

    @Test
    @DisplayName("A refusal keeps the headers of outer filters and drops those of the servlet")
    default void headers() {
        HttpResponse<String> answer = site().client().get((request, response) -> {
            response.setHeader("x-servlet", "dropped");
            response.setContentType("text/html");
            response.getWriter().print("dropped");
            SessionFilter.context(request).require(SessionType.VALID_SESSION);
        });

        problem(answer, 401, "session-required");
        assertThat(answer.headers().allValues("x-outer")).containsExactly("kept");
        assertThat(answer.headers().firstValue("x-servlet")).isEmpty();
        assertThat(answer.headers().allValues("Content-Type")).hasSize(1);
        assertThat(answer.headers().allValues("Date")).hasSize(1);
    }

    @Test
    @DisplayName("A servlet that was handed over as an object is guarded, too")
    default void registeredAsObject() {
        assertThat(site().client().get("/sorry").statusCode()).isEqualTo(401);
        assertThat(site().signedIn("user").get("/sorry").statusCode()).isEqualTo(200);
    }
}
