package dev.sessionkit.core;

import static dev.sessionkit.core.Fixture.ANNE;
import static dev.sessionkit.core.Fixture.COLOUR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessionkit.api.EndReason;
import dev.sessionkit.api.Entity;
import dev.sessionkit.api.EntityMetadata;
import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.SessionRequiredException;
import dev.sessionkit.api.SessionSecret;
import dev.sessionkit.api.SessionToken;
import dev.sessionkit.api.SessionType;
import dev.sessionkit.api.UserId;
import dev.sessionkit.spi.Credential;
import dev.sessionkit.spi.CredentialUse;
import dev.sessionkit.spi.IssuedSession;
import dev.sessionkit.spi.SessionData;
import dev.sessionkit.spi.SessionRecord;
import dev.sessionkit.spi.SessionState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The verbs of seed 002")
class SessionsTest {

    private static final UserId BERT = new UserId("bert");

    private final Fixture host = new Fixture();
    private final Sessions sessions = host.framework.sessions();

    @AfterEach
    void close() {
        host.close();
    }

    @Test
    @DisplayName("on a request's context: new, valid, set, get, id and data, invalidate")
    void byContext() {
        SessionContext context = host.request();
        assertThat(sessions.isSessionValid(context)).isFalse();
        assertThat(sessions.getSessionIdAndData(context, COLOUR)).isEmpty();
        assertThatThrownBy(() -> sessions.getSessionData(context, COLOUR)).isInstanceOf(SessionRequiredException.class);

        SessionId id = sessions.newSession(context, NewSession.of(ANNE, "TEST"));
        sessions.setSessionData(context, COLOUR, "red");
        assertThat(sessions.getSessionData(context, COLOUR)).contains("red");
        assertThat(sessions.getSessionIdAndData(context, COLOUR))
                .contains(new SessionIdAndData<>(id, Optional.of("red")));
        context.commit();

        SessionContext next = host.request(host.response.one(PlainResolver.HEADER));
        assertThat(sessions.isSessionValid(next)).isTrue();
        assertThat(sessions.invalidateSession(next)).isTrue();
        assertThat(sessions.invalidateSession(next)).isFalse();
        assertThat(sessions.isSessionValid(id)).isFalse();
    }

    @Test
    @DisplayName("on a session id: new, valid, set, get, and stored at once")
    void byId() {
        IssuedSession issued = sessions.newSession(NewSession.of(ANNE, "TEST"));
        SessionId id = issued.session().id();

        assertThat(sessions.isSessionValid(id)).isTrue();
        sessions.setSessionData(id, COLOUR, "red");
        assertThat(sessions.getSessionData(id, COLOUR)).contains("red");
        assertThat(host.request(issued.token().orElseThrow().reveal())
                        .require(SessionType.VALID_SESSION)
                        .get(COLOUR))
                .contains("red");
        assertThat(sessions.isSessionValid(SessionId.derived("nobody", "1"))).isFalse();
        assertThatThrownBy(() -> sessions.getSessionData(SessionId.derived("nobody", "1"), COLOUR))
                .isInstanceOf(SessionRequiredException.class);
    }

    @Test
    @DisplayName("an account put in by id leaves the client its secret: there is no client to send a new one to")
    void accountById() {
        IssuedSession issued = sessions.newSession(NewSession.of(ANNE, "TEST"));
        sessions.setSessionData(
                issued.session().id(), Entity.ACCOUNT, new Entity("anne", Map.of("role", EntityMetadata.of("admin"))));

        assertThat(host.request(issued.token().orElseThrow().reveal()).require(SessionType.ADMIN_ACCOUNT))
                .isNotNull();
    }

    @Test
    @DisplayName("sending a stored session's id gives the client a new secret of it")
    void sendSessionId() {
        IssuedSession issued = sessions.newSession(NewSession.of(ANNE, "TEST"));
        String own = host.signIn(BERT, "user");

        SessionContext context = host.request(own);
        sessions.sendSessionId(context, issued.session().id());
        assertThat(sessions.getSessionIdAndData(context, COLOUR).orElseThrow().id())
                .isEqualTo(issued.session().id());
        context.commit();

        String sent = host.response.one(PlainResolver.HEADER);
        assertThat(host.request(sent).session().orElseThrow().id())
                .isEqualTo(issued.session().id());
        assertThat(host.request(issued.token().orElseThrow().reveal()).session())
                .isEmpty();
        assertThat(host.request(own).session()).isEmpty();
        assertThatThrownBy(() -> sessions.sendSessionId(host.request(), SessionId.derived("nobody", "1")))
                .isInstanceOf(SessionRequiredException.class);
    }

