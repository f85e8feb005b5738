package dev.sessionkit.auth;

import dev.sessionkit.api.EndReason;
import dev.sessionkit.api.SessionId;
import dev.sessionkit.api.SessionKey;
import dev.sessionkit.api.UserId;
import dev.sessionkit.auth.oidc.LogoutNotice;
import dev.sessionkit.core.SessionRecords;
import dev.sessionkit.spi.Account;
import dev.sessionkit.spi.AccountKey;
import dev.sessionkit.spi.Accounts;
import dev.sessionkit.spi.Ending;
import dev.sessionkit.spi.SessionData;
import dev.sessionkit.spi.SessionRecord;
import dev.sessionkit.spi.SessionState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Which of our users a provider's session stands for, so that it can be ended by its name alone: a small record for each, of
 * nobody and ended from the start, as a user's gate is. Thread-safe.
 */
final class ProviderSessions {

    static final EndReason PROVIDER_LOGOUT = new EndReason("PROVIDER_LOGOUT");

    private static final String OWNER = "sessionkit/provider-session/v1";
    private static final SessionKey<String> USER = SessionKey.of("user", String.class);
    private static final EndReason POINTER = new EndReason("POINTER");
    private static final Duration LONGEST_KEPT = Duration.ofDays(400);
    private static final int MOST_TRIES = 16;

    private final SessionRecords records;
    private final Accounts accounts;
    private final Admission admission;

    ProviderSessions(SessionRecords records, Accounts accounts) {
        this.records = records;
        this.accounts = accounts;
        this.admission = new Admission(records);
    }

    /** Notes whose it is, before the session begins: whoever has signed in by it last. */
    void note(ExternalLogin login, Account account) {
        login.providerSession().ifPresent(name -> note(id(login.identity().issuer(), name), account.id()));
    }

    private void note(SessionId id, UserId user) {
        for (int attempt = 0; attempt < MOST_TRIES; attempt++) {
            Optional<SessionRecord> known = records.find(id);
            if (known.flatMap(this::userOf).equals(Optional.of(user))) {
                return;
            }
            Instant now = records.now();
            SessionState state = SessionState.begin(now, Optional.empty(), Optional.empty(), List.of())
                    .ended(new Ending(POINTER, now.plus(LONGEST_KEPT))); // what has ended is kept from then on
            SessionData data = records.with(SessionData.empty(), USER, user.value());
            boolean noted = known.isEmpty()
                    ? records.create(records.first(id, Optional.empty(), state, data))
                    : records.replace(known.get(), records.next(known.get(), state, data));
            if (noted) {
                return;
            }
        }
        throw Admission.crowded();
    }

    private Optional<UserId> userOf(SessionRecord pointer) {
        return records.get(pointer.data(), USER).map(UserId::new);
    }

    /** Ends the sessions that a notice names; how many. */
    int end(LogoutNotice notice) {
        return user(notice)
                .map(user -> admission.endThose(user, PROVIDER_LOGOUT, session -> isNamed(session, notice)))
                .orElse(0);
    }

    private Optional<UserId> user(LogoutNotice notice) {
        return notice.identity()
                .flatMap(identity -> accounts.find(new AccountKey.Identity(identity)))
                .map(Account::id)
                .or(() -> notice.providerSession()
                        .flatMap(name -> records.find(id(notice.issuer(), name)))
                        .flatMap(this::userOf));
    }

    private boolean isNamed(SessionRecord session, LogoutNotice notice) {
        return records.get(session.data(), ProviderLogin.PAYLOAD)
                .filter(login -> login.issuer().equals(Optional.of(notice.issuer())))
                .filter(login -> notice.subject().isEmpty() || login.subject().equals(notice.subject()))
                .filter(login -> notice.providerSession().isEmpty()
                        || login.providerSession().equals(notice.providerSession()))
                .isPresent();
    }

    private static SessionId id(String issuer, String session) {
        return SessionId.derived(OWNER, issuer + '\n' + session);
    }
}
