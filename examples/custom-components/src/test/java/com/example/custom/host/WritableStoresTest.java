package com.example.custom.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.custom.KeyValueMap;
import com.example.custom.host.Web.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing in, going to one's party, and signing out, on the stores that can write; over HTTP. */
class WritableStoresTest {

    private static final Map<String, String> IN_MEMORY =
            Map.of("JdbcSessionStore__JdbcUrl", "jdbc:h2:mem:parties;DB_CLOSE_DELAY=-1");

    @ParameterizedTest
    @ValueSource(strings = {"settings.json", "settings-jdbc.json"})
    void whoever_signs_in_has_a_party_until_they_sign_out(String settings) throws IOException {
        try (PartyHost host = PartyHost.start(settings, new InMemoryMap(), environment(settings))) {
            assertThat(Web.get(host.url("/party")).summary())
                    .isEqualTo("401 {\"error\":\"not signed in\",\"reason\":\"ABSENT\"}");
            String token = signedIn(host);
            assertThat(Web.get(host.url("/party"), "x-session-id", token).summary())
                    .isEqualTo("200 {\"party\":\"Party of Ada\",\"account\":\"Ada\",\"role\":\"user\"}");
            assertThat(Web.post(host.url("/counter"), "", "x-session-id", token).summary())
                    .isEqualTo("200 {\"counter\":1}");
            assertThat(Web.post(host.url("/sign-out"), "", "x-session-id", token)
                            .summary())
                    .isEqualTo("200 {\"signedOut\":true}");
            assertThat(Web.get(host.url("/party"), "x-session-id", token).summary())
                    .isEqualTo("401 {\"error\":\"not signed in\",\"reason\":\"ENDED\",\"endReason\":\"LOGOUT\"}");
        }
    }

    @Test
    void a_browser_gets_a_page_in_which_a_name_stays_a_name() throws IOException {
        try (PartyHost host = PartyHost.start("settings.json", new InMemoryMap(), Map.of())) {
            String cookie = Web.post(host.url("/sign-in"), "name=%3Cb%3E%26", "Sec-Fetch-Site", "same-origin")
                    .header("Set-Cookie")
                    .orElseThrow()
                    .split(";", 2)[0];
            Reply page = Web.get(host.url("/party"), "Cookie", cookie, "Accept", "text/html");
            assertThat(page.header("Content-Type")).hasValue("text/html; charset=utf-8");
            assertThat(page.body()).contains("Party of &lt;b&gt;&amp;").doesNotContain("<b>");
            Reply refused = Web.get(host.url("/party"), "Accept", "text/html");
            assertThat(refused.status()).isEqualTo(401);
            assertThat(refused.body()).contains("You are not signed in.");
        }
    }

    @Test
    void while_the_map_is_down_the_answer_is_503_and_sessions_are_back_with_it() throws IOException {
        AtomicBoolean down = new AtomicBoolean();
        try (PartyHost host = PartyHost.start("settings.json", thatCanBeDown(down), Map.of())) {
            String token = signedIn(host);
            down.set(true);
            assertThat(Web.get(host.url("/party"), "x-session-id", token).summary())
                    .isEqualTo("503 {\"error\":\"sessions are unavailable, try again soon\"}");
            assertThat(Web.get(host.url("/party")).status())
                    .as("without a token")
                    .isEqualTo(401);
            down.set(false);
            assertThat(Web.get(host.url("/party"), "x-session-id", token).status())
                    .isEqualTo(200);
        }
    }

    private static Map<String, String> environment(String settings) {
        return settings.equals("settings-jdbc.json") ? IN_MEMORY : Map.of();
    }

    private static String signedIn(PartyHost host) throws IOException {
        return Web.post(host.url("/sign-in"), "name=Ada").header("x-session-id").orElseThrow();
    }

    private static KeyValueMap thatCanBeDown(AtomicBoolean down) {
        KeyValueMap map = new InMemoryMap();
        return (KeyValueMap) Proxy.newProxyInstance(
                KeyValueMap.class.getClassLoader(), new Class<?>[] {KeyValueMap.class}, (proxy, method, arguments) -> {
                    if (down.get()) {
                        throw new UncheckedIOException(new IOException("down"));
                    }
                    try {
                        return method.invoke(map, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
