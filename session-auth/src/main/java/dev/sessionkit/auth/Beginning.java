package dev.sessionkit.auth;

import dev.sessionkit.api.SessionId;
import dev.sessionkit.core.SessionRecords;
import dev.sessionkit.spi.SessionRecord;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** How a session that may begin comes into the store. Used by one thread. */
interface Beginning {

    /** Under which id, which is reserved before it begins. */
    SessionId id(Instant now);

    /** Stores it; empty where somebody was first, or has stopped it. */
    Optional<SessionRecord> begin(SessionId id);

    /** A record of its own. */
    static Beginning creating(SessionRecords records, Function<SessionId, SessionRecord> maker) {
        return new Beginning() {
            @Override
            public SessionId id(Instant now) {
                return SessionId.create(now, records.random());
            }

            @Override
            public Optional<SessionRecord> begin(SessionId id) {
                return Optional.of(maker.apply(id)).filter(records::create);
            }
        };
    }

    /** In place of a pending record that was read: of all who redeem it at once, one begins. */
    static Beginning replacing(
            SessionRecords records, SessionRecord pending, Function<SessionId, SessionRecord> maker) {
        return new Beginning() {
            @Override
            public SessionId id(Instant now) {
                return pending.id();
            }

            @Override
            public Optional<SessionRecord> begin(SessionId id) {
                return Optional.of(maker.apply(id)).filter(next -> records.replace(pending, next));
            }
        };
    }
}
