package dev.sessionkit.auth;

import dev.sessionkit.api.EndReason;
import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.SessionKey;
import dev.sessionkit.api.SessionStoreException;
import dev.sessionkit.api.UserId;
import dev.sessionkit.core.SessionRecords;
import dev.sessionkit.spi.Ending;
import dev.sessionkit.spi.SessionData;
import dev.sessionkit.spi.SessionRecord;
import dev.sessionkit.spi.SessionState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One small record for each user, that every decision about their sessions is written to, on condition that nobody else has:
 * so such decisions come one after the other, on every store, without locks and whatever the clocks say. It names the sessions
 * that logins are about to make. It has no credential, belongs to nobody, and is ended from the start, so it opens nothing and
 * is listed nowhere. Thread-safe.
 */
final class UserGate {

    private static final String OWNER = "sessionkit/gate/v1";
    private static final SessionKey<Long> ACCOUNT = SessionKey.of("accountRevision", Long.class);
    private static final SessionKey<List<Reservation>> RESERVED = SessionKey.listOf("reserved", Reservation.class);

    /** Any time longer than a login takes: a gate that is gone is open. */
    private static final Duration KEPT = Duration.ofDays(1);

    private static final EndReason GATE = new EndReason("GATE");

    private final SessionRecords records;

    UserGate(SessionRecords records) {
        this.records = records;
    }

    /**
     * A gate as it was read.
     *
     * @param record empty where there is none
     * @param reserved whom it names
     * @param accountRevision of the account when it last changed so that logins must be judged anew
     */
    record Seen(Optional<SessionRecord> record, List<Reservation> reserved, Optional<Long> accountRevision) {}

    Seen read(UserId user) {
        Optional<SessionRecord> record = records.find(id(user));
        if (record.isEmpty()) {
            return new Seen(record, List.of(), Optional.empty());
        }
        SessionData data = record.get().data();
        List<Reservation> reserved = records.get(data, RESERVED)
                .orElseThrow(() -> new SessionStoreException("what guards a user's sessions cannot be read: record "
                        + id(user) + "; once it is deleted, the user can sign in again"));
        return new Seen(record, reserved, records.get(data, ACCOUNT));
    }

    /** Names {@code reserved} and nobody else; false where somebody else has written since it was read. */
    boolean write(UserId user, Seen seen, List<Reservation> reserved) {
        return write(user, seen, reserved, seen.accountRevision());
    }

    /** The same, noting that the account has changed. */
    boolean write(UserId user, Seen seen, List<Reservation> reserved, Optional<Long> accountRevision) {
        Instant now = records.now();
        SessionState state = SessionState.begin(now, Optional.empty(), Optional.empty(), List.of())
                .ended(new Ending(GATE, now.plus(KEPT))); // what has ended is kept from then on
        if (seen.record().isEmpty()) {
            SessionData data = data(SessionData.empty(), reserved, accountRevision);
            return records.create(records.first(id(user), Optional.empty(), state, data));
        }
        SessionRecord current = seen.record().get();
        return records.replace(current, records.next(current, state, data(current.data(), reserved, accountRevision)));
    }

    private SessionData data(SessionData before, List<Reservation> reserved, Optional<Long> accountRevision) {
        SessionData data = records.with(before, RESERVED, reserved);
        return accountRevision.isPresent() ? records.with(data, ACCOUNT, accountRevision.get()) : data;
    }

    private static SessionId id(UserId user) {
        return SessionId.derived(OWNER, user.value());
    }
}
