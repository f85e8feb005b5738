package dev.sessionkit.auth;

import dev.sessionkit.api.EndReason;
import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.SessionSecret;
import dev.sessionkit.api.SessionToken;
import dev.sessionkit.core.SessionRecords;
import dev.sessionkit.spi.Credential;
import dev.sessionkit.spi.CredentialUse;
import dev.sessionkit.spi.Ending;
import dev.sessionkit.spi.SessionData;
import dev.sessionkit.spi.SessionRecord;
import dev.sessionkit.spi.SessionState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Logins at other systems that have begun: each is a record of nobody, whose token only the browser has that began it (ASVS
 * 10.1.2). Finished once, by one conditional write. Thread-safe.
 */
record PendingLogins(SessionRecords records, Duration life) {

    private static final EndReason FINISHED = new EndReason("FINISHED");

    /** A login that has begun: the browser's token, and until when it counts. */
    record Begun(SessionToken binding, Instant until) {}

    Begun begin(PendingLogin login) {
        Instant now = records.now();
        Instant until = now.plus(life);
        SessionSecret secret = SessionSecret.create(records.random());
        SessionId id = SessionId.create(now, records.random());
        SessionState state = SessionState.begin(
                now,
                Optional.empty(),
                Optional.of(until),
                List.of(new Credential(CredentialUse.ONE_TIME, secret.hash(), Optional.of(until))));
        SessionData data = records.with(SessionData.empty(), PendingLogin.KEY, login);
        if (!records.create(records.first(id, Optional.empty(), state, data))) {
            throw Admission.crowded();
        }
        return new Begun(new SessionToken(id, secret), until);
    }

    /**
     * Takes the login that a browser has begun at a provider; for one caller.
     *
     * @param state what came back with the browser
     * @return empty where there is none, or it is over, or another browser's, or another has taken it
     */
    Optional<PendingLogin> take(SessionToken binding, String provider, String state) {
        if (!state.equals(binding.id().toString())) { // public, so no secret is compared here
            return Optional.empty();
        }
        Optional<SessionRecord> found = records.find(binding.id()).filter(record -> isLive(record, binding));
        Optional<PendingLogin> login = found.flatMap(record -> records.get(record.data(), PendingLogin.KEY))
                .filter(begun -> begun.provider().equals(provider));
        return login.filter(begun -> finish(found.orElseThrow()));
    }

    private boolean isLive(SessionRecord record, SessionToken binding) {
        Instant now = records.now();
        return records.over(record.state(), now).isEmpty()
                && record.state().credentials().stream()
                        .anyMatch(credential -> credential.proves(binding.secret(), CredentialUse.ONE_TIME, now));
    }

    private boolean finish(SessionRecord begun) {
        SessionState finished = begun.state().ended(new Ending(FINISHED, records.now()));
        return records.replace(begun, records.next(begun, finished, SessionData.empty()));
    }
}
