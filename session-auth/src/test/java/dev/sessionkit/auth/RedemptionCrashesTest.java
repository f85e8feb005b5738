package dev.sessionkit.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionkit.api.EndReason;
import dev.sessionkit.api.SessionException;
import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.SessionSecret;
import dev.sessionkit.api.SessionToken;
import dev.sessionkit.core.SessionRecords;
import dev.sessionkit.spi.Credential;
import dev.sessionkit.spi.CredentialUse;
import dev.sessionkit.spi.SessionData;
import dev.sessionkit.spi.SessionRecord;
import dev.sessionkit.spi.SessionState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A node dies while it redeems a one-time token, or somebody decides about a redemption that is under way. */
class RedemptionCrashesTest {

    @ParameterizedTest
    @EnumSource
    @DisplayName(
            "Requirement 55: a redemption that dies at any write leaves one session at the most, and a token that works once at the most")
    void redemption(CrashesTest.Dies dies) {
        boolean died = true;
        int write = 1;
        for (; died; write++) {
            try (LoginHost host =
                    LoginHost.inMemory("'SessionLimit': 1, 'LimitPolicy': 'REJECT', 'OneTimeTokenLife': 'PT10M'")) {
                LoginResult made = host.signIn("anne");
                SessionToken browser = host.browserToken();
                OneTimeToken token = host.tokens.issue(made, Optional.of(browser));
                died = dies(host.tokensOver(dies.at(host.records, write)), token, browser);
                String when = dies + " write " + write;
                List<SessionId> left = host.live(made.account().id());
                assertThat(left).as(when).hasSizeLessThanOrEqualTo(1);
                boolean redeemed = left.contains(token.token().id());

                int again = 0;
                for (int attempt = 0; attempt < 4; attempt++) {
                    again += redeems(host, token, browser) ? 1 : 0;
                    assertThat(host.live(made.account().id())).as(when).hasSizeLessThanOrEqualTo(1);
                    host.clock.advance(Duration.ofSeconds(30));
                }
                assertThat(again).as(when).isLessThanOrEqualTo(redeemed ? 0 : 1);
                if (write == 1 && dies == CrashesTest.Dies.BEFORE) {
                    assertThat(again).as("nothing was written").isEqualTo(1);
                }
                host.management.endAll(made.account().id(), EndReason.KICKED);
                assertThat(host.opens(host.signIn("anne"))).as(when).isTrue();
            }
        }
        assertThat(write).as("writes that a redemption dies at").isGreaterThan(4); // gate, end, session
    }

    private static boolean dies(OneTimeTokens node, OneTimeToken token, SessionToken browser) {
        try {
            node.redeem(LoginHost.client(), token.token().reveal(), List.of(browser.reveal()));
            return false;
        } catch (CrashingRecords.Crash e) {
            return true;
        }
    }

    private static boolean redeems(LoginHost host, OneTimeToken token, SessionToken browser) {
        try {
            host.tokens.redeem(LoginHost.client(), token.token().reveal(), List.of(browser.reveal()));
            return true;
        } catch (SessionException refused) {
            return false;
        }
    }

    @Test
    @DisplayName(
            "A redemption that has won keeps its session where a login wanted its place, and was itself refused after that")
    void winner_isKept() {
        boolean overtaken = true;
        int won = 0;
        for (int call = 1; overtaken; call++) {
            try (RenewalHost host = RenewalHost.inMemory()) {
                SessionRecord pending = pending(host.records);
                SessionRecord next = host.records.next(
                        pending, host.records.begin(host.records.now(), List.of()), SessionData.empty());
                AtomicBoolean begun = new AtomicBoolean();
                AtomicBoolean tried = new AtomicBoolean();
                SessionRecords records = Overtaken.records(host.records, call, () -> {
                    tried.set(true);
                    begun.set(host.records.replace(pending, next));
                    decideElsewhere(host.records); // so that what the login has decided does not count
                });
                Admission.Outcome outcome = login(records);
                overtaken = tried.get();
                if (begun.get() && outcome instanceof Admission.Outcome.NoLonger) {
                    won++;
                    assertThat(host.state(pending.id()).ending())
                            .as("overtaken before call %d", call)
                            .isEmpty();
                }
            }
        }
        assertThat(won)
                .as("the login was refused, after the redemption had won")
                .isPositive();
    }

    /** A token whose redemption is under way: the gate names it. */
    private static SessionRecord pending(SessionRecords records) {
        SessionSecret secret = SessionSecret.create(records.random());
        SessionRecord pending = records.first(
                SessionId.create(records.now(), records.random()),
                Optional.of(RenewalHost.ANNE),
                records.begin(
                        records.now(),
                        List.of(new Credential(CredentialUse.ONE_TIME, secret.hash(), Optional.empty()))),
                SessionData.empty());
        assertThat(records.create(pending)).isTrue();
        UserGate gate = new UserGate(records);
        Reservation reserved = new Reservation(
                pending.id().toString(), records.now().toEpochMilli(), Optional.empty(), Optional.empty());
        assertThat(gate.write(RenewalHost.ANNE, gate.read(RenewalHost.ANNE), List.of(reserved)))
                .isTrue();
        return pending;
    }

    private static void decideElsewhere(SessionRecords records) {
        UserGate gate = new UserGate(records);
        UserGate.Seen seen = gate.read(RenewalHost.ANNE);
        assertThat(gate.write(RenewalHost.ANNE, seen, seen.reserved())).isTrue();
    }

    /** Of a user who may have one session; its proof holds once, and not when it is asked for again. */
    private static Admission.Outcome login(SessionRecords records) {
        AtomicInteger asked = new AtomicInteger();
        return new Admission(records)
                .admit(new Admission.Login(
                        RenewalHost.ANNE,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        new AdmissionRules(OptionalInt.of(1), LimitPolicy.END_OLDEST, false),
                        revision -> asked.incrementAndGet() == 1,
                        Beginning.creating(records, id -> {
                            SessionState state = records.begin(records.now(), List.of());
                            return records.first(id, Optional.of(RenewalHost.ANNE), state, SessionData.empty());
                        })));
    }
}
