package dev.sessionkit.servlet.login;

import static dev.sessionkit.servlet.login.Answers.json;
import static dev.sessionkit.servlet.login.Answers.problem;
import static dev.sessionkit.servlet.login.Answers.redirect;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Redeeming what a callback has handed on. */
interface OneTimeTokenContract extends LoginContract {

    String VALIDATE = "sessions/access-token/validate?access-token=";

    private String oneTimeToken(Browser browser) {
        return json(browser.signInAs(site().newSubject(), ""), 200)
                .get("accessToken")
                .stringValue();
    }

    @Test
    @DisplayName(
            "Requirement 55: A one-time token becomes a session once, in place of the callback's; the second time it is refused")
    default void redeem() {
        Browser browser = site().browser();
        String token = oneTimeToken(browser);
        String first = browser.token();

        JsonNode json = json(browser.get(VALIDATE + token), 200);

        assertThat(json.get("activeSessions").intValue()).isEqualTo(1);
        assertThat(json.get("user").get("id").stringValue()).isNotBlank();
        assertThat(browser.token()).hasSize(66).isNotEqualTo(first);
        assertThat(browser.jar).containsOnlyKeys("qt-auth");
        json(browser.get("sessions/validate"), 200);
        problem(site().browser().get("sessions/validate", "x-qt-auth", first), 401, "session-required");
        problem(browser.get(VALIDATE + token), 401, "login-refused");
        json(browser.get("sessions/validate"), 200);
    }

    @Test
    @DisplayName(
            "Requirement 56: It is redeemed by the browser that began, also without the session that came with it, and by no other")
    default void redeem_bound() {
        Browser browser = site().browser();
        String token = oneTimeToken(browser);

        problem(site().browser().get(VALIDATE + token), 401, "login-refused");
        problem(site().signedIn(site().newUser()).get(VALIDATE + token), 401, "login-refused");
        problem(browser.get(VALIDATE + token, "Sec-Purpose", "prefetch"), 401, "login-refused");
        browser.jar.remove("qt-auth"); // SameSite=Strict, and a link from the page elsewhere
        json(browser.get(VALIDATE + token), 200);
        assertThat(browser.jar).containsOnlyKeys("qt-auth");
    }

    @Test
    @DisplayName("It leads on where that is asked for and allowed; a target off the list uses nothing up")
    default void redeem_redirect() {
        Browser browser = site().browser();
        String token = oneTimeToken(browser);

        problem(browser.get(VALIDATE + token + "&redirect-url=https://evil.example.com"), 400, "redirect-refused");
        problem(browser.get(VALIDATE + token + "&redirect-url=//evil&redirect=false"), 400, "redirect-refused");
        problem(browser.get(VALIDATE + token + "&redirect=maybe"), 400, "bad-request");
        assertThat(redirect(browser.get(VALIDATE + token + "&redirect-url=https://good.example.com/in"), 303))
                .isEqualTo("https://good.example.com/in");
        json(browser.get("sessions/validate"), 200);

        Browser other = site().browser();
        String second = oneTimeToken(other);
        json(other.get(VALIDATE + second + "&redirect-url=/in&redirect=false"), 200);
    }

    @Test
    @DisplayName(
            "Requirement 55: Missing, malformed, used, too old, and dead with its session are one answer, without detail")
    default void redeem_refused() {
        Browser late = site().browser();
        String expired = oneTimeToken(late);
        Browser out = site().browser();
        String dead = oneTimeToken(out);
        out.post("logout");
        site().clock.advance(Duration.ofSeconds(61));

        String other = "A".repeat(22) + "." + "A".repeat(43);
        List<HttpResponse<String>> answers = List.of(
                late.get(VALIDATE),
                late.get("sessions/access-token/validate"),
                late.get(VALIDATE + "nonsense"),
                late.get(VALIDATE + other),
                late.get(VALIDATE + late.token()),
                late.get(VALIDATE + expired),
                out.get(VALIDATE + dead));

        for (HttpResponse<String> answer : answers) {
            JsonNode json = problem(answer, 401, "login-refused");
            assertThat(json.has("reason")).isFalse();
            assertThat(answer.body()).isEqualTo(answers.get(0).body());
        }
        json(late.get("sessions/validate"), 200);
    }

    @Test
    @DisplayName("A store that is down uses nothing up")
    default void redeem_storeDown() {
        Browser browser = site().browser();
        String token = oneTimeToken(browser);
        site().store.writable = false;
        problem(browser.get(VALIDATE + token), 503, "sessions-unavailable");
        mendStore();
        json(browser.get(VALIDATE + token), 200);
    }

    @Test
    @DisplayName("Requirement 55: Of all who redeem it at the same moment one succeeds")
    default void redeem_together() throws Exception {
        Browser browser = site().browser();
        String token = oneTimeToken(browser);
        CyclicBarrier together = new CyclicBarrier(4);
        ExecutorService tabs = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Integer>> calls = Collections.nCopies(4, () -> {
                Browser tab = site().browser();
                tab.jar.putAll(browser.jar);
                together.await();
                return tab.get(VALIDATE + token).statusCode();
            });
            List<Integer> answers = new ArrayList<>();
            for (Future<Integer> answer : tabs.invokeAll(calls)) {
                answers.add(answer.get());
            }
            assertThat(answers).containsExactlyInAnyOrder(200, 401, 401, 401);
        } finally {
            tabs.shutdownNow();
        }
    }

    @Test
    @DisplayName("HEAD redeems nothing")
    default void redeem_head() {
        Browser browser = site().browser();
        String token = oneTimeToken(browser);
        assertThat(browser.send("HEAD", VALIDATE + token, BodyPublishers.noBody())
                        .statusCode())
                .isEqualTo(405);
        json(browser.get(VALIDATE + token), 200);
    }
}
