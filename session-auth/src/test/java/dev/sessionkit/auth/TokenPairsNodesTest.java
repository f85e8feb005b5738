package dev.sessionkit.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionkit.api.RejectReason;
import dev.sessionkit.tck.StoppedClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Several nodes on one database. */
class TokenPairsNodesTest {

    private static final Duration STALENESS = Duration.ofSeconds(5);
    private static final Map<String, String> SECOND_KEY = PairHost.key("second");

    private final StoppedClock clock = new StoppedClock(RenewalHost.NOON);

    private PairHost node(String database, Map<String, Map<String, ?>> more) {
        return PairHost.node("jdbc:h2:mem:" + database + ";DB_CLOSE_DELAY=-1", clock, more);
    }

    private PairHost remembering(String database) {
        return node(database, Map.of("Sessions", Map.of("MaxStaleness", STALENESS.toString())));
    }

    private PairHost signingWith(List<Map<String, String>> keys) {
        return node("rotation", Map.of(PairHost.RESOLVER, Map.of("Keys", keys)));
    }

    @Test
    @DisplayName(
            "Requirement 28: with MaxStaleness, a pair is dead at once on the node that ended it, and within that time on others")
    void staleness_logout() {
        try (PairHost here = remembering("staleness");
                PairHost there = remembering("staleness")) {
            TokenPairGrant grant = here.register("anne");
            assertThat(here.opens(grant)).isTrue();
            assertThat(there.opens(grant)).isTrue();
            here.pairs.logout(
                    Optional.of(grant.accessToken().reveal()),
                    Optional.of(grant.refreshToken().reveal()));
            assertThat(here.rejection(grant)).contains(RejectReason.ENDED);
            clock.advance(STALENESS);
            assertThat(there.opens(grant)).as("remembered").isTrue();
            clock.advance(Duration.ofMillis(1));
            assertThat(there.rejection(grant)).contains(RejectReason.ENDED);
        }
    }

    @Test
    @DisplayName("Refreshing never reads what is remembered: it is refused at once on every node")
    void staleness_refresh() {
        try (PairHost here = remembering("fresh");
                PairHost there = remembering("fresh")) {
            TokenPairGrant grant = here.register("anne");
            assertThat(there.opens(grant)).isTrue();
            here.accounts.disable(grant.account().number());
            assertThat(there.opens(grant)).as("remembered").isTrue();
            assertThat(there.refusal(grant).endReason()).contains(AccountService.DISABLED);
            assertThat(there.opens(grant)).as("noticed").isFalse();
        }
    }

    @Test
    @DisplayName("Requirement 48: with MaxStaleness, reuse found on one node ends the session on all within that time")
    void staleness_reuse() {
        try (PairHost here = remembering("reuse");
                PairHost there = remembering("reuse")) {
            TokenPairGrant stolen = here.register("anne");
            TokenPairGrant newest = there.refresh(stolen);
            assertThat(here.opens(newest)).isTrue();
            assertThat(there.opens(newest)).isTrue();
            clock.advance(Duration.ofSeconds(31));
            assertThat(there.opens(newest)).as("read again just now").isTrue();
            here.refusal(stolen);
            assertThat(here.opens(newest)).isFalse();
            clock.advance(STALENESS.plusMillis(1));
            assertThat(there.opens(newest)).isFalse();
        }
    }

    @Test
    @DisplayName("A refresh on one node is repeated on another: the same grant to the byte")
    void repeat_elsewhere() {
        try (PairHost here = node("repeat", Map.of());
                PairHost there = node("repeat", Map.of())) {
            TokenPairGrant first = here.register("anne");
            TokenPairGrant second = here.refresh(first);
            assertThat(there.refresh(first)).isEqualTo(second);
        }
    }

    @Test
    @DisplayName("Requirement 64: keys rotate across refreshes, node by node, and nobody has to sign in again")
    void keys_rotate() {
        Map<String, String> old = PairHost.FIRST_KEY;
        TokenPairGrant first;
        TokenPairGrant second;
        try (PairHost before = signingWith(List.of(old));
                PairHost prepared = signingWith(List.of(old, SECOND_KEY));
                PairHost switched = signingWith(List.of(SECOND_KEY, old))) {
            first = before.register("anne");
            assertThat(switched.opens(first)).isTrue();
            second = switched.refresh(first);
            assertThat(keyId(second)).isEqualTo("second");
            assertThat(prepared.opens(second))
                    .as("a node that still signs with the old key")
                    .isTrue();
            assertThat(keyId(prepared.refresh(second))).isEqualTo("first");
            assertThat(before.refusal(second).reason())
                    .as("a node that was not prepared")
                    .isEqualTo(RejectReason.MALFORMED);
            assertThat(before.record(second.session()).orElseThrow().state().ending())
                    .isEmpty();
        }
        try (PairHost after = signingWith(List.of(SECOND_KEY))) {
            assertThat(after.opens(second)).isTrue();
            clock.advance(Duration.ofSeconds(31));
            assertThat(after.refusal(first).reason())
                    .as("a token of a key that is gone is no reuse")
                    .isEqualTo(RejectReason.MALFORMED);
            TokenPairGrant third = after.refresh(second);
            assertThat(keyId(third)).isEqualTo("second");
            assertThat(third.session()).isEqualTo(first.session());
        }
    }

    private static String keyId(TokenPairGrant grant) {
        return PairHost.header(grant.refreshToken()).get("kid").stringValue();
    }

    @Test
    @DisplayName("Requirement 64: a new key is published before it signs")
    void keys_published() {
        try (PairHost prepared = signingWith(List.of(PairHost.FIRST_KEY, SECOND_KEY))) {
            assertThat(prepared.pairs.jwks()).contains("\"kid\":\"first\"", "\"kid\":\"second\"");
            assertThat(prepared.pairs.jwks()).as("public halves alone").doesNotContain("\"d\":");
        }
    }
}
