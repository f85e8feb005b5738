package dev.sessionkit.servlet.login;

import static dev.sessionkit.servlet.login.PairClient.json;
import static dev.sessionkit.servlet.login.PairClient.problem;
import static dev.sessionkit.servlet.login.PairClient.reason;
import static dev.sessionkit.servlet.login.PairClient.setCookie;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionkit.auth.AccountService;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A refresh token is exchanged for the next pair. */
interface PairRefreshContract extends PairContract {

    int TABS = 5;

    @Test
    @DisplayName(
            "The client's flow: the access token runs out, 401 says EXPIRED, a refresh gives the next, and the call goes through")
    default void flow() {
        PairClient client = site().registered();
        String first = client.accessToken;
        assertThat(client.users().body()).isEqualTo("for users");
        site().clock.advance(Duration.ofMinutes(15));
        HttpResponse<String> expired = client.users();
        assertThat(reason(expired)).isEqualTo("EXPIRED");
        assertThat(expired.headers().firstValue("WWW-Authenticate"))
                .contains("Bearer realm=\"shop\", error=\"invalid_token\"");

        HttpResponse<String> refreshed = client.refresh();
        assertThat(refreshed.statusCode()).isEqualTo(200);
        assertThat(json(refreshed).propertyNames()).containsExactly("accessToken", "expiresIn", "expiresAt", "user");
        assertThat(refreshed.body()).doesNotContain(client.refreshToken);
        assertThat(client.accessToken).isNotEqualTo(first);
        assertThat(client.users().body()).isEqualTo("for users");
    }

    @Test
    @DisplayName(
            "Whoever presents nothing to a page for users is asked for a bearer token, without an error (RFC 6750, 3.1)")
    default void absentAtAPage() {
        HttpResponse<String> nobody = site().client().users();
        assertThat(reason(nobody)).isEqualTo("ABSENT");
        assertThat(nobody.headers().firstValue("WWW-Authenticate")).contains("Bearer realm=\"shop\"");
    }

    @Test
    @DisplayName(
            "Requirement 47: A refresh replaces the refresh token; again inside the window it is answered with the same two tokens")
    default void repeated() {
        PairClient client = site().registered();
        PairClient otherTab = client.copy();
        assertThat(client.refresh().statusCode()).isEqualTo(200);
        assertThat(client.refreshToken).isNotEqualTo(otherTab.refreshToken);
        site().clock.advance(Duration.ofSeconds(10));
        HttpResponse<String> repeat = otherTab.refresh();

        assertThat(otherTab.accessToken).isEqualTo(client.accessToken);
        assertThat(otherTab.refreshToken).isEqualTo(client.refreshToken);
        assertThat(json(repeat).get("expiresIn").longValue()).isEqualTo(15 * 60 - 10 - 1);
        assertThat(setCookie(repeat))
                .endsWith("; Max-Age=" + (Duration.ofDays(7).toSeconds() - 10));
    }

    @Test
    @DisplayName("Requirement 47: Five tabs that refresh at the same moment all get the same pair, by one write")
    default void atOnce() throws Exception {
        PairClient client = site().registered();
        int writes = site().store.records.writes.get();
        List<HttpResponse<String>> answers = together(site(), client);

        assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(200);
        assertThat(answers.stream().map(HttpResponse::body).distinct()).hasSize(1);
        assertThat(answers.stream().map(PairClient::setCookie).distinct()).hasSize(1);
        assertThat(site().store.records.writes.get() - writes)
                .as("each has tried, for all had read it")
                .isEqualTo(TABS);
    }

    @Test
    @DisplayName(
            "Requirement 48: Without a window one of five wins; the others are told CHANGED, and keep the cookie that it was given")
    default void atOnce_strict() throws Exception {
        try (PairSite strict = with("TokenPairs", Map.of("RepeatWindow", "PT0S"))) {
            PairClient client = strict.registered();
            List<HttpResponse<String>> answers = together(strict, client);
            assertThat(answers).extracting(HttpResponse::statusCode).containsOnlyOnce(200);
            for (HttpResponse<String> answer : answers) {
                if (answer.statusCode() != 200) {
                    assertThat(reason(answer)).isEqualTo("CHANGED");
                    assertThat(setCookie(answer)).isEmpty();
                }
            }
        }
    }

