package dev.sessionkit.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionkit.api.EndReason;
import dev.sessionkit.api.UserId;
import dev.sessionkit.core.SessionRecords;
import dev.sessionkit.spi.SessionData;
import dev.sessionkit.spi.SessionRecord;
import dev.sessionkit.spi.SessionState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A node dies before or after each of its writes: what it leaves is never more than is allowed, and others carry on. */
class CrashesTest {

    private static final int LIMIT = 2;
    private static final UserId ANNE = RenewalHost.ANNE;

    /** When the node dies. */
    enum Dies {
        BEFORE(CrashingRecords::before),
        AFTER(CrashingRecords::after);

        private final BiFunction<SessionRecords, Integer, SessionRecords> how;

        Dies(BiFunction<SessionRecords, Integer, SessionRecords> how) {
            this.how = how;
        }

        SessionRecords at(SessionRecords records, int write) {
            return how.apply(records, write);
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("A login that dies at any write leaves no more sessions than the limit, and the next login begins")
    void login(Dies dies) {
        int write = 1;
        boolean died = true;
        for (; died; write++) {
            try (RenewalHost host = RenewalHost.inMemory()) {
                admit(host.records, LimitPolicy.END_OLDEST);
                admit(host.records, LimitPolicy.END_OLDEST);
                SessionRecords dying = dies.at(host.records, write);
                died = dies(() -> admit(dying, LimitPolicy.END_OLDEST));
                assertThat(live(host)).as("dead at write %d", write).hasSizeBetween(1, LIMIT);
                assertThat(admit(host.records, LimitPolicy.END_OLDEST)).isInstanceOf(Admission.Outcome.Admitted.class);
                assertThat(live(host)).as("dead at write %d", write).hasSizeBetween(1, LIMIT);
                host.clock.advance(Duration.ofMinutes(1));
                for (int i = live(host).size(); i < LIMIT; i++) {
                    assertThat(admit(host.records, LimitPolicy.REJECT)).isInstanceOf(Admission.Outcome.Admitted.class);
                }
                assertThat(admit(host.records, LimitPolicy.REJECT)).isInstanceOf(Admission.Outcome.LimitReached.class);
            }
        }
        assertThat(write).as("writes that a login dies at").isGreaterThan(4); // gate, end, session: each was died at
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("Ending all that dies at any write is finished by ending all again")
    void endAll(Dies dies) {
        int write = 1;
        boolean died = true;
        for (; died; write++) {
            try (RenewalHost host = RenewalHost.inMemory()) {
                admit(host.records, LimitPolicy.REJECT);
                admit(host.records, LimitPolicy.REJECT);
                UserEndings dying = new UserEndings(dies.at(host.records, write));
                died = dies(() -> dying.endAll(ANNE, EndReason.LOGOUT, Optional.empty(), Optional.empty()));
                new UserEndings(host.records).endAll(ANNE, EndReason.LOGOUT, Optional.empty(), Optional.empty());
                assertThat(live(host)).as("dead at write %d", write).isEmpty();
            }
        }
        assertThat(write).isGreaterThan(4);
    }

    @Test
    @DisplayName("A renewal whose answer is lost is answered again, whether or not it was written")
    void renewal() {
        for (Dies dies : Dies.values()) {
            try (RenewalHost host = RenewalHost.inMemory()) {
                TokenPair first = host.signIn();
                Renewals dying = new Renewals(dies.at(host.records, 1), host.renewals.terms());
                assertThat(dies(() -> dying.renew(RenewalClient.UNKNOWN, first.renewal(), session -> {})))
                        .isTrue();
                TokenPair second = host.renewed(first.renewal());
                assertThat(host.opens(second.authToken())).isTrue();
                TokenPair third = host.renewed(second.renewal());
                assertThat(host.opens(third.authToken())).isTrue();
            }
        }
    }

    @Test
    @DisplayName("A change of the account that stalls leaves the gate with what a later one wrote")
    void lookAgain_overtaken() {
        try (RenewalHost host = RenewalHost.inMemory()) {
            UserEndings endings = new UserEndings(host.records);
            AtomicLong account = new AtomicLong(1);
            AtomicBoolean first = new AtomicBoolean(true);
            endings.lookAgain(ANNE, EndReason.LOGOUT, () -> {
                long read = account.get();
                if (first.getAndSet(false)) {
                    account.set(2);
                    endings.endAll(ANNE, EndReason.LOGOUT, Optional.empty(), Optional.of(account::get));
                }
                return read;
            });
            assertThat(new UserGate(host.records).read(ANNE).accountRevision()).contains(2L);
        }
    }

    @Test
    @DisplayName("A gate is kept for longer than a login takes, however often it is written and however soon others go")
    void gate_isKept() {
        try (RenewalHost host = RenewalHost.inMemory()) {
            UserGate gate = new UserGate(host.records);
            for (int hour = 0; hour < 72; hour++) {
                UserGate.Seen seen = gate.read(ANNE);
                assertThat(gate.write(ANNE, seen, List.of())).isTrue();
                Instant kept = gate.read(ANNE).record().orElseThrow().purgeAfter();
                assertThat(kept).isAfterOrEqualTo(host.clock.instant().plus(Duration.ofDays(2)));
                host.clock.advance(Duration.ofMinutes(59));
            }
        }
    }

    @Test
    @DisplayName("Who has begun is no longer named by the gate")
    void gate_staysSmall() {
        for (OptionalInt limit : List.of(OptionalInt.empty(), OptionalInt.of(100))) {
            try (RenewalHost host = RenewalHost.inMemory()) {
                for (int i = 0; i < 20; i++) {
                    admit(host.records, new AdmissionRules(limit, LimitPolicy.REJECT, false));
                    assertThat(new UserGate(host.records).read(ANNE).reserved())
                            .as("the last login only")
                            .hasSize(1);
                }
                assertThat(live(host)).hasSize(20);
            }
        }
    }

    private static boolean dies(Runnable work) {
        try {
            work.run();
            return false;
        } catch (CrashingRecords.Crash e) {
            return true;
        }
    }

    private static Admission.Outcome admit(SessionRecords records, LimitPolicy policy) {
        return admit(records, new AdmissionRules(OptionalInt.of(LIMIT), policy, false));
    }

    private static Admission.Outcome admit(SessionRecords records, AdmissionRules rules) {
        return new Admission(records)
                .admit(new Admission.Login(
                        ANNE,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        rules,
                        revision -> true,
                        Beginning.creating(
                                records,
                                id -> records.first(
                                        id,
                                        Optional.of(ANNE),
                                        SessionState.begin(
                                                records.now(),
                                                Optional.of(Duration.ofDays(1)),
                                                Optional.empty(),
                                                List.of()),
                                        SessionData.empty()))));
    }

    private static List<SessionRecord> live(RenewalHost host) {
        return host.records.findByUser(ANNE).stream()
                .filter(session ->
                        host.records.over(session.state(), host.records.now()).isEmpty())
                .toList();
    }
}
