package dev.sessionkit.auth;

import dev.sessionkit.api.EndReason;
import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.SessionKey;
import dev.sessionkit.api.UserId;
import dev.sessionkit.core.SessionRecords;
import dev.sessionkit.spi.Ending;
import dev.sessionkit.spi.SessionData;
import dev.sessionkit.spi.SessionRecord;
import dev.sessionkit.spi.SessionState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Small records about sessions at a provider: of nobody, without credential, and ended from the start, as a user's gate is. Each
 * says whose such a session is here, or that it is over, or both. Thread-safe.
 */
record ProviderPointers(SessionRecords records) {

    private static final String OF_SESSIONS = "sessionkit/provider-session/v1";
    private static final String OF_SUBJECTS = "sessionkit/provider-subject/v1";
    private static final SessionKey<String> USER = SessionKey.of("user", String.class);
    private static final SessionKey<LogoutMark> OVER = SessionKey.of("over", LogoutMark.class);
    private static final EndReason POINTER = new EndReason("POINTER");

    /**
     * A pointer as it was read.
     *
     * @param record empty where there is none
     * @param user whose the session is
     * @param over the provider's word that it is over, while that counts
     */
    record Seen(SessionId id, Optional<SessionRecord> record, Optional<UserId> user, Optional<LogoutMark> over) {

        /** Until when it is kept anyway. */
        Instant keptUntil() {
            return record.flatMap(there -> there.state().ending())
                    .map(Ending::at)
                    .orElse(Instant.MIN);
        }
    }

    static SessionId ofSession(String issuer, String session) {
        return SessionId.derived(OF_SESSIONS, issuer + '\n' + session);
    }

    static SessionId ofSubject(String issuer, String subject) {
        return SessionId.derived(OF_SUBJECTS, issuer + '\n' + subject);
    }

    Seen read(SessionId id) {
        Optional<SessionRecord> record = records.find(id);
        long now = records.now().toEpochMilli();
        return new Seen(
                id,
                record,
                record.flatMap(there -> records.get(there.data(), USER)).map(UserId::new),
                record.flatMap(there -> records.get(there.data(), OVER)).filter(mark -> mark.counts(now)));
    }

    /** Says both from now on, at least until then; false where somebody else has written since it was read. */
    boolean write(Seen seen, Optional<UserId> user, Optional<LogoutMark> over, Instant until) {
        Instant kept = until.isAfter(seen.keptUntil()) ? until : seen.keptUntil();
        SessionState state = SessionState.begin(records.now(), Optional.empty(), Optional.empty(), List.of())
                .ended(new Ending(POINTER, kept)); // what has ended is kept from then on
        SessionData whose = user.map(id -> records.with(SessionData.empty(), USER, id.value()))
                .orElse(SessionData.empty());
        SessionData data = over.map(mark -> records.with(whose, OVER, mark)).orElse(whose);
        return seen.record().isEmpty()
                ? records.create(records.first(seen.id(), Optional.empty(), state, data))
                : records.replace(
                        seen.record().get(), records.next(seen.record().get(), state, data));
    }
}
