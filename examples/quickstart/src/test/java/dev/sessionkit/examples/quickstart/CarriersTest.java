package dev.sessionkit.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What clients are given to hold, and what is taken back. */
class CarriersTest {

    @RegisterExtension
    static final OneHost HOST = new OneHost();

    private final Client client = HOST.client();

    @Test
    void programs_are_given_both_carriers() throws IOException {
        Reply signedIn = client.signIn("Ada");
        String token = signedIn.header("x-session-id").orElseThrow();
        assertThat(signedIn.headers("Set-Cookie"))
                .containsExactly("quickstart-session=" + token + "; Path=/; HttpOnly; SameSite=Lax");
        assertThat(signedIn.header("Cache-Control")).hasValue("no-store");
    }

    @Test
    void browsers_are_given_the_cookie_alone() throws IOException {
        Reply signedIn = client.signIn("Ada", "Sec-Fetch-Site", "same-origin", "Accept", "text/html,*/*;q=0.8");
        assertThat(signedIn.status()).isEqualTo(303);
        assertThat(signedIn.header("Location")).hasValue("/");
        assertThat(signedIn.cookie()).isPresent();
        assertThat(signedIn.header("x-session-id")).isEmpty();
    }

    @Test
    void a_request_that_changes_nothing_sends_nothing_to_hold() throws IOException {
        String cookie = client.signIn("Ada").cookie().orElseThrow();
        for (Reply reply : new Reply[] {
            client.get("/", "Cookie", cookie),
            client.get("/whoami", "Cookie", cookie),
            client.post("/counter", "Cookie", cookie)
        }) {
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.cookie()).isEmpty();
            assertThat(reply.header("x-session-id")).isEmpty();
        }
    }

    @Test
    void signing_in_again_ends_the_session_before() throws IOException {
        String before = client.signIn("Ada").cookie().orElseThrow();
        String after = client.signIn("Bob", "Cookie", before).cookie().orElseThrow();
        assertThat(client.get("/whoami", "Cookie", after).body()).isEqualTo("{\"name\":\"Bob\"}");
        assertThat(client.get("/whoami", "Cookie", before).body())
                .isEqualTo("{\"error\":\"not signed in\",\"reason\":\"ENDED\",\"endReason\":\"REPLACED\"}");
    }

    @Test
    void a_refused_sign_in_leaves_the_session_alone() throws IOException {
        String cookie = client.signIn("Ada").cookie().orElseThrow();
        assertThat(client.signIn("", "Cookie", cookie).status()).isEqualTo(400);
        assertThat(client.get("/whoami", "Cookie", cookie).status()).isEqualTo(200);
    }

    @Test
    void signing_out_takes_the_cookie_back() throws IOException {
        String cookie = client.signIn("Ada").cookie().orElseThrow();
        Reply signedOut = client.post("/sign-out", "Cookie", cookie, "Accept", "text/html");
        assertThat(signedOut.status()).isEqualTo(303);
        assertThat(signedOut.header("Set-Cookie").orElseThrow())
                .startsWith("quickstart-session=; ")
                .contains("Max-Age=0");
    }
}
