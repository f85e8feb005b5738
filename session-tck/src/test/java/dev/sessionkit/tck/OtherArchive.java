package dev.sessionkit.tck;

import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.SessionStoreException;
import dev.sessionkit.api.UserId;
import dev.sessionkit.spi.SessionData;
import dev.sessionkit.spi.SessionRecord;
import dev.sessionkit.spi.SessionState;
import dev.sessionkit.spi.SessionStoreAccessor;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/** Somebody else's records, which a store emulates as sessions: it has ten, and can be down. */
final class OtherArchive {

    volatile boolean down;

    static SessionId held(int number) {
        return SessionId.derived("https://archive.example", "record " + number);
    }

    SessionStoreAccessor store() {
        return this::find;
    }

    Optional<SessionRecord> find(SessionId id) {
        Objects.requireNonNull(id, "id");
        requireUp();
        return IntStream.range(0, 10)
                .filter(number -> held(number).equals(id))
                .mapToObj(OtherArchive::session)
                .findFirst();
    }

    void requireUp() {
        if (down) {
            throw new SessionStoreException("the archive does not answer");
        }
    }

    static SessionRecord session(int number) {
        return new SessionRecord(
                held(number),
                number,
                Optional.of(new UserId("somebody-" + number)),
                SessionRecord.NEVER,
                SessionState.begin(Samples.NOON, Optional.empty(), Optional.empty(), List.of()),
                SessionData.ofValues(Map.of("name", "Somebody the " + number + "th", "number", number)));
    }
}
