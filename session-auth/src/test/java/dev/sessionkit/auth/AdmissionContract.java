package dev.sessionkit.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionkit.api.EndReason;
import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.UserId;
import dev.sessionkit.core.SessionRecords;
import dev.sessionkit.spi.Login;
import dev.sessionkit.spi.SessionData;
import dev.sessionkit.spi.SessionRecord;
import dev.sessionkit.spi.SessionState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds of limits, the device rule and ending all, on any store that lists by user. */
interface AdmissionContract {

    int LIMIT = 3;

    /** The store: a component's name, or the URL of a database. */
    String store();

    /** How many logins at once. */
    default int logins() {
        return 64;
    }

    private static AdmissionRules rules(LimitPolicy policy) {
        return new AdmissionRules(OptionalInt.of(LIMIT), policy, false);
    }

    private static Admission.Outcome admit(
            SessionRecords records,
            UserId user,
            AdmissionRules rules,
            String device,
            String resource,
            BooleanSupplier good) {
        return new Admission(records)
                .admit(new Admission.Login(
                        user,
                        Optional.ofNullable(device),
                        Optional.ofNullable(resource),
                        Optional.empty(),
                        rules,
                        revision -> good.getAsBoolean(),
                        Beginning.creating(records, id -> session(records, id, user, device, resource))));
    }

    private static SessionRecord session(
            SessionRecords records, SessionId id, UserId user, String device, String resource) {
        Instant now = records.now();
        SessionState state = SessionState.begin(now, Optional.of(Duration.ofDays(1)), Optional.empty(), List.of())
                .withLogin(new Login(
                        now,
                        "PASSWORD",
                        Optional.ofNullable(device),
                        Optional.ofNullable(resource),
                        Optional.empty(),
                        Optional.empty()));
        return records.first(id, Optional.of(user), state, SessionData.empty());
    }

