package dev.sessionkit.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionkit.api.EndReason;
import dev.sessionkit.api.RejectReason;
import dev.sessionkit.spi.SessionRecord;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A session")
class TimeOutTest {

    @Test
    @DisplayName("idles out to the millisecond, without a sweep (Requirement 24: ASVS 7.3.1)")
    void idle() {
        try (Fixture host = new Fixture("{\"IdleTimeout\": \"PT30M\"}")) {
            String token = host.signIn();
            host.clock.advance(Duration.ofMinutes(30).minusMillis(1));
            assertThat(host.request(token).session()).isPresent();
            host.clock.advance(Duration.ofMillis(1));

            assertThat(host.request(token).rejection()).contains(new Rejection(RejectReason.IDLE));
        }
    }

    @Test
    @DisplayName("that is used lives on, until its absolute end, to the millisecond (Requirement 25: ASVS 7.3.2)")
    void absolute() {
        try (Fixture host = new Fixture("{\"IdleTimeout\": \"PT30M\", \"AbsoluteTimeout\": \"PT2H\"}")) {
            String token = host.signIn();
            for (int i = 0; i < 5; i++) {
                host.clock.advance(Duration.ofMinutes(20));
                SessionContext context = host.request(token);
                assertThat(context.session()).isPresent();
                context.commit();
            }
            host.clock.set(TestClock.START.plus(Duration.ofHours(2)).minusMillis(1));
            assertThat(host.request(token).session()).isPresent();
            host.clock.advance(Duration.ofMillis(1));

            assertThat(host.request(token).rejection()).contains(new Rejection(RejectReason.EXPIRED));
        }
    }

    @Test
    @DisplayName("may never expire, is then never swept, and can be ended")
    void never() {
        try (Fixture host = new Fixture("{\"IdleTimeout\": null, \"AbsoluteTimeout\": null}")) {
            String token = host.signIn();
            assertThat(host.stored(token).purgeAfter()).isEqualTo(SessionRecord.NEVER);
            host.clock.set(Instant.parse("9000-01-01T00:00:00Z"));
            assertThat(host.framework.sweep()).isZero();
            Session session = host.request(token).session().orElseThrow();

            session.end(EndReason.LOGOUT);

            assertThat(host.request(token).session()).isEmpty();
            host.clock.advance(Duration.ofDays(3));
            assertThat(host.framework.sweep()).isEqualTo(1);
        }
    }

    @Test
    @DisplayName("may have time-outs too long for a 64-bit count of milliseconds")
    void huge() {
        String longest = Duration.ofSeconds(Long.MAX_VALUE).toString();
        try (Fixture host =
                new Fixture("{\"IdleTimeout\": \"%s\", \"AbsoluteTimeout\": \"%s\", \"SweepInterval\": \"%s\"}"
                        .formatted(longest, longest, longest))) {
            String token = host.signIn();
            host.clock.set(Instant.parse("9000-01-01T00:00:00Z"));
            SessionContext context = host.request(token);
            assertThat(context.session()).isPresent();
            context.commit();
            assertThat(host.stored(token).state().lastSeenAt()).isEqualTo(host.clock.instant());
        }
    }

    @Test
    @DisplayName("seen by a node whose clock is behind is not put back")
    void clockBehind() {
        try (Fixture host = new Fixture()) {
            String token = host.signIn();
            host.clock.set(TestClock.START.minus(Duration.ofHours(1)));
            SessionContext context = host.request(token);
            context.require(dev.sessionkit.api.SessionType.VALID_SESSION).set(Fixture.COLOUR, "red");
            context.commit();

            assertThat(host.stored(token).state().lastSeenAt()).isEqualTo(TestClock.START);
        }
    }

    @Test
    @DisplayName("keeps its place in the sweeper's index through most touches, and is never swept before its end")
    void purgeTime() {
        try (Fixture host = new Fixture("{\"IdleTimeout\": \"PT30M\", \"AbsoluteTimeout\": \"P30D\"}")) {
            String token = host.signIn();
            int moved = 0;
            int touches = 24 * 60;
            Instant before = host.stored(token).purgeAfter();
            for (int i = 0; i < touches; i++) {
                host.clock.advance(Duration.ofMinutes(1));
                SessionContext context = host.request(token);
                context.session();
                context.commit();
                SessionRecord now = host.stored(token);
                assertThat(now.state().lastSeenAt()).isEqualTo(host.clock.instant());
                assertThat(now.purgeAfter())
                        .isAfterOrEqualTo(host.clock.instant().plus(Duration.ofMinutes(30)));
                moved += now.purgeAfter().equals(before) ? 0 : 1;
                before = now.purgeAfter();
            }
            assertThat(moved).isBetween(1, touches / 100);
        }
    }

    @Test
    @DisplayName("that expired or ended is remembered for a while, then swept")
    void swept() {
        try (Fixture host = new Fixture("{\"IdleTimeout\": \"PT30M\", \"EndedRetention\": \"P1D\"}")) {
            String expired = host.signIn();
            String ended = host.signIn();
            host.request(ended).session().orElseThrow().end(EndReason.LOGOUT);

            host.clock.advance(Duration.ofHours(24));
            assertThat(host.framework.sweep()).isZero();
            assertThat(host.request(ended).rejection().orElseThrow().endReason())
                    .contains(EndReason.LOGOUT);
            assertThat(host.request(expired).rejection()).contains(new Rejection(RejectReason.IDLE));

            host.clock.advance(Duration.ofHours(6));
            assertThat(host.framework.sweep()).isEqualTo(2);
            assertThat(host.request(ended).rejection()).contains(new Rejection(RejectReason.UNKNOWN));
        }
    }

    @Test
    @DisplayName("is swept in batches, until none is left")
    void batches() {
        try (Fixture host = new Fixture("{\"SweepBatch\": 10}")) {
            for (int i = 0; i < 25; i++) {
                host.signIn();
            }
            host.clock.advance(Duration.ofDays(60));
            host.store.takeCalls();

            assertThat(host.framework.sweep()).isEqualTo(25);
            assertThat(host.store.takeCalls()).hasSize(3);
        }
    }
}
