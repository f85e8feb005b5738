package dev.sessionkit.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sessionkit.api.EndReason;
import dev.sessionkit.api.RejectReason;
import dev.sessionkit.api.SessionRequiredException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Signing out of a pair: strict as seed 003 writes it, and lenient. */
class TokenPairsLogoutTest {

    private static final Map<String, ?> LENIENT = Map.of("StrictLogout", false);

    private static Optional<String> access(TokenPairGrant grant) {
        return Optional.of(grant.accessToken().reveal());
    }

    private static Optional<String> refresh(TokenPairGrant grant) {
        return Optional.of(grant.refreshToken().reveal());
    }

    private static void assertRefused(
            PairHost host, Optional<String> access, Optional<String> refresh, RejectReason reason) {
        assertThatExceptionOfType(SessionRequiredException.class)
                .isThrownBy(() -> host.pairs.logout(access, refresh))
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    @Test
    @DisplayName("Requirements 28, 52: both tokens of one session end it at once, for both")
    void strict_both() {
        try (PairHost host = PairHost.inMemory()) {
            TokenPairGrant grant = host.register("anne");
            TokenPairGrant other = host.login("anne");
            assertThat(host.pairs.logout(access(grant), refresh(grant))).isTrue();
            assertThat(host.rejection(grant)).contains(RejectReason.ENDED);
            assertThat(host.refusal(grant).endReason()).contains(EndReason.LOGOUT);
            assertThat(host.opens(other)).as("another session").isTrue();
            assertThat(host.pairs.logout(access(grant), refresh(grant)))
                    .as("had ended")
                    .isFalse();
        }
    }

    @Test
    @DisplayName(
            "Strict: one of them missing, swapped, garbage, or of another session is refused with its reason, and nothing ends")
    void strict_wrong() {
        try (PairHost host = PairHost.inMemory()) {
            TokenPairGrant grant = host.register("anne");
            TokenPairGrant other = host.login("anne");
            Optional<String> none = Optional.empty();
            Optional<String> garbage = Optional.of("a.b.c");
            assertRefused(host, none, none, RejectReason.ABSENT);
            assertRefused(host, access(grant), none, RejectReason.ABSENT);
            assertRefused(host, none, refresh(grant), RejectReason.ABSENT);
            assertRefused(host, none, garbage, RejectReason.MALFORMED);
            assertRefused(host, refresh(grant), access(grant), RejectReason.MALFORMED);
            assertRefused(host, access(grant), access(grant), RejectReason.MALFORMED);
            assertRefused(host, refresh(grant), refresh(grant), RejectReason.REFUSED);
            assertRefused(host, garbage, refresh(grant), RejectReason.REFUSED);
            assertRefused(host, access(grant), garbage, RejectReason.MALFORMED);
            assertRefused(host, access(other), refresh(grant), RejectReason.REFUSED);
            assertThat(host.opens(grant)).isTrue();
            assertThat(host.opens(other)).isTrue();
        }
    }

    @Test
    @DisplayName("Strict: an access token that has run out is refused; after a refresh both are there again")
    void strict_expiredAccessToken() {
        try (PairHost host = PairHost.inMemory()) {
            TokenPairGrant grant = host.register("anne");
            TokenPairGrant other = host.login("anne");
            host.clock.advance(Duration.ofMinutes(15));
            assertRefused(host, access(grant), refresh(grant), RejectReason.EXPIRED);
            assertRefused(host, access(other), refresh(grant), RejectReason.REFUSED);
            TokenPairGrant next = host.refresh(grant);
            assertThat(host.pairs.logout(access(next), refresh(next))).isTrue();
        }
    }

    @Test
    @DisplayName(
            "Strict: a refresh token that we have signed, but whose session nobody has, is unknown, whatever goes with it")
    void strict_unknownSession() {
        try (PairHost host = PairHost.inMemory();
                PairHost other = PairHost.inMemory()) {
            TokenPairGrant elsewhere = other.register("anne");
            assertRefused(host, access(elsewhere), refresh(elsewhere), RejectReason.UNKNOWN);
            assertRefused(host, Optional.empty(), refresh(elsewhere), RejectReason.UNKNOWN);
        }
    }

    @Test
    @DisplayName("A refresh token that is long replaced signs out all the same: whoever has it, the session is over")
    void strict_replacedRefreshToken() {
        try (PairHost host = PairHost.inMemory()) {
            TokenPairGrant old = host.register("anne");
            TokenPairGrant next = host.refresh(old);
            host.clock.advance(Duration.ofMinutes(5));
            assertThat(host.pairs.logout(access(next), refresh(old))).isTrue();
            assertThat(host.opens(next)).isFalse();
        }
    }

    @Test
    @DisplayName("Lenient: either token of whatever age ends the session")
    void lenient_either() {
        try (PairHost host = PairHost.with("TokenPairs", LENIENT)) {
            TokenPairGrant byRefresh = host.register("anne");
            TokenPairGrant byAccess = host.login("anne");
            TokenPairGrant byOldAccess = host.login("anne");
            assertThat(host.pairs.logout(Optional.empty(), refresh(byRefresh))).isTrue();
            assertThat(host.rejection(byRefresh)).contains(RejectReason.ENDED);
            assertThat(host.pairs.logout(access(byAccess), Optional.empty())).isTrue();
            assertThat(host.rejection(byAccess)).contains(RejectReason.ENDED);
            host.clock.advance(Duration.ofDays(1));
            assertThat(host.pairs.logout(access(byOldAccess), Optional.of("lost")))
                    .isTrue();
            assertThat(host.refusal(byOldAccess).endReason()).contains(EndReason.LOGOUT);
        }
    }

    @Test
    @DisplayName("Lenient: two tokens of two sessions end both; none that is genuine is refused")
    void lenient_twoSessions() {
        try (PairHost host = PairHost.with("TokenPairs", LENIENT)) {
            TokenPairGrant one = host.register("anne");
            TokenPairGrant other = host.login("anne");
            TokenPairGrant third = host.login("anne");
            assertThat(host.pairs.logout(access(one), refresh(other))).isTrue();
            assertThat(host.opens(one)).isFalse();
            assertThat(host.opens(other)).isFalse();
            assertThat(host.pairs.logout(access(one), refresh(other))).isFalse();
            assertRefused(host, Optional.empty(), Optional.empty(), RejectReason.ABSENT);
            assertRefused(host, refresh(third), access(third), RejectReason.UNKNOWN);
            assertRefused(host, Optional.of("x".repeat(20_000)), Optional.of(""), RejectReason.UNKNOWN);
            assertThat(host.opens(third)).isTrue();
        }
    }
}
