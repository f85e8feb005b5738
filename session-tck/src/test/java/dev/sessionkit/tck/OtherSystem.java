package dev.sessionkit.tck;

import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.SessionStoreException;
import dev.sessionkit.spi.ForeignSessions;
import dev.sessionkit.spi.ForeignToken;
import dev.sessionkit.spi.SessionRecord;
import java.util.Optional;
import java.util.stream.IntStream;

/** Somebody else's sessions: it knows eight tokens, and can be down. */
final class OtherSystem {

    volatile boolean down;

    static ForeignToken issued(int number) {
        return new ForeignToken("issued-elsewhere-" + number);
    }

    ForeignSessions store() {
        return this::find;
    }

    Optional<SessionRecord> find(ForeignToken token) {
        return knows(token.value()) ? Optional.of(session(token.value())) : Optional.empty();
    }

    boolean knows(String value) {
        if (down) {
            throw new SessionStoreException("the other system does not answer");
        }
        return IntStream.range(0, 8).anyMatch(number -> issued(number).value().equals(value));
    }

    static SessionRecord session(String value) {
        return Samples.newSession(SessionId.derived("https://other.example", value));
    }
}