    private static List<SessionRecord> live(SessionRecords records, UserId user) {
        return records.findByUser(user).stream()
                .filter(session -> records.over(session.state(), records.now()).isEmpty())
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName(
            "Requirement 34: many logins at once, on nodes whose clocks differ by minutes: never more sessions than the limit live")
    default void limit_holdsAtEveryInstant(LimitPolicy policy) throws Exception {
        try (RenewalHost host = new RenewalHost(store(), RenewalHost.WINDOW)) {
            UserId user = new UserId("limit-" + policy);
            LiveCount live = new LiveCount();
            List<Callable<Admission.Outcome>> racers = new ArrayList<>();
            for (int i = 0; i < logins(); i++) {
                Duration ahead = Duration.ofMinutes(i % 8 - 4L);
                racers.add(() -> admit(
                        new WatchedRecords(host.records, ahead, live, () -> {}),
                        user,
                        rules(policy),
                        null,
                        null,
                        () -> true));
            }
            List<Admission.Outcome> outcomes = Together.run(racers);
            assertThat(live.most()).isEqualTo(LIMIT);
            if (policy == LimitPolicy.END_OTHERS) {
                assertThat(live(host.records, user)).hasSizeBetween(1, LIMIT);
            } else {
                assertThat(live(host.records, user)).hasSize(LIMIT);
            }
            long admitted = outcomes.stream()
                    .filter(Admission.Outcome.Admitted.class::isInstance)
                    .count();
            assertThat(admitted)
                    .isEqualTo(policy == LimitPolicy.REJECT || policy == LimitPolicy.ASK ? LIMIT : logins());
        }
    }

    @Test
    @DisplayName("Requirements 29, 30: a login in flight while all of a user's sessions end leaves no live session")
    default void endAll_catchesLoginsInFlight() throws Exception {
        try (RenewalHost host = new RenewalHost(store(), RenewalHost.WINDOW)) {
            for (int round = 0; round < 20; round++) {
                UserId user = new UserId("ended-" + round);
                AtomicBoolean enabled = new AtomicBoolean(true);
                List<Callable<Object>> racers = new ArrayList<>();
                for (int i = 0; i < 7; i++) {
                    racers.add(
                            () -> admit(host.records, user, rules(LimitPolicy.END_OLDEST), null, null, enabled::get));
                }
                racers.add(() -> {
                    enabled.set(false); // the account is written first
                    new UserEndings(host.records).endAll(user, EndReason.LOGOUT, Optional.empty(), Optional.empty());
                    return "ended";
                });
                Together.run(racers);
                assertThat(live(host.records, user)).isEmpty();
            }
        }
    }

    @Test
    @DisplayName("A login that was overtaken between its reservation and its session does not begin")
    default void overtaken_startsAgain() {
        try (RenewalHost host = new RenewalHost(store(), RenewalHost.WINDOW)) {
            UserId user = new UserId("overtaken");
            AtomicInteger checks = new AtomicInteger();
            AtomicBoolean overtaken = new AtomicBoolean();
            Admission admission = new Admission(host.records);
            Admission.Outcome outcome = admission.admit(new Admission.Login(
                    user,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    rules(LimitPolicy.REJECT),
                    revision -> checks.incrementAndGet() == 1,
                    Beginning.creating(host.records, id -> {
                        if (!overtaken.getAndSet(true)) {
                            new UserEndings(host.records)
                                    .endAll(user, EndReason.LOGOUT, Optional.empty(), Optional.empty());
                        }
                        return session(host.records, id, user, null, null);
                    })));
            assertThat(outcome).isInstanceOf(Admission.Outcome.NoLonger.class);
            assertThat(checks).hasValue(2);
            assertThat(live(host.records, user)).isEmpty();
        }
    }

    @Test
    @DisplayName("Seed 000: the same device from the same resource replaces its session; from another, all others end")
    default void deviceRule() {
        try (RenewalHost host = new RenewalHost(store(), RenewalHost.WINDOW)) {
            AdmissionRules rules = new AdmissionRules(OptionalInt.empty(), LimitPolicy.REJECT, true);
            UserId user = new UserId("device");
            UserId other = new UserId("device-of-another");
            SessionId strangers = admitted(admit(host.records, other, rules, "d-1", "app", () -> true));
            SessionId first = admitted(admit(host.records, user, rules, "d-1", "app", () -> true));
            SessionId tablet = admitted(admit(host.records, user, rules, "d-2", "app", () -> true));
            SessionId again = admitted(admit(host.records, user, rules, "d-1", "app", () -> true));
            assertThat(ids(live(host.records, user))).containsExactlyInAnyOrder(tablet, again);
            assertThat(ended(host, first)).isEqualTo(EndReason.REPLACED);
            SessionId moved = admitted(admit(host.records, user, rules, "d-1", "browser", () -> true));
            assertThat(ids(live(host.records, user))).containsExactly(moved);
            assertThat(ended(host, tablet)).isEqualTo(AdmissionDecision.DEVICE_MOVED);
            assertThat(ids(live(host.records, other)))
                    .as("another user's device of that name")
                    .containsExactly(strangers);
        }
    }

    @Test
    @DisplayName(
            "Two logins of one device from two resources at once: afterwards exactly one session of the user lives")
    default void deviceRule_atOnce() throws Exception {
        try (RenewalHost host = new RenewalHost(store(), RenewalHost.WINDOW)) {
            AdmissionRules rules = new AdmissionRules(OptionalInt.empty(), LimitPolicy.REJECT, true);
            for (int round = 0; round < 20; round++) {
                UserId user = new UserId("device-race-" + round);
                admit(host.records, user, rules, "d-2", "app", () -> true);
                Together.run(List.of(
                        () -> admit(host.records, user, rules, "d-1", "app", () -> true),
                        () -> admit(host.records, user, rules, "d-1", "browser", () -> true)));
                assertThat(live(host.records, user)).hasSize(1);
            }
        }
    }

    @Test
    @DisplayName("A reservation of a node that died lapses after a minute, and its session can no longer begin")
    default void reservation_lapses() {
        try (RenewalHost host = new RenewalHost(store(), RenewalHost.WINDOW)) {
            UserId user = new UserId("lapsed");
            UserGate gate = new UserGate(host.records);
            SessionId died = SessionId.create(host.records.now(), host.records.random());
            gate.write(
                    user,
                    gate.read(user),
                    List.of(new Reservation(
                            died.toString(), host.records.now().toEpochMilli(), Optional.empty(), Optional.empty())));
            AdmissionRules one = new AdmissionRules(OptionalInt.of(1), LimitPolicy.REJECT, false);
            assertThat(admit(host.records, user, one, null, null, () -> true))
                    .isInstanceOf(Admission.Outcome.LimitReached.class);
            host.clock.advance(Duration.ofMinutes(1));
            assertThat(admit(host.records, user, one, null, null, () -> true))
                    .isInstanceOf(Admission.Outcome.Admitted.class);
            assertThat(host.records.create(session(host.records, died, user, null, null)))
                    .isFalse();
        }
    }

    private static SessionId admitted(Admission.Outcome outcome) {
        return ((Admission.Outcome.Admitted) outcome).session().id();
    }

    private static List<SessionId> ids(List<SessionRecord> sessions) {
        return sessions.stream().map(SessionRecord::id).toList();
    }

    private static EndReason ended(RenewalHost host, SessionId id) {
        return host.state(id).ending().orElseThrow().reason();
    }
}
