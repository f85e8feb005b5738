package dev.sessionkit.core;

import static dev.sessionkit.core.Fixture.ANNE;
import static dev.sessionkit.core.Fixture.COLOUR;
import static dev.sessionkit.core.Fixture.COUNTER;
import static dev.sessionkit.core.Fixture.SIZE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessionkit.api.EndReason;
import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.SessionRequiredException;
import dev.sessionkit.api.SessionToken;
import dev.sessionkit.spi.IssuedSession;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A session")
class SessionViewTest {

    private final Fixture host = new Fixture("{\"IdleTimeout\": \"PT10M\", \"TouchInterval\": \"PT1M\"}");

    @AfterEach
    void close() {
        host.close();
    }

    private static SessionId idOf(String token) {
        return SessionToken.parse(token).orElseThrow().id();
    }

    @Test
    @DisplayName("names what it holds: what is stored and what this request has set, without what it has removed")
    void names() {
        SessionContext context = host.request();
        Session begun = context.newSession(NewSession.anonymous());
        assertThat(begun.names()).isEmpty();
        begun.set(COLOUR, "red");
        begun.set(SIZE, "small");
        assertThat(begun.names()).containsExactlyInAnyOrder("colour", "size");
        context.commit();
        String token = host.response.one(PlainResolver.HEADER);

        SessionContext next = host.request(token);
        Session session = next.session().orElseThrow();
        session.remove(SIZE);
        session.set(COUNTER, 1);
        assertThat(session.names()).containsExactlyInAnyOrder("colour", "counter");
        session.names().clear(); // a copy
        next.commit();
        assertThat(host.request(token).session().orElseThrow().names()).containsExactlyInAnyOrder("colour", "counter");
    }

    @Test
    @DisplayName("is new until its client brings it, and says when that was last, and for how long it lives without")
    void isNew() {
        SessionContext context = host.request();
        Session begun = context.newSession(NewSession.anonymous());
        assertThat(begun.isNew()).isTrue();
        assertThat(begun.lastSeenAt()).isEqualTo(begun.createdAt()).isEqualTo(TestClock.START);
        assertThat(begun.idleTimeout()).contains(Duration.ofMinutes(10));
        context.commit();
        assertThat(begun.isNew()).isTrue();

        host.clock.advance(Duration.ofMinutes(2));
        SessionContext next = host.request(host.response.one(PlainResolver.HEADER));
        Session found = next.session().orElseThrow();
        assertThat(found.isNew()).isFalse();
        assertThat(found.lastSeenAt()).isEqualTo(TestClock.START);
        next.commit();
        assertThat(found.lastSeenAt()).isEqualTo(TestClock.START.plus(Duration.ofMinutes(2)));
    }

    @Test
    @DisplayName("that is adopted is new, unless the client brought it")
    void adopted() {
        IssuedSession issued = host.framework.sessions().newSession(NewSession.of(ANNE, "TEST"));
        String token = issued.token().orElseThrow().reveal();

        assertThat(host.request().adopt(issued).isNew()).isTrue();
        assertThat(host.request().adopt(issued.session().id()).isNew()).isTrue();
        SessionContext own = host.request(token);
        assertThat(own.session().orElseThrow().isNew()).isFalse();
        assertThat(own.adopt(issued).isNew()).isFalse();
    }

    @Test
    @DisplayName("is used on the host's own authority: one write, none where that throws, and none of one that is over")
    void access() {
        String token = host.signIn();
        SessionId id = idOf(token);
        Sessions sessions = host.framework.sessions();
        List<Session> kept = new ArrayList<>();
        sessions.access(id, session -> {
            session.set(COLOUR, "red");
            session.set(SIZE, "small");
            assertThat(session.isNew()).isFalse();
            kept.add(session);
        });
        assertThat(host.store.takeCalls()).containsExactly("find", "replace");
        assertThatThrownBy(() -> kept.get(0).set(COLOUR, "green")).isInstanceOf(IllegalStateException.class);

        assertThatThrownBy(() -> sessions.access(id, session -> {
                    session.remove(COLOUR);
                    throw new ArithmeticException("a mistake");
                }))
                .isInstanceOf(ArithmeticException.class);
        assertThat(sessions.getSessionData(id, COLOUR)).contains("red");

        sessions.access(id, session -> session.end(EndReason.LOGOUT));
        assertThat(host.request(token).session()).isEmpty();
        assertThatThrownBy(() -> sessions.access(id, session -> {})).isInstanceOf(SessionRequiredException.class);
        assertThatThrownBy(() -> sessions.access(SessionId.create(TestClock.START, new Random(1)), session -> {}))
                .isInstanceOf(SessionRequiredException.class);
    }
}
