package dev.sessionkit.auth;

import dev.sessionkit.api.EndReason;
import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.UserId;
import dev.sessionkit.auth.oidc.LogoutNotice;
import dev.sessionkit.core.SessionRecords;
import dev.sessionkit.spi.Account;
import dev.sessionkit.spi.AccountKey;
import dev.sessionkit.spi.Accounts;
import dev.sessionkit.spi.SessionRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Which of our users a provider's session stands for, so that it can be ended by its name alone, and which are over, so that no
 * login that comes from one still begins: a logout leaves its mark first and then ends what there is, and a login looks for
 * the mark behind the user's gate. Thread-safe.
 */
final class ProviderSessions {

    static final EndReason PROVIDER_LOGOUT = new EndReason("PROVIDER_LOGOUT");

    /** How long a session without an absolute end is found by its name at the provider alone. */
    static final Duration LONGEST_KEPT = Duration.ofDays(400);

    private static final int MOST_TRIES = 16;

    private final SessionRecords records;
    private final Accounts accounts;
    private final UserEndings endings;
    private final ProviderPointers pointers;

    ProviderSessions(SessionRecords records, Accounts accounts) {
        this.records = records;
        this.accounts = accounts;
        this.endings = new UserEndings(records);
        this.pointers = new ProviderPointers(records);
    }

    /**
     * Notes whose it is, before that user's session is stored: whoever has signed in by it last. Kept as long as that session
     * can live.
     *
     * @throws LoginRefusedException where the provider has said that it is over
     */
    void note(ExternalLogin login, SessionRecord session) {
        Optional<SessionId> id = id(login);
        for (int attempt = 1; id.isPresent(); attempt++) {
            ProviderPointers.Seen seen = pointers.read(id.get());
            if (names(seen, login)) {
                throw new LoginRefusedException();
            }
            Instant until =
                    session.state().endsAt().orElseGet(() -> records.now().plus(LONGEST_KEPT));
            boolean known =
                    seen.user().equals(session.user()) && !seen.keptUntil().isBefore(until);
            if (known || pointers.write(seen, session.user(), seen.over(), until)) {
                return;
            }
            pause(attempt);
        }
    }

    /**
     * Whether the provider has said that a login's session there is over, or since the login came back, that all of its user
     * are.
     *
     * @param since when it came back
     */
    boolean isOver(ExternalLogin login, Instant since) {
        if (id(login).map(pointers::read).filter(seen -> names(seen, login)).isPresent()) {
            return true;
        }
        SessionId all = ProviderPointers.ofSubject(
                login.identity().issuer(), login.identity().subject());
        return pointers.read(all)
                .over()
                .filter(mark -> mark.at() >= since.toEpochMilli())
                .isPresent();
    }

    private static Optional<SessionId> id(ExternalLogin login) {
        return login.providerSession()
                .map(name -> ProviderPointers.ofSession(login.identity().issuer(), name));
    }

    private static boolean names(ProviderPointers.Seen seen, ExternalLogin login) {
        return seen.over()
                .filter(mark -> mark.names(login.identity().subject()))
                .isPresent();
    }

    /** Ends the sessions that a notice names, and the logins that are under way; how many sessions. */
    int end(LogoutNotice notice) {
        Optional<UserId> pointed = mark(notice);
        return notice.identity()
                .flatMap(identity -> accounts.find(new AccountKey.Identity(identity)))
                .map(Account::id)
                .or(() -> pointed)
                .map(user -> endings.endThose(user, PROVIDER_LOGOUT, session -> isNamed(session, notice)))
                .orElse(0);
    }

    /** Whose the named session is. */
    private Optional<UserId> mark(LogoutNotice notice) {
        SessionId id = notice.providerSession()
                .map(name -> ProviderPointers.ofSession(notice.issuer(), name))
                .orElseGet(() -> ProviderPointers.ofSubject(
                        notice.issuer(), notice.subject().orElseThrow()));
        for (int attempt = 1; ; attempt++) {
            ProviderPointers.Seen seen = pointers.read(id);
            Instant now = records.now();
            LogoutMark mark = new LogoutMark(now.toEpochMilli(), notice.subject());
            LogoutMark both = seen.over().map(mark::and).orElse(mark);
            if (pointers.write(seen, seen.user(), Optional.of(both), now.plusMillis(LogoutMark.LIFE_MILLIS))) {
                return seen.user();
            }
            pause(attempt);
        }
    }

    private void pause(int attempt) {
        if (attempt == MOST_TRIES) {
            throw Admission.crowded();
        }
        records.pause(attempt);
    }

    private boolean isNamed(SessionRecord session, LogoutNotice notice) {
        return records.get(session.data(), ProviderLogin.PAYLOAD)
                .filter(login -> login.issuer().equals(Optional.of(notice.issuer())))
                .filter(login -> notice.subject().isEmpty() || login.subject().equals(notice.subject()))
                .filter(login -> notice.providerSession().isEmpty()
                        || login.providerSession().equals(notice.providerSession()))
                .isPresent();
    }
}
