package dev.sessionkit.auth.throttle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessionkit.auth.WrittenSettings;
import dev.sessionkit.tck.KitContext;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThrottleSettingsTest {

    @Test
    void defaults() {
        assertThat(WrittenSettings.throttle("{}"))
                .isEqualTo(new ThrottleSettings(
                        10,
                        Duration.ofMinutes(1),
                        30,
                        Duration.ofMinutes(5),
                        100,
                        Duration.ofSeconds(10),
                        10,
                        Duration.ofMinutes(1),
                        50_000,
                        List.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'TriesPerAccountAndAddress': 0}",
                "{'TriesPerAccountAndAddress': 1001}",
                "{'EveryPerAccountAndAddress': 'PT0.9S'}",
                "{'EveryPerAccountAndAddress': 'P2D'}",
                "{'TriesPerAccount': 0}",
                "{'TriesPerAccount': 100001}",
                "{'EveryPerAccount': 'PT0S'}",
                "{'EveryPerAccount': 'PT25H'}",
                "{'TriesPerAddress': 0}",
                "{'TriesPerAddress': 100001}",
                "{'EveryPerAddress': 'PT0.09S'}",
                "{'EveryPerAddress': 'PT25H'}",
                "{'TriesOfKnownClients': 0}",
                "{'TriesOfKnownClients': 1001}",
                "{'EveryOfKnownClients': 'PT-1S'}",
                "{'EveryOfKnownClients': 'PT25H'}",
                "{'MostRemembered': 999}",
                "{'MostRemembered': 10000001}"
            })
    void outOfBounds_refused(String json) {
        assertThatThrownBy(() -> WrittenSettings.throttle(json)).hasMessageContaining(" is from ");
    }

    @Test
    void proxy_unreadable_refused() {
        assertThatThrownBy(() -> WrittenSettings.throttle("{'TrustedProxies': ['10.0.0.1/8']}"))
                .hasMessageContaining("10.0.0.1/8 has bits beyond its prefix");
    }

    @Test
    void largest_work() {
        ThrottleSettings largest = WrittenSettings.throttle(
                "{'TriesPerAccount': 100000, 'EveryPerAccount': 'P1D', 'TriesPerAddress': 100000, 'EveryPerAddress': 'P1D'}");

        assertThat(new LoginThrottle(largest, new KitContext("Auth"))
                        .judge(new LoginAttempt("anna", NetworkAddress.parse("192.0.2.1"), false)))
                .isInstanceOf(ThrottleVerdict.Allowed.class);
    }
}
