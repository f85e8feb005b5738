package dev.sessionkit.core;

import static dev.sessionkit.core.Fixture.ANNE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sessionkit.api.AccessDeniedException;
import dev.sessionkit.api.EndReason;
import dev.sessionkit.api.Entity;
import dev.sessionkit.api.EntityMetadata;
import dev.sessionkit.api.FreshLoginRequiredException;
import dev.sessionkit.api.RejectReason;
import dev.sessionkit.api.SessionRequest;
import dev.sessionkit.api.SessionRequiredException;
import dev.sessionkit.api.SessionStoreException;
import dev.sessionkit.api.SessionType;
import dev.sessionkit.spi.IssuedSession;
import dev.sessionkit.spi.SessionStoreAccessor;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    @Test
    @DisplayName(
            "costs one read where it is the first to ask for the session, and one more where somebody has asked before")
    void reads() {
        String token = host.signIn();
        fresh(host.request(token));
        assertThat(host.store.takeCalls()).containsExactly("find");
        SessionContext context = host.request(token);
        context.require(SessionType.USER_ACCOUNT);
        fresh(context);
        fresh(context);
        assertThat(host.store.takeCalls()).containsExactly("find", "find", "find");
    }

    @Test
    @DisplayName("is done after this request has itself given the session another role, and so a new secret")
    void ownChange() {
        String token = host.signIn();
        SessionContext context = host.request(token);
        context.require(SessionType.VALID_SESSION)
                .update(Entity.ACCOUNT, any -> new Entity("anne", Map.of("role", EntityMetadata.of("admin"))));
        assertThat(context.requireFresh(SessionType.ADMIN_ACCOUNT, AGE).user()).contains(ANNE);
        host.framework.sessions().end(host.stored(token).id(), EndReason.KICKED);
        assertThatExceptionOfType(SessionRequiredException.class).isThrownBy(() -> fresh(context));
    }

    @Test
    @DisplayName(
            "is not done after this request's own change, where somebody else has changed whom the session stands for")
    void ownChange_thenAnothers() {
        String token = host.signIn();
        SessionContext context = host.request(token);
        context.require(SessionType.VALID_SESSION).update(Fixture.COLOUR, any -> "red");
        host.framework.sessions().setSessionData(host.stored(token).id(), Fixture.SIZE, "large");
        assertThat(fresh(context).user()).contains(ANNE);
        SessionContext renews = host.request(token);
        renews.require(SessionType.VALID_SESSION).renew();
        renews.commit();
        assertThatExceptionOfType(SessionRequiredException.class)
                .isThrownBy(() -> fresh(context))
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(RejectReason.CHANGED));
    }

    @Test
    @DisplayName("is not done by an adopted session that has ended since it was stored")
    void adopted_ended() {
        IssuedSession issued = host.framework.sessions().newSession(NewSession.of(ANNE, "TEST"));
        SessionContext context = host.request();
        context.adopt(issued);
        host.framework.sessions().end(issued.session().id(), EndReason.KICKED);
        assertThatExceptionOfType(SessionRequiredException.class)
                .isThrownBy(() -> context.requireFresh(SessionType.VALID_SESSION, AGE))
                .satisfies(refused -> assertThat(refused.endReason()).contains(EndReason.KICKED));
    }

    @Test
    @DisplayName("is done in a session that this request begins, before and after it is stored")
    void begun() {
        SessionContext context = host.request();
        Session begun = context.newSession(NewSession.of(ANNE, "TEST"));
        assertThat(context.requireFresh(SessionType.VALID_SESSION, AGE)).isSameAs(begun);
        assertThat(host.store.takeCalls()).isEmpty();
        begun.update(Fixture.COLOUR, any -> "red");
        assertThat(context.requireFresh(SessionType.VALID_SESSION, AGE)).isSameAs(begun);
    }

    @Test
    @DisplayName("may be asked for with a login of any age")
    void age_withoutBound() {
        String token = host.signIn();
        assertThat(host.request(token)
                        .requireFresh(SessionType.USER_ACCOUNT, Duration.ofSeconds(Long.MAX_VALUE))
                        .user())
                .contains(ANNE);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @DisplayName("asks a store that can only be read, too, whether or not the session was known before")
    void readOnlyStore(boolean known) {
        SessionStoreAccessor readOnly = id -> Optional.ofNullable(host.store.records.get(id));
        try (SessionFramework framework = SessionFramework.builder()
                .settings("""
                        {"Authentication": {"SessionResolver": "Plain"}, "Sessions": {"MaxStaleness": "PT2S"},
                         "Catena": {"SessionStore": {"SessionProvider": "ReadOnly"}}}""")
                .environment(Map.of())
                .resolver("Plain", new PlainResolver(PlainResolver.HEADER))
                .store("ReadOnly", readOnly)
                .clock(host.clock)
                .build()) {
            String token = host.signIn();
            SessionRequest request = SessionRequest.of(Map.of(PlainResolver.HEADER, List.of(token)));
            assertThat(framework.open(request, new TestResponse()).session()).isPresent();
            SessionContext context = framework.open(request, new TestResponse());
            assertThat(!known || context.session().isPresent()).isTrue();
            host.framework.sessions().end(host.stored(token).id(), EndReason.KICKED);
            assertThatExceptionOfType(SessionRequiredException.class)
                    .isThrownBy(() -> fresh(context))
                    .satisfies(refused -> assertThat(refused.endReason()).contains(EndReason.KICKED));
        }
    }
}
