package dev.sessionkit.spi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionkit.api.SecretHash;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RenewalTest {

    private static final Instant NOON = Instant.parse("2100-01-01T12:00:00Z");
    private static final SecretHash HASH = SecretHash.ofBytes(new byte[SecretHash.BYTES]);
    private static final RenewalNonce NONCE = RenewalNonce.create(new Random(1));
    private static final Renewal.Rotation ROTATION =
            new Renewal.Rotation(HASH, NOON, NOON.plusSeconds(30), Optional.of(NONCE));

    @Test
    @DisplayName("A rotation is repeated until the end of its window, also for a node whose clock is behind")
    void repeats_untilTheEnd() {
        assertThat(ROTATION.repeats(NOON.minusSeconds(600))).isTrue();
        assertThat(ROTATION.repeats(NOON.plusSeconds(30).minusMillis(1))).isTrue();
        assertThat(ROTATION.repeats(NOON.plusSeconds(30))).isFalse();
        assertThat(new Renewal.Rotation(HASH, NOON, NOON.plusSeconds(30), Optional.empty()).repeats(NOON))
                .isFalse();
    }

    @Test
    @DisplayName("The first write after the window drops the nonce, and nothing else")
    void touched_dropsTheNonce() {
        SessionState state = SessionState.begin(NOON, Optional.empty(), Optional.empty(), List.of())
                .withRenewal(List.of(), new Renewal(HASH, Optional.of(ROTATION)));
        assertThat(state.touched(NOON.plusSeconds(30).minusMillis(1)).renewal()).isEqualTo(state.renewal());
        assertThat(state.touched(NOON.plusSeconds(30)).renewal())
                .contains(new Renewal(
                        HASH, Optional.of(new Renewal.Rotation(HASH, NOON, NOON.plusSeconds(30), Optional.empty()))));
    }

    @Test
    @DisplayName("A nonce is as long as a secret, fresh, and does not print")
    void nonce() {
        Random random = new Random(2);
        assertThat(RenewalNonce.create(random)).isNotEqualTo(RenewalNonce.create(random));
        assertThat(NONCE.toBytes()).hasSize(32);
        assertThat(ROTATION.toString()).contains("[nonce]").doesNotContain(Long.toString(NONCE.first()));
    }
}
