package dev.sessionkit.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionkit.api.EndReason;
import dev.sessionkit.api.RejectReason;
import dev.sessionkit.api.SessionEvent;
import dev.sessionkit.api.SessionToken;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What holds of renewals when many use one token at once, on any store. */
interface RenewalRacesContract {

    int THREADS = 64;

    /** The store: a component's name, or the URL of a database. */
    String store();

    /** How many rounds; 200 where a store is quick. */
    default int rounds() {
        return 200;
    }

    @Test
    @DisplayName(
            "64 threads renew one token at once: the session lives, all get the same pair, it works, one rotation happened")
    default void oneToken_manyCallers() throws Exception {
        try (RenewalHost host = new RenewalHost(store(), RenewalHost.WINDOW)) {
            TokenPair pair = host.signIn();
            for (int round = 0; round < rounds(); round++) {
                host.clock.advance(Duration.ofMinutes(1));
                host.events.clear();
                SessionToken token = pair.renewal();
                List<RenewalOutcome> outcomes =
                        atOnce(THREADS, () -> host.renewals.renew(RenewalClient.UNKNOWN, token, session -> {}));
                Set<SessionToken> tokens = new HashSet<>();
                int rotations = 0;
                for (RenewalOutcome outcome : outcomes) {
                    assertThat(outcome).isInstanceOf(RenewalOutcome.Renewed.class);
                    RenewalOutcome.Renewed renewed = (RenewalOutcome.Renewed) outcome;
                    tokens.add(renewed.pair().renewal());
                    tokens.add(renewed.pair().authToken());
                    rotations += renewed.rotated() ? 1 : 0;
                    pair = renewed.pair();
                }
                assertThat(tokens).hasSize(2);
                assertThat(rotations).isEqualTo(1);
                assertThat(host.events)
                        .filteredOn(SessionEvent.Renewed.class::isInstance)
                        .hasSize(1);
                assertThat(host.opens(pair.authToken())).isTrue();
            }
        }
    }

    @Test
    @DisplayName(
            "Window zero, all having read before anyone writes: one wins, the others are refused, the session lives; a replay ends it")
    default void strict_manyCallers() throws Exception {
        try (RenewalHost host = new RenewalHost(store(), Duration.ZERO)) {
            for (int round = 0; round < rounds() / 10; round++) {
                TokenPair pair = host.signIn();
                List<RenewalOutcome> outcomes = host.heldUntilAllHaveRead(THREADS, pair.renewal());
                List<TokenPair> won = new ArrayList<>();
                for (RenewalOutcome outcome : outcomes) {
                    if (outcome instanceof RenewalOutcome.Renewed renewed) {
                        won.add(renewed.pair());
                    } else {
                        assertThat(((RenewalOutcome.Refused) outcome).why().reason())
                                .isEqualTo(RejectReason.CHANGED);
                    }
                }
                assertThat(won).hasSize(1);
                assertThat(host.opens(won.get(0).authToken())).isTrue();
                host.clock.advance(Duration.ofSeconds(1));
                assertThat(host.refusal(pair.renewal()).orElseThrow().endReason())
                        .contains(EndReason.REUSE_DETECTED);
                assertThat(host.opens(won.get(0).authToken())).isFalse();
            }
        }
    }

    @Test
    @DisplayName(
            "Destroying races with renewing by the newest and by older tokens: the session is dead afterwards, always")
    default void destroy_whileRenewing() throws Exception {
        try (RenewalHost host = new RenewalHost(store(), RenewalHost.WINDOW)) {
            for (int round = 0; round < rounds() / 4; round++) {
                TokenPair first = host.signIn();
                TokenPair second = host.renewed(first.renewal());
                List<Callable<Object>> racers = new ArrayList<>();
                for (int i = 0; i < 4; i++) {
                    racers.add(() -> host.renewals.renew(RenewalClient.UNKNOWN, second.renewal(), session -> {}));
                    racers.add(() -> host.renewals.renew(RenewalClient.UNKNOWN, first.renewal(), session -> {}));
                }
                racers.add(() -> host.framework.sessions().end(first.session().id(), EndReason.LOGOUT));
                List<Object> outcomes = Together.run(racers);
                for (Object outcome : outcomes) {
                    if (outcome instanceof RenewalOutcome.Renewed renewed) {
                        assertThat(host.opens(renewed.pair().authToken())).isFalse();
                        assertThat(host.refusal(renewed.pair().renewal())).isPresent();
                    }
                }
                assertThat(host.state(first.session().id()).ending()).isPresent();
            }
        }
    }

    private static <T> List<T> atOnce(int threads, Callable<T> call) throws Exception {
        List<Callable<T>> calls = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            calls.add(call);
        }
        return Together.run(calls);
    }
}
