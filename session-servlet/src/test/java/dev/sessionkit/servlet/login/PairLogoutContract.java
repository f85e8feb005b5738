package dev.sessionkit.servlet.login;

import static dev.sessionkit.servlet.login.PairClient.json;
import static dev.sessionkit.servlet.login.PairClient.reason;
import static dev.sessionkit.servlet.login.PairClient.setCookie;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Signing out: both tokens as seed 003 writes it, and either by setting. */
interface PairLogoutContract extends PairContract {

    @Test
    @DisplayName("Requirements 18, 28: Both tokens end the session; the cookie is cleared, and the browser's cache")
    default void both() {
        PairClient client = site().registered();
        PairClient before = client.copy();
        HttpResponse<String> answer = client.logout();

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"loggedOut\":true}");
        assertThat(answer.headers().firstValue("Clear-Site-Data")).contains("\"cache\"");
        assertThat(setCookie(answer)).startsWith("refreshToken=; ").contains("; Max-Age=0");
        assertThat(reason(before.users())).isEqualTo("ENDED");
        HttpResponse<String> again = before.logout();
        assertThat(again.body()).isEqualTo("{\"loggedOut\":false}");
        assertThat(before.refreshToken).isEmpty();
    }

    @Test
    @DisplayName("Requirement 18: What the browser is told to forget is a setting, and may be nothing")
    default void clearSiteData() {
        try (PairSite all = with("TokenPairApi", Map.of("ClearSiteData", List.of("cache", "storage")));
                PairSite none = with("TokenPairApi", Map.of("ClearSiteData", List.of()))) {
            assertThat(all.registered().logout().headers().firstValue("Clear-Site-Data"))
                    .contains("\"cache\", \"storage\"");
            assertThat(none.registered().logout().headers().firstValue("Clear-Site-Data"))
                    .isEmpty();
        }
    }

    @ParameterizedTest(name = "{0}, {1}: {2}, {3}")
    @DisplayName(
            "Strict: whatever is missing, has run out or is another's is refused, and only what a refresh mends keeps the cookie")
    @CsvSource({
        "own, own, 200, cleared",
        "none, own, ABSENT, kept",
        "expired, own, EXPIRED, kept",
        "other, own, REFUSED, cleared",
        "garbage, own, REFUSED, cleared",
        "twice, own, REFUSED, cleared",
        "refresh, own, REFUSED, cleared",
        "own, replaced, 200, cleared",
        "own, none, ABSENT, cleared",
        "own, other, REFUSED, cleared",
        "own, garbage, MALFORMED, cleared",
        "own, access, MALFORMED, cleared",
        "none, none, ABSENT, cleared",
        "none, garbage, MALFORMED, cleared",
        "expired, none, ABSENT, cleared",
        "expired, garbage, MALFORMED, cleared",
        "expired, other, REFUSED, cleared",
        "garbage, none, ABSENT, cleared",
        "garbage, garbage, MALFORMED, cleared",
    })
    default void strict(String access, String refresh, String outcome, String cookie) {
        Tried tried = Tried.in(site(), access, refresh);
        assertThat(tried.outcome()).isEqualTo(outcome);
        assertThat(tried.cookie()).isEqualTo(cookie);
        assertThat(tried.ownLives()).as("own session lives").isEqualTo(!outcome.equals("200"));
        assertThat(tried.otherLives()).as("other session lives").isTrue();
    }

    @ParameterizedTest(name = "{0}, {1}: {2}")
    @DisplayName("Lenient: either token, of whatever age, ends its session; the cookie is always cleared")
    @CsvSource({
        "own, own, 200, ended, lives",
        "none, own, 200, ended, lives",
        "expired, own, 200, ended, lives",
        "garbage, own, 200, ended, lives",
        "twice, own, 200, ended, lives",
        "other, own, 200, ended, ended",
        "own, other, 200, ended, ended",
        "own, none, 200, ended, lives",
        "expired, none, 200, ended, lives",
        "own, garbage, 200, ended, lives",
        "none, replaced, 200, ended, lives",
        "none, none, ABSENT, lives, lives",
        "garbage, none, UNKNOWN, lives, lives",
        "none, garbage, UNKNOWN, lives, lives",
        "refresh, access, UNKNOWN, lives, lives",
    })
    default void lenient(String access, String refresh, String outcome, String own, String other) {
        try (PairSite lenient = with("TokenPairs", Map.of("StrictLogout", false))) {
            Tried tried = Tried.in(lenient, access, refresh);
            assertThat(tried.outcome()).isEqualTo(outcome);
            assertThat(tried.cookie()).isEqualTo("cleared");
            assertThat(tried.ownLives() ? "lives" : "ended").isEqualTo(own);
            assertThat(tried.otherLives() ? "lives" : "ended").isEqualTo(other);
        }
    }

    @Test
    @DisplayName("A client whose access token has run out refreshes, and signs out with what it gets")
    default void refreshed() {
        PairClient client = site().registered();
        site().clock.advance(Duration.ofMinutes(15));
        assertThat(reason(client.logout())).isEqualTo("EXPIRED");
        assertThat(client.refresh().statusCode()).isEqualTo(200);
        assertThat(json(client.logout()).get("loggedOut").booleanValue()).isTrue();
    }

    /**
     * One try of a client to sign out.
     *
     * @param outcome the status where it went well, else the reason
     * @param cookie kept or cleared
     * @param ownLives whether its session lives on
     * @param otherLives whether the session of another client of the user does
     */
    record Tried(String outcome, String cookie, boolean ownLives, boolean otherLives) {

        static Tried in(PairSite site, String access, String refresh) {
            PairClient own = site.registered();
            PairClient other = site.client();
            other.login(own.name);
            PairClient expired = own.copy();
            PairClient replaced = own.copy();
            if (access.equals("expired")) {
                site.clock.advance(Duration.ofMinutes(15));
            }
            own.refresh();
            other.refresh();
            PairClient client = site.client();
            client.accessToken = switch (access) {
                case "own" -> own.accessToken;
                case "expired" -> expired.accessToken;
                case "other" -> other.accessToken;
                case "refresh" -> own.refreshToken;
                case "garbage" -> "a.b.c";
                default -> "";
            };
            client.refreshToken = switch (refresh) {
                case "own" -> own.refreshToken;
                case "replaced" -> replaced.refreshToken;
                case "other" -> other.refreshToken;
                case "access" -> own.accessToken;
                case "garbage" -> "a.b.c";
                default -> "";
            };
            String[] headers = access.equals("twice")
                    ? new String[] {"Authorization", "Bearer " + own.accessToken, "Authorization", "Bearer x"}
                    : new String[0];
            HttpResponse<String> answer = client.logout(headers);
            String outcome = answer.statusCode() == 200 ? "200" : reason(answer);
            String cookie = setCookie(answer).contains("; Max-Age=0") ? "cleared" : "kept";
            assertThat(setCookie(answer).isEmpty()).isEqualTo(cookie.equals("kept"));
            return new Tried(
                    outcome,
                    cookie,
                    own.users().statusCode() == 200,
                    other.users().statusCode() == 200);
        }
    }
}
