package dev.sessionkit.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sessionkit.spi.Secret;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JdbcSessionStoreSettingsTest {

    private static final Optional<Secret> URL = Optional.of(Secret.of("jdbc:h2:mem:a;PASSWORD=tell-nobody"));
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void toString_hidesSecrets() {
        JdbcSessionStoreSettings settings = new JdbcSessionStoreSettings(
                URL, Optional.of("app"), Optional.of(Secret.of("tell-nobody")), 10, SECOND, SECOND, true);
        assertThat(settings.toString())
                .contains("app")
                .doesNotContain("tell-nobody")
                .doesNotContain("jdbc:");
    }

    @Test
    void poolSize_outOfBounds() {
        for (int size : new int[] {0, -1, 1001}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> settings(size, SECOND, SECOND))
                    .withMessage("MaximumPoolSize is 1 to 1000, not " + size);
        }
        assertThat(settings(1, SECOND, SECOND).maximumPoolSize()).isOne();
        assertThat(settings(1000, SECOND, SECOND).maximumPoolSize()).isEqualTo(1000);
    }

    @Test
    void timeouts_outOfBounds() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(1, Duration.ofMillis(249), SECOND))
                .withMessage("ConnectionTimeout is PT0.25S to PT10M, not PT0.249S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(1, Duration.ofMinutes(10).plusNanos(1), SECOND))
                .withMessageStartingWith("ConnectionTimeout is PT0.25S to PT10M, not ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(1, SECOND, Duration.ZERO))
                .withMessage("SocketTimeout is PT1S to PT1H, not PT0S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(1, SECOND, Duration.ofSeconds(Long.MAX_VALUE)))
                .withMessageStartingWith("SocketTimeout is PT1S to PT1H, not ");
        assertThat(settings(1, Duration.ofMillis(250), SECOND).socketTimeout()).isEqualTo(SECOND);
        assertThat(settings(1, Duration.ofMinutes(10), Duration.ofHours(1)).createSchema())
                .isTrue();
    }

    @Test
    void userWithoutUrl_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new JdbcSessionStoreSettings(
                        Optional.empty(), Optional.of("app"), Optional.empty(), 10, SECOND, SECOND, true))
                .withMessage("Username and Password go with a JdbcUrl, and there is none");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new JdbcSessionStoreSettings(Optional.empty(), Optional.empty(), URL, 10, SECOND, SECOND, true))
                .withMessage("Username and Password go with a JdbcUrl, and there is none");
    }

    private static JdbcSessionStoreSettings settings(int size, Duration toConnect, Duration toAnswer) {
        return new JdbcSessionStoreSettings(URL, Optional.empty(), Optional.empty(), size, toConnect, toAnswer, true);
    }
}
