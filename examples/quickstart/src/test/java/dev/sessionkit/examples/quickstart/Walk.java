package dev.sessionkit.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.function.Function;

/** What the quickstart promises, step by step, on whatever store and by whatever carrier. */
enum Walk {
    BY_COOKIE(signedIn -> new String[] {"Cookie", signedIn.cookie().orElseThrow()}),
    BY_HEADER(signedIn ->
            new String[] {"x-session-id", signedIn.header("x-session-id").orElseThrow()});

    private final Function<Reply, String[]> carrier;

    Walk(Function<Reply, String[]> carrier) {
        this.carrier = carrier;
    }

    /** Signs in, counts to three, restarts, counts on, signs out, and finds what it holds worthless. */
    void through(RestartableHost host) throws IOException {
        Client client = host.client();
        Reply signedIn = client.signIn("Ada");
        assertThat(signedIn.summary()).isEqualTo("200 {\"name\":\"Ada\"}");
        String[] credential = carrier.apply(signedIn);
        assertThat(client.get("/whoami", credential).summary()).isEqualTo("200 {\"name\":\"Ada\"}");
        for (int counter = 1; counter <= 3; counter++) {
            assertThat(client.post("/counter", credential).summary()).isEqualTo("200 {\"counter\":" + counter + "}");
        }

        host.restart();
        client = host.client();
        assertThat(client.get("/whoami", credential).summary()).isEqualTo("200 {\"name\":\"Ada\"}");
        assertThat(client.post("/counter", credential).summary()).isEqualTo("200 {\"counter\":4}");
        assertThat(client.post("/sign-out", credential).summary()).isEqualTo("200 {\"signedOut\":true}");

        String refused = "401 {\"error\":\"not signed in\",\"reason\":\"ENDED\",\"endReason\":\"LOGOUT\"}";
        assertThat(client.get("/whoami", credential).summary()).isEqualTo(refused);
        assertThat(client.post("/counter", credential).summary()).isEqualTo(refused);
        assertThat(client.post("/sign-out", credential).summary()).isEqualTo("200 {\"signedOut\":false}");
    }
}
