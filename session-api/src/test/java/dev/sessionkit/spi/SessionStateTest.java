package dev.sessionkit.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.sessionkit.api.EndReason;
import dev.sessionkit.api.SecretHash;
import dev.sessionkit.api.SessionSecret;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SessionStateTest {

    private static final Instant NOON = Instant.parse("2100-01-01T12:00:00.123Z");
    private static final Credential CREDENTIAL =
            new Credential(CredentialUse.BEARER, SecretHash.ofBytes(new byte[32]), Optional.empty());

    private final SessionState state = SessionState.begin(
            NOON, Optional.of(Duration.ofMinutes(30)), Optional.of(NOON.plusSeconds(60)), List.of(CREDENTIAL));

    @Test
    void begin_liveWithoutLogin() {
        assertThat(state.createdAt()).isEqualTo(NOON);
        assertThat(state.lastSeenAt()).isEqualTo(NOON);
        assertThat(state.credentials()).containsExactly(CREDENTIAL);
        assertThat(state.vouchers()).isEmpty();
        assertThat(state.login()).isEmpty();
        assertThat(state.ending()).isEmpty();
    }

    @Test
    void times_inWholeMilliseconds() {
        Instant fine = NOON.plusNanos(999_999);
        SessionState cut = new SessionState(
                fine,
                fine,
                Optional.of(Duration.ofNanos(1_999_999)),
                Optional.of(fine),
                List.of(new Credential(CredentialUse.RENEWAL, SecretHash.ofBytes(new byte[32]), Optional.of(fine))),
                Optional.of(new Renewal(
                        SecretHash.ofBytes(new byte[32]),
                        Optional.of(
                                new Renewal.Rotation(SecretHash.ofBytes(new byte[32]), fine, fine, Optional.empty())))),
                List.of(),
                Optional.of(login(fine)),
                Optional.of(new Ending(EndReason.LOGOUT, fine)));

        assertThat(cut.createdAt()).isEqualTo(NOON);
        assertThat(cut.lastSeenAt()).isEqualTo(NOON);
        assertThat(cut.idleTimeout()).contains(Duration.ofMillis(1));
        assertThat(cut.endsAt()).contains(NOON);
        assertThat(cut.credentials().get(0).validUntil()).contains(NOON);
        Renewal.Rotation rotation = cut.renewal().flatMap(Renewal::rotation).orElseThrow();
        assertThat(rotation.at()).isEqualTo(NOON);
        assertThat(rotation.repeatUntil()).isEqualTo(NOON);
        assertThat(cut.login().orElseThrow().at()).isEqualTo(NOON);
        assertThat(cut.ending().orElseThrow().at()).isEqualTo(NOON);
    }

    @Test
    void times_outOfRange() {
        Instant tooEarly = Instant.ofEpochMilli(Long.MIN_VALUE);
        Instant tooLate = SessionRecord.NEVER.plusMillis(1);
        for (Instant time : List.of(tooEarly, tooLate, Instant.MIN, Instant.MAX)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> SessionState.begin(time, Optional.empty(), Optional.empty(), List.of()));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> SessionState.begin(NOON, Optional.empty(), Optional.of(time), List.of()));
            assertThatIllegalArgumentException().isThrownBy(() -> new Ending(EndReason.LOGOUT, time));
            assertThatIllegalArgumentException().isThrownBy(() -> login(time));
        }
    }

    @Test
    void touched_outOfRange() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> state.touched(Instant.MAX))
                .withMessage("a time of a session lies within 292 million years of 1970: " + Instant.MAX);
    }

    @Test
    void idleTimeout_bounds() {
        assertThat(SessionState.begin(
                                NOON, Optional.of(Duration.ofSeconds(Long.MAX_VALUE)), Optional.empty(), List.of())
                        .idleTimeout())
                .contains(Duration.ofMillis(Long.MAX_VALUE));
        assertThat(SessionState.begin(NOON, Optional.of(Duration.ZERO), Optional.empty(), List.of())
                        .idleTimeout())
                .contains(Duration.ZERO);
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> SessionState.begin(NOON, Optional.of(Duration.ofNanos(-1)), Optional.empty(), List.of()));
    }

    @Test
    void items_atMostSixteen() {
        assertThat(state.withCredentials(Collections.nCopies(16, CREDENTIAL)).credentials())
                .hasSize(SessionState.MOST_ITEMS);
        assertThat(state.withVouchers(Collections.nCopies(16, "jwt")).vouchers())
                .hasSize(SessionState.MOST_ITEMS);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> state.withCredentials(Collections.nCopies(17, CREDENTIAL)))
                .withMessage("a session has at most 16 credentials and vouchers");
        assertThatIllegalArgumentException().isThrownBy(() -> state.withVouchers(Collections.nCopies(17, "jwt")));
    }

    @Test
    void items_copied() {
        List<Credential> credentials = new ArrayList<>(List.of(CREDENTIAL));
        List<String> vouchers = new ArrayList<>(List.of("jwt"));
        SessionState copy = state.withCredentials(credentials).withVouchers(vouchers);
        credentials.clear();
        vouchers.clear();

        assertThat(copy.credentials()).containsExactly(CREDENTIAL);
        assertThat(copy.vouchers()).containsExactly("jwt");
    }

    @Test
    void touched_neverGoesBack() {
        SessionState later = state.touched(NOON.plusSeconds(5));

        assertThat(later.lastSeenAt()).isEqualTo(NOON.plusSeconds(5));
        assertThat(later.createdAt()).isEqualTo(NOON);
        assertThat(later.touched(NOON.plusSeconds(5))).isSameAs(later);
        assertThat(later.touched(NOON.plusSeconds(4))).isSameAs(later);
        assertThat(later.touched(Instant.MIN)).isSameAs(later);
    }

    @Test
    void ended_onceAndForEver() {
        SessionState tombstone = state.withLogin(login(NOON)).ended(new Ending(EndReason.KICKED, NOON.plusSeconds(1)));

        assertThat(tombstone.ending()).contains(new Ending(EndReason.KICKED, NOON.plusSeconds(1)));
        assertThat(tombstone.credentials()).isEqualTo(state.credentials());
        assertThat(tombstone.login()).contains(login(NOON));
        assertThat(tombstone.ended(new Ending(EndReason.LOGOUT, NOON.plusSeconds(2))))
                .isSameAs(tombstone);
    }

    @Test
    void with_nothingElseChanges() {
        SessionState full =
                state.withLogin(login(NOON)).withVouchers(List.of("jwt")).ended(new Ending(EndReason.KICKED, NOON));

        assertThat(full.withVouchers(List.of()).withVouchers(List.of("jwt"))).isEqualTo(full);
        assertThat(full.withCredentials(List.of()).withCredentials(List.of(CREDENTIAL)))
                .isEqualTo(full);
        assertThat(full.withLogin(login(NOON.plusSeconds(1))).withLogin(login(NOON)))
                .isEqualTo(full);
        assertThat(full.touched(NOON.plusSeconds(1)))
                .usingRecursiveComparison()
                .ignoringFields("lastSeenAt")
                .isEqualTo(full);
    }

    @Test
    void nulls() {
        assertThatNullPointerException()
                .isThrownBy(() -> SessionState.begin(null, Optional.empty(), Optional.empty(), List.of()));
        assertThatNullPointerException().isThrownBy(() -> state.withCredentials(null));
        assertThatNullPointerException().isThrownBy(() -> state.withVouchers(Collections.singletonList(null)));
        assertThatNullPointerException().isThrownBy(() -> state.withLogin(null));
    }

    private static Login login(Instant at) {
        return new Login(at, "PASSWORD", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    @Test
    @DisplayName("a session that a resolver's word opens is not pending, though its only credential is to be redeemed")
    void pending_vouchers() {
        SessionSecret secret = SessionSecret.create(new Random(3));
        SessionState state = SessionState.begin(
                Instant.EPOCH,
                Optional.empty(),
                Optional.empty(),
                List.of(new Credential(CredentialUse.ONE_TIME, secret.hash(), Optional.empty())));
        assertThat(state.isPending()).isTrue();
        assertThat(state.withVouchers(List.of("Trusted")).isPending()).isFalse();
    }
}
