package dev.sessionkit.core;

import static dev.sessionkit.core.Fixture.ANNE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sessionkit.api.AccessDeniedException;
import dev.sessionkit.api.EndReason;
import dev.sessionkit.api.FreshLoginRequiredException;
import dev.sessionkit.api.RejectReason;
import dev.sessionkit.api.SessionRequiredException;
import dev.sessionkit.api.SessionStoreException;
import dev.sessionkit.api.SessionType;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Requirement 33: a risky act")
class RequireFreshTest {

    private static final Duration AGE = Duration.ofMinutes(5);

    private final Fixture host = new Fixture();

    @AfterEach
    void close() {
        host.close();
    }

    private Session fresh(SessionContext context) {
        return context.requireFresh(SessionType.USER_ACCOUNT, AGE);
    }

    @Test
    @DisplayName(
            "is done by whoever signed in not longer ago than it asks, to the millisecond, however much they do meanwhile")
    void age_isExact() {
        String token = host.signIn();
        host.clock.advance(AGE);
        SessionContext uses = host.request(token);
        assertThat(fresh(uses).user()).contains(ANNE);
        uses.commit();
        assertThat(host.stored(token).state().lastSeenAt()).isEqualTo(host.clock.instant());

        host.clock.advance(Duration.ofMillis(1));
        assertThatExceptionOfType(FreshLoginRequiredException.class)
                .isThrownBy(() -> fresh(host.request(token)))
                .satisfies(refused -> assertThat(refused.maxAge()).isEqualTo(AGE));
        assertThat(host.request(token).require(SessionType.USER_ACCOUNT).user()).contains(ANNE);
    }

    @Test
    @DisplayName(
            "is not done by a session that nobody has signed in to, nor without one, nor by one that stands for less")
    void others_areRefused() {
        SessionContext anonymous = host.request();
        anonymous.newSession(NewSession.anonymous());
        anonymous.commit();
        SessionContext nobody = host.request(host.response.one(PlainResolver.HEADER));
        assertThatExceptionOfType(FreshLoginRequiredException.class)
                .isThrownBy(() -> nobody.requireFresh(SessionType.VALID_SESSION, AGE));
        assertThatExceptionOfType(SessionRequiredException.class).isThrownBy(() -> fresh(host.request()));
        String user = host.signIn();
        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() -> host.request(user).requireFresh(SessionType.ADMIN_ACCOUNT, AGE));
    }

    @Test
    @DisplayName("is not done by a session that another node has ended since this request found it")
    void endedMeanwhile() {
        String token = host.signIn();
        SessionContext context = host.request(token);
        assertThat(context.session()).isPresent();
        host.framework.sessions().end(host.stored(token).id(), EndReason.KICKED);
        assertThatExceptionOfType(SessionRequiredException.class)
                .isThrownBy(() -> fresh(context))
                .satisfies(refused -> {
                    assertThat(refused.reason()).isEqualTo(RejectReason.ENDED);
                    assertThat(refused.endReason()).contains(EndReason.KICKED);
                });
    }

    @Test
    @DisplayName("is done after a login on a node whose clock is ahead of this one's")
    void clockBehind() {
        String token = host.signIn();
        host.clock.set(TestClock.START.minus(Duration.ofHours(1)));
        assertThat(fresh(host.request(token)).user()).contains(ANNE);
    }

    @Test
    @DisplayName("is done right after the login, in the same request, whether or not a session came with it")
    void sameRequest() {
        String old = host.signIn();
        host.clock.advance(Duration.ofMinutes(6));
        for (SessionContext context : new SessionContext[] {host.request(), host.request(old)}) {
            context.adopt(host.framework.sessions().newSession(NewSession.of(ANNE, "TEST")));
            assertThat(context.requireFresh(SessionType.VALID_SESSION, AGE).user())
                    .contains(ANNE);
        }
    }

    @Test
    @DisplayName("Requirement 60: is not done while the store cannot be asked")
    void storeDown() {
        String token = host.signIn();
        SessionContext context = host.request(token);
        assertThat(context.session()).isPresent();
        host.store.down = true;
        assertThatExceptionOfType(SessionStoreException.class).isThrownBy(() -> fresh(context));
    }
}
