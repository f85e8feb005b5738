package dev.sessionkit.benchmarks;

import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.SessionSecret;
import dev.sessionkit.api.SessionToken;
import dev.sessionkit.benchmarks.Contender.Part;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;

/** Foundation 6: an id and a secret for a new session. */
final class TokenRows {

    private static final int BLOCK = 200;

    private static final String SETTINGS = """
            {
              "Authentication": { "SessionResolver": "ContextTap" },
              "Catena": { "SessionStore": { "SessionProvider": "MemorySessionStore" } }
            }""";

    private TokenRows() {}

    static Row create() {
        RandomGenerator shared = new SecureRandom();
        RandomGenerator ours = randomOfFramework();
        return new Row(
                "new token",
                List.of(
                        new Contender("one SecureRandom for all", Part.PEER, lane -> tokens(shared)),
                        new Contender("Sessionkit", Part.OURS, lane -> tokens(ours))),
                BLOCK);
    }

    private static RandomGenerator randomOfFramework() {
        try (ContextTap.Tapped tapped = ContextTap.open(SETTINGS)) {
            return tapped.context().random();
        }
    }

    private static Operation tokens(RandomGenerator random) {
        return () -> new SessionToken(SessionId.create(Instant.now(), random), SessionSecret.create(random)).reveal();
    }
}
