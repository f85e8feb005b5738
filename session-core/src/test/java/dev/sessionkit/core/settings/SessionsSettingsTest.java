package dev.sessionkit.core.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionkit.api.SessionType;
import dev.sessionkit.spi.NoSettings;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionsSettingsTest {

    @Test
    void nothing_written_means_the_defaults() {
        assertThat(sessions("{}"))
                .isEqualTo(new SessionsSettings(
                        Optional.of(Duration.ofMinutes(30)),
                        Optional.of(Duration.ofDays(14)),
                        Optional.empty(),
                        Optional.empty(),
                        Duration.ofDays(1),
                        Duration.ofMinutes(5),
                        1000,
                        UnreadableData.END_SESSION,
                        "role",
                        Map.of("admin", SessionType.ADMIN_ACCOUNT),
                        65_536,
                        Optional.empty(),
                        10_000,
                        Optional.empty(),
                        Duration.ofSeconds(30)));
    }

    @Test
    void sessions_may_live_for_ever_or_absurdly_long() {
        SessionsSettings sessions = sessions(
                "{'IdleTimeout': null, 'AbsoluteTimeout': 'PT9223372036854775807S', 'EndedRetention': 'PT0S'}");

        assertThat(sessions.idleTimeout()).isEmpty();
        assertThat(sessions.absoluteTimeout()).contains(Duration.ofSeconds(Long.MAX_VALUE));
        assertThat(sessions.endedRetention()).isZero();
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '~', textBlock = """
                    {'IdleTimeout': 'PT30M'},                             PT1M
                    {'IdleTimeout': 'PT10M'},                             PT30S
                    {'IdleTimeout': null},                                PT1M
                    {'TouchInterval': 'PT5M'},                            PT5M
                    {'TouchInterval': 'PT0S'},                            PT0S
                    """)
    void the_touch_interval_follows_the_idle_time_out(String section, Duration interval) {
        assertThat(sessions(section).touchEvery()).isEqualTo(interval);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    {'IdleTimeout': 'PT0S'}                               | IdleTimeout
                    {'IdleTimeout': 'PT0.0000001S'}                       | IdleTimeout
                    {'AbsoluteTimeout': '-PT1S'}                          | AbsoluteTimeout
                    {'TouchInterval': 'PT-1S'}                            | TouchInterval
                    {'TouchInterval': 'PT1H'}                             | TouchInterval is less than IdleTimeout
                    {'EndedRetention': '-P1D'}                            | EndedRetention
                    {'SweepInterval': 'PT0S'}                             | SweepInterval
                    {'SweepBatch': 0}                                     | SweepBatch is from 1 to 10000, not 0
                    {'SweepBatch': 10001}                                 | SweepBatch is from 1 to 10000, not 10001
                    {'MaxDataBytes': 1023}                                | MaxDataBytes
                    {'MaxDataBytes': 1000001}                             | MaxDataBytes
                    {'MaxStaleness': 'PT0S'}                              | MaxStaleness is from PT0.001S to PT5M, not PT0S
                    {'MaxStaleness': 'PT5M0.001S'}                        | MaxStaleness
                    {'NearCacheSize': 0}                                  | NearCacheSize is from 1 to 10000000, not 0
                    {'RenewalInterval': 'PT30S'}                          | RenewalInterval is longer than RenewalWindow, which is PT30S, not PT30S
                    {'RenewalWindow': 'PT0S'}                             | RenewalWindow is from PT1S to PT5M, not PT0S
                    {'RenewalWindow': 'PT5M1S'}                           | RenewalWindow
                    {'RoleMetadata': ' '}                                 | RoleMetadata
                    """)
    void what_makes_no_sense_is_refused(String section, String why) {
        assertThat(Binding.document("{'Sessions': " + section + "}").fault(NoSettings.class))
                .startsWith("Sessions: ")
                .contains(why);
    }

    private static SessionsSettings sessions(String section) {
        SettingsSections sections =
                Binding.document("{'sessions': " + section + "}").sections(NoSettings.class);
        sections.check();
        return sections.sessions().orElseThrow();
    }
}
