package dev.sessionkit.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.sessionkit.api.SecretHash;
import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.SessionSecret;
import java.time.Instant;
import java.util.HexFormat;
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

    @Test
    @DisplayName("A successor is mark ‖ HMAC-SHA256(secret, purpose ‖ id ‖ nonce), as computed elsewhere")
    void successor_knownAnswer() {
        byte[] secret = new byte[SessionSecret.RENEWABLE_BYTES];
        for (int i = 0; i < secret.length; i++) {
            secret[i] = (byte) i;
        }
        byte[] id = new byte[SessionId.BYTES];
        for (int i = 0; i < id.length; i++) {
            id[i] = (byte) (100 + i);
        }
        SessionSecret first = SessionSecret.ofBytes(secret);

        SessionSecret next = new RenewalNonce(1, 2, 3, 4).successor(first, SessionId.ofBytes(id));

        assertThat(HexFormat.of().formatHex(next.toBytes()))
                .isEqualTo("000102030405060708090a0b0c0d0e0f"
                        + "682fc85cd154d5019880955d5fe064cd12ce0827b3d9b32bd4c8524252808680");
        assertThat(next.mark()).isEqualTo(first.mark());
        assertThat(HexFormat.of().formatHex(first.mark().toBytes()))
                .isEqualTo("be45cb2605bf36bebde684841a28f0fd43c69850a3dce5fedba69928ee3a8991");
    }

    @Test
    @DisplayName("A plain secret has neither mark nor successor")
    void plain_hasNoSuccessor() {
        SessionSecret plain = SessionSecret.create(new Random(3));
        assertThat(plain.isRenewable()).isFalse();
        assertThat(SessionSecret.createRenewable(new Random(3)).isRenewable()).isTrue();
        assertThatIllegalStateException().isThrownBy(plain::mark);
        assertThatIllegalStateException()
                .isThrownBy(() -> NONCE.successor(plain, SessionId.create(NOON, new Random(4))));
    }
}