    @Test
    @DisplayName("ending by id needs the session's user or an administrator; to others every id is unknown")
    void endById() {
        SessionId other = idOf(host.signIn(ANNE, "user"));
        String annes = host.signIn(ANNE, "user");
        String berts = host.signIn(BERT, "user");
        String admins = host.signIn(BERT, "admin");
        SessionContext anonymous = host.request();
        anonymous.newSession(NewSession.anonymous());
        anonymous.commit();
        String nobodys = host.response.one(PlainResolver.HEADER);
        SessionId unowned = idOf(nobodys);

        assertThatThrownBy(() -> sessions.invalidateSession(host.request(), other))
                .isInstanceOf(SessionRequiredException.class);
        assertThat(sessions.invalidateSession(host.request(berts), other)).isFalse();
        assertThat(sessions.invalidateSession(host.request(nobodys), other)).isFalse();
        assertThat(sessions.invalidateSession(host.request(annes), unowned)).isFalse();
        assertThat(sessions.isSessionValid(other)).isTrue();
        assertThat(sessions.isSessionValid(unowned)).isTrue();

        assertThat(sessions.invalidateSession(host.request(annes), other)).isTrue();
        assertThat(sessions.describe(other).orElseThrow().ending().orElseThrow().reason())
                .isEqualTo(EndReason.KICKED);
        assertThat(sessions.invalidateSession(host.request(annes), other)).isFalse();
        assertThat(sessions.invalidateSession(host.request(admins), unowned)).isTrue();
    }

    @Test
    @DisplayName("a user's live sessions are listed newest first, past any number of tombstones, and ended all but one")
    void registry() {
        SessionRegistry registry = host.framework.registry();
        List<SessionId> ids = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            ids.add(0, idOf(host.signIn(ANNE, "user")));
            host.clock.advance(Duration.ofMillis(1));
        }
        String berts = host.signIn(BERT, "user");
        sessions.end(ids.get(0), EndReason.LOGOUT);
        sessions.end(ids.get(1), EndReason.LOGOUT);

        assertThat(registry.list(ANNE, 10)).extracting(SessionInfo::id).containsExactlyElementsOf(ids.subList(2, 6));
        assertThat(registry.list(ANNE, 1)).extracting(SessionInfo::id).containsExactly(ids.get(2));
        assertThat(registry.endAll(ANNE, EndReason.KICKED, Optional.of(ids.get(3))))
                .isEqualTo(3);
        assertThat(registry.list(ANNE, 10)).extracting(SessionInfo::id).containsExactly(ids.get(3));
        assertThat(host.request(berts).session()).isPresent();
        assertThatThrownBy(() -> registry.list(ANNE, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    private static SessionId idOf(String token) {
        return SessionToken.parse(token).orElseThrow().id();
    }

    @Test
    @DisplayName("on the id of a session that waits for its one-time token: not valid, and not sent to a client")
    void pending() {
        SessionRecords records = host.framework.records();
        SessionSecret secret = SessionSecret.create(new Random(5));
        SessionState state = records.begin(
                records.now(), List.of(new Credential(CredentialUse.ONE_TIME, secret.hash(), Optional.empty())));
        SessionRecord waiting = records.first(
                SessionId.create(records.now(), records.random()), Optional.of(ANNE), state, SessionData.empty());
        assertThat(records.create(waiting)).isTrue();
        assertThat(sessions.isSessionValid(waiting.id())).isFalse();
        SessionContext context = host.request();
        assertThatThrownBy(() -> sessions.sendSessionId(context, waiting.id()))
                .isInstanceOf(SessionRequiredException.class);
        assertThat(context.session()).isEmpty();
        assertThat(sessions.end(waiting.id(), EndReason.KICKED)).isTrue();
    }
}
