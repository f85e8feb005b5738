package dev.sessionkit.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people see, and what guards it. */
class PagesTest {

    @RegisterExtension
    static final OneHost HOST = new OneHost();

    private final Client client = HOST.client();

    @Test
    void the_page_shows_what_the_session_holds_and_never_the_secret() throws IOException {
        String cookie = client.signIn("Ada").cookie().orElseThrow();
        client.post("/counter", "Cookie", cookie);
        Reply page = client.get("/", "Cookie", cookie);
        String[] idAndSecret = cookie.split("=", 2)[1].split("\\.");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .contains("Ada", "role user", "<dd>1</dd>", idAndSecret[0])
                .doesNotContain(idAndSecret[1]);
    }

    @Test
    void the_page_says_why_nobody_is_signed_in_any_more() throws IOException {
        String cookie = client.signIn("Ada").cookie().orElseThrow();
        client.post("/sign-out", "Cookie", cookie);
        assertThat(client.get("/", "Cookie", cookie).body()).contains("Your session has ended: LOGOUT.", "Your name");
        assertThat(client.get("/").body()).contains("Your name").doesNotContain("notice");
    }

    @Test
    void a_name_that_is_html_stays_text() throws IOException {
        Reply signedIn = client.signIn("%3Cimg+src=x+onerror=%22alert(1)%22%3E%26amp;'");
        assertThat(signedIn.body()).isEqualTo("{\"name\":\"<img src=x onerror=\\\"alert(1)\\\">&amp;'\"}");
        assertThat(client.get("/", "Cookie", signedIn.cookie().orElseThrow()).body())
                .contains("&lt;img src=x onerror=&quot;alert(1)&quot;&gt;&amp;amp;&#39;")
                .doesNotContain("<img src=x");
    }

    @Test
    void people_are_told_in_a_page_what_is_wrong() throws IOException {
        Reply refused = client.signIn("", "Accept", "text/html");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.header("Content-Type")).hasValue("text/html; charset=utf-8");
        assertThat(refused.body()).contains("A name has 1 to 64 characters, all of them printable.");
        assertThat(client.post("/counter", "Accept", "text/html").summary())
                .startsWith("401 <!doctype html>")
                .contains("You are not signed in.");
    }

    @ParameterizedTest
    @CsvSource({
        "*/*, 200",
        "application/json, 200",
        "'text/html;q=0, */*', 200",
        "'text/html; Q=0.0', 200",
        "'text/htmlx, */*', 200",
        "text/html, 303",
        "TEXT/HTML;q=0.1, 303",
        "'application/xhtml+xml, text/html ; level=1, */*;q=0.8', 303"
    })
    void who_asks_for_pages_by_name_is_sent_to_one(String accept, int status) throws IOException {
        assertThat(client.signIn("Ada", "Accept", accept).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/whoami", "/nothing", "/counter"})
    void every_answer_is_guarded(String path) throws IOException {
        Reply reply = client.get(path);
        assertThat(reply.headers("Content-Security-Policy"))
                .containsExactly("default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self';"
                        + " base-uri 'none'; frame-ancestors 'none'");
        assertThat(reply.headers("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(reply.headers("Referrer-Policy")).containsExactly("same-origin");
        assertThat(reply.headers("Cache-Control")).containsExactly("no-store");
    }
}
