package dev.sessionkit.auth;

import static dev.sessionkit.auth.RenewalHost.ANNE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.SessionSecret;
import dev.sessionkit.core.SessionRecords;
import dev.sessionkit.spi.Credential;
import dev.sessionkit.spi.CredentialUse;
import dev.sessionkit.spi.SessionData;
import dev.sessionkit.spi.SessionRecord;
import dev.sessionkit.spi.SessionState;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a gate names for longer than a login takes: nearly always sessions that have begun. */
final class LateReservationsTest {

    private static final Set<String> STATEMENTS = Set.of("find", "findByUser", "create", "replace", "end");

    static Stream<AdmissionRules> rules() {
        return Stream.of(OptionalInt.empty(), OptionalInt.of(100))
                .map(limit -> new AdmissionRules(limit, LimitPolicy.REJECT, false));
    }

    @ParameterizedTest
    @MethodSource("rules")
    @DisplayName("Beside account and password, a login takes four statements, however long after the user's last one")
    void login_takesFourStatements(AdmissionRules rules) {
        try (RenewalHost host = RenewalHost.inMemory()) {
            admit(host.records, rules);
            for (Duration later : List.of(Duration.ofSeconds(1), Duration.ofHours(1), Duration.ofDays(30))) {
                host.clock.advance(later);
                List<String> sent = new ArrayList<>();
                assertThat(admit(watched(host.records, sent::add), rules))
                        .isInstanceOf(Admission.Outcome.Admitted.class);
                assertThat(sent)
                        .as("%s later", later)
                        .filteredOn(STATEMENTS::contains)
                        .hasSize(4);
            }
        }
    }

    @Test
    @DisplayName("A login that took too long and begins once the others have been listed, counts")
    void begunAfterList_counts() {
        try (RenewalHost host = RenewalHost.inMemory()) {
            SessionId late = reserved(host);
            AtomicBoolean listed = new AtomicBoolean();
            SessionRecords records = watched(host.records, name -> {
                if (name.equals("findByUser") && !listed.getAndSet(true)) {
                    assertThat(host.records.create(session(host.records, late))).isTrue();
                }
            });
            assertThat(admit(records, new AdmissionRules(OptionalInt.of(1), LimitPolicy.REJECT, false)))
                    .isInstanceOfSatisfying(
                            Admission.Outcome.LimitReached.class,
                            reached -> assertThat(reached.sessions())
                                    .extracting(SessionRecord::id)
                                    .containsExactly(late));
        }
    }

    @ParameterizedTest
    @MethodSource("rules")
    @DisplayName("A login that took too long can no longer begin, whether or not the next one lists")
    void notBegun_isStopped(AdmissionRules rules) {
        try (RenewalHost host = RenewalHost.inMemory()) {
            SessionId late = reserved(host);
            assertThat(admit(host.records, rules)).isInstanceOf(Admission.Outcome.Admitted.class);
            assertThat(host.records.create(session(host.records, late))).isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("rules")
    @DisplayName("A redemption that took too long can no longer happen: what was to be redeemed has ended")
    void pending_ends(AdmissionRules rules) {
        try (RenewalHost host = RenewalHost.inMemory()) {
            SessionId late = reserved(host);
            SessionRecord begun = session(host.records, late);
            Credential once = new Credential(
                    CredentialUse.ONE_TIME,
                    SessionSecret.create(host.records.random()).hash(),
                    Optional.empty());
            SessionRecord pending =
                    host.records.first(late, begun.user(), begun.state().withCredentials(List.of(once)), begun.data());
            assertThat(host.records.create(pending)).isTrue();
            assertThat(admit(host.records, rules)).isInstanceOf(Admission.Outcome.Admitted.class);
            assertThat(host.state(late).ending()).isPresent();
        }
    }

    /** A session that the gate has named for too long. */
    private static SessionId reserved(RenewalHost host) {
        UserGate gate = new UserGate(host.records);
        SessionId id = SessionId.create(host.records.now(), host.records.random());
        long now = host.records.now().toEpochMilli();
        Reservation reservation = new Reservation(id.toString(), now, Optional.empty(), Optional.empty());
        gate.write(ANNE, gate.read(ANNE), List.of(reservation));
        host.clock.advance(Duration.ofMillis(Reservation.LIFE_MILLIS));
        return id;
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
                        Beginning.creating(records, id -> session(records, id))));
    }

    private static SessionRecord session(SessionRecords records, SessionId id) {
        SessionState state =
                SessionState.begin(records.now(), Optional.of(Duration.ofDays(100)), Optional.empty(), List.of());
        return records.first(id, Optional.of(ANNE), state, SessionData.empty());
    }

    /** Tells the name of each method once it is done. */
    private static SessionRecords watched(SessionRecords records, Consumer<String> done) {
        return (SessionRecords) Proxy.newProxyInstance(
                SessionRecords.class.getClassLoader(),
                new Class<?>[] {SessionRecords.class},
                (proxy, method, given) -> {
                    try {
                        Object answer = method.invoke(records, given);
                        done.accept(method.getName());
                        return answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
