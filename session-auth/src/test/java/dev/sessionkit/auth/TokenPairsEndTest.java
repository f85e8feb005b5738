package dev.sessionkit.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sessionkit.api.EndReason;
import dev.sessionkit.api.ReadOnlySessionException;
import dev.sessionkit.api.RejectReason;
import dev.sessionkit.api.SessionType;
import dev.sessionkit.core.Session;
import dev.sessionkit.spi.Secret;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An access token dies with its session, whatever ends that; with Revocation NONE it does not. */
class TokenPairsEndTest {

    private static final Map<String, ?> SELF_CONTAINED = Map.of("Revocation", "NONE");

    /** What ends a session. */
    enum End {
        LOGOUT(
                "LOGOUT",
                (host, grant) -> host.pairs.logout(
                        Optional.of(grant.accessToken().reveal()),
                        Optional.of(grant.refreshToken().reveal()))),
        OWN_REQUEST(
                "LOGOUT",
                (host, grant) ->
                        host.open(grant).require(SessionType.VALID_SESSION).end(EndReason.LOGOUT)),
        KICK("KICKED", (host, grant) -> host.authentication.sessionManagement().kick(host.open(host.login("anne")))),
        DISABLE(
                "ACCOUNT_DISABLED",
                (host, grant) -> host.accounts.disable(grant.account().number())),
        DELETE(
                "ACCOUNT_DISABLED",
                (host, grant) -> host.accounts.delete(grant.account().number())),
        PASSWORD(
                "PASSWORD_CHANGED",
                (host, grant) -> host.accounts.changePassword(
                        grant.account().number(),
                        PairHost.PASSWORD,
                        Secret.of("another good password"),
                        true,
                        Optional.empty())),
        ROLE(
                "ROLE_CHANGED",
                (host, grant) -> host.accounts.changeRole(grant.account().number(), "admin")),
        REUSE("REUSE_DETECTED", (host, grant) -> {
            host.refresh(grant);
            host.clock.advance(Duration.ofSeconds(31));
            host.refusal(grant);
        });

        private final String reason;
        private final BiConsumer<PairHost, TokenPairGrant> how;

        End(String reason, BiConsumer<PairHost, TokenPairGrant> how) {
            this.reason = reason;
            this.how = how;
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName(
            "Requirements 28, 29, 30, 52: the access token opens nothing any more, and the refresh token renews nothing")
    void record(End end) {
        try (PairHost host = PairHost.inMemory()) {
            TokenPairGrant grant = host.register("anne");
            TokenPairGrant bob = host.register("bob");
            assertThat(host.opens(grant)).isTrue();
            end.how.accept(host, grant);
            assertThat(host.rejection(grant)).contains(RejectReason.ENDED);
            assertThat(host.refusal(grant).endReason()).contains(new EndReason(end.reason));
            assertThat(host.opens(bob)).as("another user's").isTrue();
        }
    }

    @Test
    @DisplayName("A password that is changed from a pair's session spares that one, and ends the others")
    void passwordChange_sparesOwn() {
        try (PairHost host = PairHost.inMemory()) {
            TokenPairGrant own = host.register("anne");
            TokenPairGrant other = host.login("anne");
            host.accounts.changePassword(
                    own.account().number(),
                    PairHost.PASSWORD,
                    Secret.of("another good password"),
                    true,
                    Optional.of(own.session()));
            assertThat(host.opens(own)).isTrue();
            assertThat(host.refresh(own).session()).isEqualTo(own.session());
            assertThat(host.opens(other)).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"LOGOUT", "DISABLE", "PASSWORD", "REUSE"})
    @DisplayName(
            "What does not hold with Revocation NONE: the access token counts until it expires; the refresh token is dead at once")
    void selfContained(End end) {
        try (PairHost host = PairHost.with(PairHost.RESOLVER, SELF_CONTAINED)) {
            TokenPairGrant grant = host.register("anne");
            end.how.accept(host, grant);
            assertThat(host.opens(grant)).isTrue();
            assertThat(host.refusal(grant).endReason()).contains(new EndReason(end.reason));
            host.clock.advance(Duration.ofMinutes(15));
            assertThat(host.rejection(grant)).contains(RejectReason.EXPIRED);
        }
    }

    @Test
    @DisplayName("With Revocation NONE the session is read-only, and its role is what the token says")
    void selfContained_readOnly() {
        try (PairHost host = PairHost.with(PairHost.RESOLVER, SELF_CONTAINED)) {
            TokenPairGrant first = host.register("anne");
            host.changeBeside(first.account(), details -> details.withRole("admin"));
            Session session = host.open(first).require(SessionType.USER_ACCOUNT);
            assertThatExceptionOfType(ReadOnlySessionException.class).isThrownBy(() -> session.end(EndReason.LOGOUT));
            assertThat(session.type()).isEqualTo(SessionType.USER_ACCOUNT);
            assertThat(host.open(host.refresh(first))
                            .require(SessionType.ADMIN_ACCOUNT)
                            .user())
                    .contains(first.account().id());
        }
    }
}
