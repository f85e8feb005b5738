package dev.sessionkit.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionkit.api.EndReason;
import dev.sessionkit.api.RejectReason;
import dev.sessionkit.api.SessionEvent;
import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.SessionRequest;
import dev.sessionkit.api.SessionSecret;
import dev.sessionkit.api.SessionToken;
import dev.sessionkit.core.Rejection;
import dev.sessionkit.spi.Credential;
import dev.sessionkit.spi.Renewal;
import dev.sessionkit.spi.RenewalNonce;
import dev.sessionkit.spi.SessionState;
import dev.sessionkit.tck.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The table of renewals, row by row. */
class RenewalsTest {

    @Test
    @DisplayName("Requirement 48: a renewal gives a new pair; both its tokens work, for two weeks and four from now")
    void current_rotates() {
        try (RenewalHost host = RenewalHost.inMemory()) {
            TokenPair first = host.signIn();
            assertThat(host.opens(first.authToken())).isTrue();
            assertThat(host.opens(first.renewal()))
                    .as("a reissue token opens no request")
                    .isFalse();
            assertThat(first.bearerUntil()).isEqualTo(RenewalHost.NOON.plus(Duration.ofDays(14)));
            host.clock.advance(Duration.ofDays(13));
            TokenPair second = host.renewed(first.renewal());
            assertThat(second.authToken()).isNotEqualTo(first.authToken());
            assertThat(second.renewal()).isNotEqualTo(first.renewal());
            assertThat(second.renewal().reveal()).hasSize(87);
            assertThat(second.bearerUntil()).isEqualTo(RenewalHost.NOON.plus(Duration.ofDays(27)));
            assertThat(second.renewalUntil()).isEqualTo(RenewalHost.NOON.plus(Duration.ofDays(41)));
            assertThat(host.opens(second.authToken())).isTrue();
            assertThat(host.opens(first.authToken())).as("inside the window").isTrue();
            host.clock.advance(RenewalHost.WINDOW);
            assertThat(host.opens(first.authToken())).as("after it").isFalse();
            assertThat(host.opens(second.authToken())).isTrue();
        }
    }

    @Test
    @DisplayName(
            "Inside the window the replaced token, and the new one, give the same pair again, and the window is not extended")
    void window_repeats() {
        try (RenewalHost host = RenewalHost.inMemory()) {
            TokenPair first = host.signIn();
            TokenPair second = host.renewed(first.renewal());
            for (int i = 0; i < 3; i++) {
                host.clock.advance(Duration.ofSeconds(9));
                assertSame(host.renewed(first.renewal()), second);
                assertSame(host.renewed(second.renewal()), second);
            }
            host.clock.advance(Duration.ofSeconds(3));
            TokenPair third = host.renewed(second.renewal());
            assertThat(third.renewal()).isNotEqualTo(second.renewal());
        }
    }

    private static void assertSame(TokenPair pair, TokenPair other) {
        assertThat(pair.authToken()).isEqualTo(other.authToken());
        assertThat(pair.renewal()).isEqualTo(other.renewal());
        assertThat(pair.bearerUntil()).isEqualTo(other.bearerUntil());
        assertThat(pair.renewalUntil()).isEqualTo(other.renewalUntil());
    }

    @Test
    @DisplayName(
            "Requirement 48, RFC 9700 4.14.2: the replaced token after the window is reuse, and ends the session and all its tokens")
    void previous_afterTheWindow() {
        try (RenewalHost host = RenewalHost.inMemory()) {
            TokenPair first = host.signIn();
            TokenPair second = host.renewed(first.renewal());
            host.clock.advance(RenewalHost.WINDOW);
            assertThat(host.refusal(first.renewal()))
                    .contains(new Rejection(RejectReason.ENDED, Optional.of(EndReason.REUSE_DETECTED)));
            assertThat(host.opens(second.authToken())).isFalse();
            assertThat(host.refusal(second.renewal()).orElseThrow().endReason()).contains(EndReason.REUSE_DETECTED);
            assertThat(host.events)
                    .filteredOn(SessionEvent.Reused.class::isInstance)
                    .hasSize(1);
            assertThat(host.refusal(first.renewal()))
                    .as("the tombstone is not touched")
                    .isPresent();
            assertThat(host.events)
                    .filteredOn(SessionEvent.Ended.class::isInstance)
                    .hasSize(1);
        }
    }

