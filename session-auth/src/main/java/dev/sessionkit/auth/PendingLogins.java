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

    /** What a browser shall hold that begins one. Nothing is stored. */
    SessionToken binding() {
        return new SessionToken(
                SessionId.create(records.now(), records.random()), SessionSecret.create(records.random()));
    }

    /** Stores one; until when it counts. */
    Instant begin(SessionToken binding, PendingLogin login) {
        Instant now = records.now();
        Instant until = now.plus(life);
        SessionState state = SessionState.begin(
                now,
                Optional.empty(),
                Optional.of(until),
                List.of(new Credential(CredentialUse.ONE_TIME, binding.secret().hash(), Optional.of(until))));
        SessionData data = records.with(SessionData.empty(), PendingLogin.KEY, login);
        if (!records.create(records.first(binding.id(), Optional.empty(), state, data))) {
            throw Admission.crowded();
        }
        return until;
    }

    /**
     * A login that was taken.
     *
     * @param login as it was begun
     * @param binding that of the browser
     * @param at when it was taken
     */
    record Taken(PendingLogin login, SessionToken binding, Instant at) {}

    /**
     * Takes the login that a browser has begun at a provider; for one caller.
     *
     * @param bindings what the browser holds
     * @param state what came back with the browser: the id of one of them
     * @return empty where there is none, or it is over, or another browser's, or another has taken it
     */
    Optional<Taken> take(List<SessionToken> bindings, String provider, String state) {
        List<SessionToken> named = bindings.stream()
                .filter(binding -> state.equals(binding.id().toString())) // public, so no secret is compared here
                .toList();
        Optional<SessionRecord> found = named.stream().findFirst().flatMap(binding -> records.find(binding.id()));
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Instant now = records.now();
        Optional<PendingLogin> login = records.get(found.get().data(), PendingLogin.KEY)
                .filter(begun -> begun.provider().equals(provider));
        Optional<SessionToken> own = named.stream()
                .filter(binding -> isLive(found.get(), binding, now))
                .findFirst();
        return login.isPresent() && own.isPresent() && finish(found.get())
                ? Optional.of(new Taken(login.get(), own.get(), now))
                : Optional.empty();
    }

    private boolean isLive(SessionRecord record, SessionToken binding, Instant now) {
        return records.over(record.state(), now).isEmpty()
                && record.state().credentials().stream()
                        .anyMatch(credential -> credential.proves(binding.secret(), CredentialUse.ONE_TIME, now));
    }

    private boolean finish(SessionRecord begun) {
        SessionState finished = begun.state().ended(new Ending(FINISHED, records.now()));
        return records.replace(begun, records.next(begun, finished, SessionData.empty()));
    }
}
