package dev.sessionkit.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionkit.api.EndReason;
import dev.sessionkit.api.RejectReason;
import dev.sessionkit.api.SessionEvent;
import dev.sessionkit.api.SessionRequiredException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Seed 003, step by step and raced, on any store. */
interface TokenPairsContract {

    int REFRESHES_AT_ONCE = 64;

    /** The store: a component's name, or the URL of a database. */
    String store();

    @Test
    @DisplayName("Seed 003: register, use, refresh, use, log out; then nothing of it works")
    default void pairs_walk() {
        try (PairHost host = PairHost.on(store())) {
            TokenPairGrant registered = host.register("pair-walk");
            assertThat(host.opens(registered)).isTrue();
            TokenPairGrant loggedIn = host.login("pair-walk");
            host.clock.advance(Duration.ofMinutes(15));
            assertThat(host.rejection(loggedIn)).contains(RejectReason.EXPIRED);
            TokenPairGrant refreshed = host.refresh(loggedIn);
            assertThat(host.opens(refreshed)).isTrue();
            assertThat(host.pairs.logout(
                            Optional.of(refreshed.accessToken().reveal()),
                            Optional.of(refreshed.refreshToken().reveal())))
                    .isTrue();
            assertThat(host.rejection(refreshed)).contains(RejectReason.ENDED);
            assertThat(host.refusal(refreshed).endReason()).contains(EndReason.LOGOUT);
            assertThat(host.refresh(registered).session())
                    .as("the session of the registration lives on")
                    .isEqualTo(registered.session());
        }
    }

    @Test
    @DisplayName(
            "Requirement 59: 64 refreshes of one token at once: one rotation, one grant for all, equal to the byte, and it works")
    default void pairs_oneToken_manyCallers() throws Exception {
        try (PairHost host = PairHost.on(store())) {
            TokenPairGrant newest = host.register("pair-race");
            for (int round = 0; round < 10; round++) {
                host.clock.advance(Duration.ofMinutes(1));
                host.events.clear();
                TokenPairGrant presented = newest;
                Set<String> tokens = new HashSet<>();
                for (TokenPairGrant grant : atOnce(() -> host.refresh(presented))) {
                    tokens.add(grant.accessToken().reveal());
                    tokens.add(grant.refreshToken().reveal());
                    newest = grant;
                }
                assertThat(tokens).hasSize(2);
                assertThat(host.events)
                        .filteredOn(SessionEvent.Renewed.class::isInstance)
                        .hasSize(1);
                assertThat(host.opens(newest)).isTrue();
            }
        }
    }

    @Test
    @DisplayName(
            "Logging out races with refreshing, by the newest and by the token before it: the session is dead afterwards, always")
    default void pairs_logout_whileRefreshing() throws Exception {
        try (PairHost host = PairHost.on(store())) {
            host.register("pair-logout");
            for (int round = 0; round < 8; round++) {
                TokenPairGrant first = host.login("pair-logout");
                TokenPairGrant second = host.refresh(first);
                List<Callable<Optional<TokenPairGrant>>> racers = new ArrayList<>();
                for (int i = 0; i < 4; i++) {
                    racers.add(() -> refreshed(host, first));
                    racers.add(() -> refreshed(host, second));
                }
                TokenPairGrant leaving = round % 2 == 0 ? first : second;
                racers.add(() -> {
                    host.pairs.logout(
                            Optional.of(leaving.accessToken().reveal()),
                            Optional.of(leaving.refreshToken().reveal()));
                    return Optional.empty();
                });
                for (Optional<TokenPairGrant> outcome : Together.run(racers)) {
                    outcome.ifPresent(grant -> {
                        assertThat(host.opens(grant)).isFalse();
                        assertThat(host.refusal(grant).endReason()).contains(EndReason.LOGOUT);
                    });
                }
                assertThat(host.opens(second)).isFalse();
            }
        }
    }

    private static Optional<TokenPairGrant> refreshed(PairHost host, TokenPairGrant grant) {
        try {
            return Optional.of(host.refresh(grant));
        } catch (SessionRequiredException refused) {
            assertThat(refused.endReason()).contains(EndReason.LOGOUT);
            return Optional.empty();
        }
    }

    private static <T> List<T> atOnce(Callable<T> call) throws Exception {
        List<Callable<T>> calls = new ArrayList<>();
        for (int i = 0; i < REFRESHES_AT_ONCE; i++) {
            calls.add(call);
        }
        return Together.run(calls);
    }
}
