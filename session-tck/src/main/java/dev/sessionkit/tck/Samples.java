package dev.sessionkit.tck;

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
import java.util.stream.Stream;

/** Values that the rules try stores and resolvers with; each new one differs from all before it in this JVM. */
final class Samples {

    /** When everything happens: late enough that no store's own clock thinks it over. */
    static final Instant NOON = Instant.parse("2100-01-01T12:00:00Z");

    /** More sessions than any user has here. */
    static final int PLENTY = 1_000;

    private static final Random RANDOM = new Random(Long.getLong("sessionkit.tck.seed", 20261101));

    private Samples() {}

    static SessionId newId() {
        return SessionId.create(NOON, RANDOM);
    }

    static long newRevision() {
        return RANDOM.nextLong();
    }

    static UserId newUser() {
        return new UserId("user-" + Long.toHexString(RANDOM.nextLong()));
    }

    /** Always the same token for a number; one with an odd number renews, and is longer. */
    static SessionToken token(int number) {
        Random random = new Random(number);
        byte[] secret = new byte[number % 2 == 0 ? SessionSecret.BYTES : SessionSecret.RENEWABLE_BYTES];
        random.nextBytes(secret);
        return new SessionToken(SessionId.create(NOON, random), SessionSecret.ofBytes(secret));
    }

    /** A live session of nobody that holds nothing. */
    static SessionRecord newSession() {
        return newSession(newId());
    }

    static SessionRecord newSession(SessionId id) {
        return new SessionRecord(
                id, newRevision(), Optional.empty(), NOON.plus(Duration.ofDays(1)), newState(), SessionData.empty());
    }

    static SessionRecord newSessionOf(UserId user) {
        return newSessionOf(user, newId());
    }

    static SessionRecord newSessionOf(UserId user, SessionId id) {
        return Change.user(newSession(id), Optional.of(user));
    }

    /** So many new sessions, none of which exists in the store yet. */
    static List<SessionRecord> newSessions(int count) {
        return Stream.generate(Samples::newSession).limit(count).toList();
    }

    static SessionState newState() {
        return SessionState.begin(
                NOON,
                Optional.of(Duration.ofMinutes(30)),
                Optional.of(NOON.plus(Duration.ofDays(1))),
                List.of(Credential.bearer(SessionSecret.create(RANDOM))));
    }

    static SessionData json(String text) {
        return SessionData.ofJson(text.getBytes(StandardCharsets.UTF_8));
    }

    /** For a rule that hands over null on purpose. */
    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
    static <T> T nothing() {
        return null;
    }
}
