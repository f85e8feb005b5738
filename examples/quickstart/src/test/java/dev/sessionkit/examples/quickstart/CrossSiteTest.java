package dev.sessionkit.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What other sites make browsers post. */
class CrossSiteTest {

    @RegisterExtension
    static final OneHost HOST = new OneHost();

    private final Client client = HOST.client();

    /** A header is left out where its column is empty. */
    @ParameterizedTest
    @CsvSource({
        "same-origin,, 200",
        "none,, 200",
        "same-origin, null, 200",
        "same-site,, 403",
        "cross-site,, 403",
        "cross-site, http://localhost:PORT, 403",
        "SAME-ORIGIN,, 403",
        "'',, 403",
        "whatever,, 403",
        ", http://localhost:PORT, 200",
        ", http://127.0.0.1:PORT, 200",
        ", http://localhost, 403",
        ", https://localhost:PORT, 403",
        ", http://localhost:PORT.evil.example, 403",
        ", http://evil.example, 403",
        ", null, 403",
        ", '', 403",
        ",, 200"
    })
    void a_foreign_form_is_refused(String site, String origin, int status) throws IOException {
        List<String> headers = new ArrayList<>();
        if (site != null) {
            headers.addAll(List.of("Sec-Fetch-Site", site));
        }
        if (origin != null) {
            headers.addAll(List.of("Origin", origin.replace("PORT", String.valueOf(HOST.port()))));
        }
        Reply reply = client.signIn("Eve", headers.toArray(String[]::new));
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.cookie().isPresent()).isEqualTo(status == 200);
    }

    @Test
    void one_foreign_value_among_several_is_enough() throws IOException {
        assertThat(client.signIn("Eve", "Sec-Fetch-Site", "same-origin", "Sec-Fetch-Site", "cross-site")
                        .status())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/counter", "/sign-out", "/sign-in"})
    void a_foreign_form_changes_nothing(String path) throws IOException {
        String cookie = client.signIn("Ada").cookie().orElseThrow();
        Reply refused = client.postForm(path, "name=Eve", "Cookie", cookie, "Sec-Fetch-Site", "cross-site");
        assertThat(refused.summary()).isEqualTo("403 {\"error\":\"this was posted from a page of another site\"}");
        assertThat(client.get("/whoami", "Cookie", cookie).body()).isEqualTo("{\"name\":\"Ada\"}");
        assertThat(client.post("/counter", "Cookie", cookie).body()).isEqualTo("{\"counter\":1}");
    }

    @Test
    void a_link_on_another_site_may_lead_to_the_page() throws IOException {
        assertThat(client.get("/", "Sec-Fetch-Site", "cross-site").status()).isEqualTo(200);
    }
}
