package com.example.custom.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.custom.host.Web.Reply;
import com.example.custom.provider.IdentityProvider;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The same party service, with the identity provider's tokens; over HTTP. */
class IntrospectionHostTest {

    private static final String UNKNOWN = "401 {\"error\":\"not signed in\",\"reason\":\"UNKNOWN\"}";

    private IdentityProvider provider;
    private PartyHost host;

    @BeforeEach
    void start() throws IOException {
        provider = IdentityProvider.start(0, InstantSource.system(), new SecureRandom());
        host = PartyHost.start(
                "settings-introspection.json",
                new InMemoryMap(),
                Map.of(
                        "MyCustomSessionStore__Uri",
                        provider.url() + "/introspect",
                        "MyCustomSessionStore__Issuer",
                        provider.url(),
                        "MyCustomSessionStore__MaxStaleness",
                        "PT0S",
                        "MyCustomSessionStore__Timeout",
                        "PT20S"));
    }

    @AfterEach
    void stop() {
        host.close();
        provider.close();
    }

    @Test
    void whoever_has_a_token_has_a_party() throws IOException {
        assertThat(party(token("ada", "admin")).summary())
                .isEqualTo("200 {\"party\":\"Party of ada\",\"account\":\"ada\",\"role\":\"admin\"}");
    }

    @Test
    void no_token_is_401_and_so_is_one_that_is_not_active() throws IOException {
        assertThat(Web.get(host.url("/party")).summary())
                .isEqualTo("401 {\"error\":\"not signed in\",\"reason\":\"ABSENT\"}");
        assertThat(party("nobody-has-issued-this").summary()).isEqualTo(UNKNOWN);
        String token = token("ada", "user");
        assertThat(party(token).status()).isEqualTo(200);
        Web.post(provider.url() + "/revoke", "token=" + token);
        assertThat(party(token).summary()).isEqualTo(UNKNOWN);
    }

    @Test
    void a_role_that_stands_for_less_than_an_account_is_403() throws IOException {
        assertThat(party(token("eve", "guest")).summary()).isEqualTo("403 {\"error\":\"not allowed\"}");
    }

    @Test
    void hostile_headers_are_401_and_not_an_outage() throws IOException {
        assertThat(party("a b").summary()).isEqualTo("401 {\"error\":\"not signed in\",\"reason\":\"MALFORMED\"}");
        Reply twice = Web.get(host.url("/party"), "x-identity-token", "a", "x-identity-token", "b");
        assertThat(twice.summary()).isEqualTo("401 {\"error\":\"not signed in\",\"reason\":\"AMBIGUOUS\"}");
    }

    @Test
    void while_the_provider_is_down_the_answer_is_503() throws IOException {
        String token = token("ada", "user");
        provider.close();
        Reply down = party(token);
        assertThat(down.summary()).isEqualTo("503 {\"error\":\"sessions are unavailable, try again soon\"}");
        assertThat(down.header("Retry-After")).isPresent();
        assertThat(Web.get(host.url("/party")).status()).as("without a token").isEqualTo(401);
    }

    @Test
    void what_would_change_a_session_is_refused_because_it_is_somebody_elses() throws IOException {
        String token = token("ada", "user");
        String refused =
                "403 {\"error\":\"sessions can only be read here; they begin, change and end where they come from\"}";
        assertThat(Web.post(host.url("/sign-in"), "name=Ada").summary()).isEqualTo(refused);
        assertThat(Web.post(host.url("/counter"), "", "x-identity-token", token).summary())
                .isEqualTo(refused);
        assertThat(Web.post(host.url("/sign-out"), "", "x-identity-token", token)
                        .summary())
                .isEqualTo(refused);
        assertThat(party(token).status()).isEqualTo(200);
    }

    private String token(String user, String role) throws IOException {
        return Web.post(provider.url() + "/token", "user=" + user + "&role=" + role)
                .body();
    }

    private Reply party(String token) throws IOException {
        return Web.get(host.url("/party"), "x-identity-token", token);
    }
}
