package dev.sessionkit.examples.weblogin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HostSettingsTest {

    private static final String URL = "http://localhost:8080";

    @Test
    void the_jar_holds_the_file_beside_the_pom() throws IOException {
        assertThat(HostSettings.of(Optional.empty()).text()).isEqualTo(Files.readString(Path.of("settings.json")));
    }

    @Test
    void the_usual_settings_ask_for_the_url_the_key_and_the_provider_for_demonstration() {
        HostSettings usual = HostSettings.of(Optional.empty());
        assertThat(usual.mention(HostSettings.URL)).isTrue();
        assertThat(usual.mention(HostSettings.SIGNING_KEY)).isTrue();
        assertThat(usual.mention(HostSettings.DEMONSTRATION_ISSUER)).isTrue();
    }

    @Test
    void what_the_host_knows_is_added_to_the_environment() {
        Map<String, String> variables =
                new HostSettings(Optional.empty(), "{}").variables(Map.of("A", "1"), URL, Optional.of("issuer"));
        assertThat(variables)
                .containsOnly(
                        Map.entry("A", "1"),
                        Map.entry(HostSettings.URL, URL),
                        Map.entry(HostSettings.DEMONSTRATION_ISSUER, "issuer"));
    }

    @Test
    void a_key_that_is_handed_over_counts_and_none_is_made() {
        Map<String, String> variables = HostSettings.of(Optional.empty())
                .variables(Map.of(HostSettings.SIGNING_KEY, "a key"), URL, Optional.empty());
        assertThat(variables).containsEntry(HostSettings.SIGNING_KEY, "a key");
        assertThat(Path.of("web-login-data")).doesNotExist();
    }

    @Test
    void a_file_that_cannot_be_read_mentions_nothing() {
        HostSettings missing = HostSettings.of(Optional.of(Path.of("nowhere.json")));
        assertThat(missing.mention(HostSettings.DEMONSTRATION_ISSUER)).isFalse();
    }
}