    /** All have read the session before anyone writes it. */
    private static List<HttpResponse<String>> together(PairSite site, PairClient client) throws Exception {
        CyclicBarrier read = new CyclicBarrier(TABS);
        AtomicInteger readers = new AtomicInteger();
        site.store.afterRead = () -> {
            if (readers.incrementAndGet() <= TABS) {
                await(read);
            }
        };
        ExecutorService threads = Executors.newFixedThreadPool(TABS);
        try {
            List<Callable<HttpResponse<String>>> tabs = new ArrayList<>();
            for (int i = 0; i < TABS; i++) {
                PairClient tab = client.copy();
                tabs.add(tab::refresh);
            }
            List<HttpResponse<String>> answers = new ArrayList<>();
            for (Future<HttpResponse<String>> answer : threads.invokeAll(tabs, 60, TimeUnit.SECONDS)) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    @DisplayName(
            "Requirement 48: A replaced token after the window ends the session, and who presented it is told REUSE_DETECTED")
    default void reused() {
        PairClient owner = site().registered();
        PairClient thief = owner.copy();
        assertThat(thief.refresh().statusCode()).isEqualTo(200);
        site().clock.advance(Duration.ofSeconds(30));
        HttpResponse<String> refused = owner.refresh();

        assertThat(reason(refused)).isEqualTo("ENDED");
        assertThat(json(refused).get("endReason").stringValue()).isEqualTo("REUSE_DETECTED");
        assertThat(owner.refreshToken).as("cleared").isEmpty();
        HttpResponse<String> thiefs = thief.users();
        assertThat(reason(thiefs)).isEqualTo("ENDED");
        assertThat(json(thiefs).get("endReason").stringValue()).isEqualTo("REUSE_DETECTED");
        assertThat(reason(thief.refresh())).isEqualTo("ENDED");
    }

    @Test
    @DisplayName(
            "Without a cookie: ABSENT, and nothing to clear; with one that is no token of ours: MALFORMED, cleared, not echoed")
    default void absentAndMalformed() {
        HttpResponse<String> absent = site().client().refresh();
        assertThat(reason(absent)).isEqualTo("ABSENT");
        assertThat(absent.headers().firstValue("WWW-Authenticate")).contains("Bearer realm=\"shop\"");
        assertThat(setCookie(absent)).isEmpty();

        PairClient client = site().registered();
        for (String hostile : List.of("nonsense", "a.b.c", "\"quoted\"", client.accessToken, "x".repeat(20_000))) {
            PairClient stranger = site().client();
            stranger.refreshToken = hostile;
            HttpResponse<String> malformed = stranger.refresh();
            assertThat(reason(malformed)).isEqualTo("MALFORMED");
            assertThat(malformed.headers().firstValue("WWW-Authenticate"))
                    .contains("Bearer realm=\"shop\", error=\"invalid_token\"");
            assertThat(setCookie(malformed)).contains("; Max-Age=0");
            assertThat(malformed.body() + malformed.headers()).doesNotContain(hostile);
        }
    }

    @Test
    @DisplayName("Requirement 50: A refresh token that was not used for its time is over; the user logs in again")
    default void idle() {
        PairClient client = site().registered();
        site().clock.advance(Duration.ofDays(7));
        HttpResponse<String> over = client.refresh();
        assertThat(reason(over)).isIn("IDLE", "EXPIRED");
        assertThat(setCookie(over)).contains("; Max-Age=0");
        assertThat(client.login(client.name).statusCode()).isEqualTo(200);
    }

    @Test
    @DisplayName(
            "Requirement 28: After signing out elsewhere it is ENDED, and cleared; a session that nobody knows is UNKNOWN, and cleared")
    default void endedAndUnknown() {
        PairClient client = site().registered();
        assertThat(client.copy().logout().statusCode()).isEqualTo(200);
        HttpResponse<String> ended = client.refresh();
        assertThat(reason(ended)).isEqualTo("ENDED");
        assertThat(json(ended).get("endReason").stringValue()).isEqualTo("LOGOUT");
        assertThat(setCookie(ended)).contains("; Max-Age=0");

        try (PairSite other = new PairSite(at(""))) { // of the same keys
            PairClient stranger = site().client();
            stranger.refreshToken = other.registered().refreshToken;
            HttpResponse<String> unknown = stranger.refresh();
            assertThat(reason(unknown)).isEqualTo("UNKNOWN");
            assertThat(setCookie(unknown)).contains("; Max-Age=0");
        }
    }

    @Test
    @DisplayName("Requirement 29: A disabled account gets no more tokens")
    default void disabled() {
        PairClient client = site().registered();
        AccountService accounts = site().authentication.accountService();
        accounts.disable(accounts.find(client.name).orElseThrow().number());
        HttpResponse<String> refused = client.refresh();
        assertThat(reason(refused)).isEqualTo("ENDED");
        assertThat(client.refreshToken).isEmpty();
    }

    @Test
    @DisplayName(
            "Requirement 60: While the store is down everything is 503, and no cookie is touched; then all goes on")
    default void storeDown() {
        PairClient client = site().registered();
        site().store.works(false);
        List<HttpResponse<String>> answers = List.of(
                client.refresh(),
                client.logout(),
                client.post("/auth/login", PairClient.credentials(client.name)),
                client.post("/auth/register", PairClient.credentials(site().newName())));
        for (HttpResponse<String> answer : answers) {
            problem(answer, 503, "sessions-unavailable");
            assertThat(answer.headers().firstValue("Retry-After")).contains("5");
            assertThat(setCookie(answer)).isEmpty();
        }
        site().store.works(true);
        assertThat(client.refresh().statusCode()).isEqualTo(200);
        assertThat(client.users().statusCode()).isEqualTo(200);
    }
}
