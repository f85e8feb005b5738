package dev.sessionkit.auth;

import dev.sessionkit.api.EndReason;
import dev.sessionkit.api.SessionId;
import dev.sessionkit.core.SessionRecords;
import dev.sessionkit.spi.SessionRecord;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** How a session that may begin comes into the store. Used by one thread. */
interface Beginning {

    /** Under which id, which is reserved before it begins. */
    SessionId id(Instant now);

    /** Whether it may still begin; asked before anybody gives way to it. */
    boolean isPossible();

    /**
     * Stores it.
     *
     * @param gaveWay the sessions that this login has ended
     * @return empty where somebody was first, or has stopped it
     */
    Optional<SessionRecord> begin(SessionId id, Set<SessionId> gaveWay);

    /** A record of its own. */
    static Beginning creating(SessionRecords records, Function<SessionId, SessionRecord> maker) {
        return new Beginning() {
            @Override
            public SessionId id(Instant now) {
                return SessionId.create(now, records.random());
            }

            @Override
            public boolean isPossible() {
                return true;
            }

            @Override
            public Optional<SessionRecord> begin(SessionId id, Set<SessionId> gaveWay) {
                return Optional.of(maker.apply(id)).filter(records::create);
            }
        };
    }

    /**
     * In place of a pending record that was read, and of the session that was made with it: of all who redeem it at once, or end
     * that session, one is first.
     */
    static Beginning replacing(
            SessionRecords records, SessionRecord pending, SessionId made, Function<SessionId, SessionRecord> maker) {
        return new Beginning() {
            @Override
            public SessionId id(Instant now) {
                return pending.id();
            }

            @Override
            public boolean isPossible() {
                return records.find(pending.id())
                        .filter(found -> found.revision() == pending.revision())
                        .isPresent();
            }

            @Override
            public Optional<SessionRecord> begin(SessionId id, Set<SessionId> gaveWay) {
                if (!gaveWay.contains(made)) { // its user has signed out, say, or has redeemed another token
                    records.end(pending, EndReason.REPLACED);
                    return Optional.empty();
                }
                return Optional.of(maker.apply(id)).filter(next -> records.replace(pending, next));
            }
        };
    }
}