    @Test
    @DisplayName(
            "A thief who has the first token and renews any number of times: the owner's next use of the old one ends the session")
    void thief_isFoundOut() {
        for (int renewals = 2; renewals < 6; renewals++) {
            try (RenewalHost host = RenewalHost.inMemory()) {
                TokenPair owner = host.signIn();
                TokenPair thief = owner;
                for (int i = 0; i < renewals; i++) {
                    thief = host.renewed(thief.renewal());
                    host.clock.advance(Duration.ofMinutes(i * 7L + 1));
                }
                assertThat(host.refusal(owner.renewal()).orElseThrow().endReason())
                        .contains(EndReason.REUSE_DETECTED);
                assertThat(host.opens(thief.authToken())).isFalse();
                assertThat(host.refusal(thief.renewal())).isPresent();
            }
        }
    }

    @Test
    @DisplayName("Ids are public: whatever else is presented under one is unknown, and changes nothing")
    void stranger_changesNothing() {
        try (RenewalHost host = RenewalHost.inMemory()) {
            TokenPair pair = host.signIn();
            SessionId id = pair.session().id();
            Random random = new Random(3);
            long revision = host.records.find(id).orElseThrow().revision();
            for (SessionSecret secret : new SessionSecret[] {
                SessionSecret.create(random), SessionSecret.createRenewable(random),
            }) {
                assertThat(host.refusal(new SessionToken(id, secret))).contains(new Rejection(RejectReason.UNKNOWN));
            }
            assertThat(host.refusal(new SessionToken(
                            SessionId.create(RenewalHost.NOON, random),
                            pair.renewal().secret())))
                    .contains(new Rejection(RejectReason.UNKNOWN));
            assertThat(host.records.find(id).orElseThrow().revision()).isEqualTo(revision);
            assertThat(host.opens(pair.authToken())).isTrue();
        }
    }

    @Test
    @DisplayName("A bearer token renews nothing, and to mistake it for one that does ends nothing")
    void bearer_presentedAsRenewable() {
        try (RenewalHost host = RenewalHost.inMemory()) {
            TokenPair pair = host.signIn();
            assertThat(host.refusal(pair.authToken())).contains(new Rejection(RejectReason.UNKNOWN));
            assertThat(host.opens(pair.authToken())).isTrue();
        }
    }

    @Test
    @DisplayName(
            "Requirements 49, 50: a renewable token ends when it was not used for four weeks, and the family after 180 days")
    void lifetimes() {
        try (RenewalHost host = RenewalHost.inMemory()) {
            TokenPair idle = host.signIn();
            host.clock.advance(Duration.ofDays(28));
            assertThat(host.refusal(idle.renewal())).isPresent();
            TokenPair pair = host.signIn();
            for (int day = 0; day < 175; day += 25) {
                host.clock.advance(Duration.ofDays(25));
                pair = host.renewed(pair.renewal());
            }
            assertThat(pair.bearerUntil())
                    .as("no later than the family")
                    .isEqualTo(RenewalHost.NOON.plus(Duration.ofDays(28 + 180)));
            host.clock.advance(Duration.ofDays(5));
            assertThat(host.refusal(pair.renewal()).map(Rejection::reason)).contains(RejectReason.EXPIRED);
            assertThat(host.opens(pair.authToken())).isFalse();
        }
    }

