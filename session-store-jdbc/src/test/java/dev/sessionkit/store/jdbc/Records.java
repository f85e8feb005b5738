package dev.sessionkit.store.jdbc;

import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.SessionSecret;
import dev.sessionkit.api.SessionToken;
import dev.sessionkit.api.UserId;
import dev.sessionkit.spi.Credential;
import dev.sessionkit.spi.SessionData;
import dev.sessionkit.spi.SessionRecord;
import dev.sessionkit.spi.SessionState;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Sessions to store. */
final class Records {

    /** On a full hour. */
    static final Instant NOON = Instant.parse("2100-01-01T12:00:00Z");

    private static final Random RANDOM = new Random(20_261_122);

    private Records() {}

    static SessionToken newToken() {
        return new SessionToken(SessionId.create(NOON, RANDOM), SessionSecret.create(RANDOM));
    }

    static UserId newUser() {
        return new UserId("user-" + Long.toHexString(RANDOM.nextLong()));
    }

    /** A live session that expires a day after noon. */
    static SessionRecord newSession() {
        return newSession(newToken());
    }

    static SessionRecord newSession(SessionToken token) {
        SessionState state = SessionState.begin(
                NOON,
                Optional.of(Duration.ofMinutes(30)),
                Optional.of(NOON.plus(Duration.ofDays(1))),
                List.of(Credential.bearer(token.secret())));
        return new SessionRecord(
                token.id(),
                RANDOM.nextLong(),
                Optional.empty(),
                NOON.plus(Duration.ofDays(1)),
                state,
                json("{\"cart\":[1,2,3],\"city\":\"Zürich\"}"));
    }

    static SessionRecord newSessionOf(UserId user) {
        return with(user, newSession());
    }

    /** Used a minute later. */
    static SessionRecord touched(SessionRecord session) {
        return with(
                session.state().touched(session.state().lastSeenAt().plusSeconds(60)),
                session.purgeAfter().plusSeconds(60),
                session);
    }

    static SessionRecord with(UserId user, SessionRecord session) {
        return new SessionRecord(
                session.id(),
                RANDOM.nextLong(),
                Optional.of(user),
                session.purgeAfter(),
                session.state(),
                session.data());
    }

    static SessionRecord with(SessionState state, SessionRecord session) {
        return with(state, session.purgeAfter(), session);
    }

    static SessionRecord with(SessionData data, SessionRecord session) {
        return new SessionRecord(
                session.id(), RANDOM.nextLong(), session.user(), session.purgeAfter(), session.state(), data);
    }

    static SessionRecord with(SessionState state, Instant purgeAfter, SessionRecord session) {
        return new SessionRecord(session.id(), RANDOM.nextLong(), session.user(), purgeAfter, state, session.data());
    }

    static SessionData json(String text) {
        return SessionData.ofJson(text.getBytes(StandardCharsets.UTF_8));
    }
}