    @Test
    @DisplayName("An ended session answers its genuine tokens with the reason, and strangers with nothing")
    void ended_saysWhy() {
        try (RenewalHost host = RenewalHost.inMemory()) {
            TokenPair first = host.signIn();
            TokenPair second = host.renewed(first.renewal());
            host.framework.sessions().end(first.session().id(), EndReason.KICKED);
            for (SessionToken genuine : new SessionToken[] {first.renewal(), second.renewal()}) {
                assertThat(host.refusal(genuine).orElseThrow().endReason()).contains(EndReason.KICKED);
            }
            SessionToken stranger =
                    new SessionToken(first.session().id(), SessionSecret.createRenewable(new Random(1)));
            assertThat(host.refusal(stranger)).contains(new Rejection(RejectReason.UNKNOWN));
        }
    }

    @Test
    @DisplayName("A secret that was replaced for its age (RenewalInterval) is no token to exchange, and never reuse")
    void replacedForItsAge_isUnknown() {
        Instant noon = RenewalHost.NOON;
        SessionId id = SessionId.create(noon, new Random(1));
        SessionSecret old = SessionSecret.createRenewable(new Random(2));
        RenewalNonce nonce = RenewalNonce.create(new Random(3));
        SessionSecret current = nonce.successor(old, id);
        Renewal.Rotation rotation = new Renewal.Rotation(old.hash(), noon, noon.plusSeconds(30), Optional.of(nonce));
        SessionState state = SessionState.begin(noon, Optional.empty(), Optional.empty(), List.of())
                .withRenewal(List.of(Credential.bearer(current)), new Renewal(old.mark(), Optional.of(rotation)));
        for (Instant at : List.of(noon, noon.plusSeconds(3600))) {
            assertThat(RenewalVerdict.of(old, state, at)).isEqualTo(RenewalVerdict.STRANGER);
            assertThat(RenewalVerdict.of(current, state, at)).isEqualTo(RenewalVerdict.STRANGER);
        }
    }

    @Test
    @DisplayName(
            "Window zero, RFC 9700 to the letter: the replaced token is reuse at once, and nothing is kept to repeat with")
    void strict() {
        try (RenewalHost host = new RenewalHost("MemorySessionStore", Duration.ZERO)) {
            TokenPair first = host.signIn();
            TokenPair second = host.renewed(first.renewal());
            assertThat(host.state(first.session().id())
                            .renewal()
                            .flatMap(Renewal::rotation)
                            .orElseThrow()
                            .nonce())
                    .isEmpty();
            assertThat(host.opens(first.authToken())).isFalse();
            TokenPair third = host.renewed(second.renewal());
            assertThat(host.opens(third.authToken())).isTrue();
            assertThat(host.refusal(second.renewal()).orElseThrow().endReason()).contains(EndReason.REUSE_DETECTED);
        }
    }

    @Test
    @DisplayName(
            "Nothing that is stored reveals a token, and the first write after the window drops what a repeat needs")
    void nothingAtRest() {
        try (RenewalHost host = RenewalHost.inMemory()) {
            TokenPair first = host.signIn();
            TokenPair second = host.renewed(first.renewal());
            String stored =
                    HexFormat.of().formatHex(host.state(first.session().id()).toBytes());
            for (SessionToken token :
                    new SessionToken[] {first.renewal(), first.authToken(), second.renewal(), second.authToken()}) {
                byte[] secret = token.secret().toBytes();
                assertThat(stored)
                        .doesNotContain(HexFormat.of().formatHex(secret, 0, 16))
                        .doesNotContain(HexFormat.of().formatHex(secret, 16, 48));
            }
            host.clock.advance(Duration.ofMinutes(5));
            var context = host.framework.open(
                    SessionRequest.of(
                            Map.of("x-session-id", List.of(second.authToken().reveal()))),
                    new Answer());
            assertThat(context.session()).isPresent();
            context.commit();
            assertThat(host.state(first.session().id())
                            .renewal()
                            .flatMap(Renewal::rotation)
                            .orElseThrow()
                            .nonce())
                    .isEmpty();
        }
    }
}
