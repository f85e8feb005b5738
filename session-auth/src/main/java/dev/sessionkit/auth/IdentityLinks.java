package dev.sessionkit.auth;

import dev.sessionkit.api.RejectReason;
import dev.sessionkit.api.SessionRequiredException;
import dev.sessionkit.api.SessionType;
import dev.sessionkit.api.UserId;
import dev.sessionkit.core.Session;
import dev.sessionkit.core.SessionContext;
import dev.sessionkit.core.SessionRecords;
import dev.sessionkit.spi.Account;
import dev.sessionkit.spi.AccountKey;
import dev.sessionkit.spi.Accounts;
import dev.sessionkit.spi.SessionRecord;
import java.time.Duration;
import java.util.Optional;

/**
 * Gives somebody who is signed in one more identity at another system: asked for in a session whose login is fresh, and done in
 * a session of the same user. Thread-safe.
 *
 * @param freshFor how long ago they may have signed in
 */
record IdentityLinks(SessionRecords records, Accounts accounts, ExternalAccounts external, Duration freshFor) {

    private static final int MOST_TRIES = 16;

    /** The number of the account that a request may link to. */
    long account(SessionContext caller) {
        Session own = caller.requireFresh(SessionType.USER_ACCOUNT, freshFor);
        return own.user()
                .flatMap(AccountKey::id)
                .flatMap(accounts::find)
                .map(Account::number)
                .orElseThrow(() -> new SessionRequiredException(RejectReason.REFUSED));
    }

    /** Only in the session of the account's user, who was asked for a password when this began. */
    Account link(LoginClient client, long number, ExternalLogin login) {
        UserId user = client.current()
                .flatMap(records::find)
                .filter(session -> records.over(session.state(), records.now()).isEmpty())
                .flatMap(SessionRecord::user)
                .filter(owner -> owner.equals(new UserId(Long.toString(number))))
                .orElseThrow(LoginRefusedException::new);
        AccountKey key = AccountKey.id(user).orElseThrow(LoginRefusedException::new);
        for (int attempt = 0; attempt < MOST_TRIES; attempt++) {
            Account account = accounts.find(key).filter(Account::enabled).orElseThrow(LoginRefusedException::new);
            Optional<Account> with = external.withIdentity(account, login.identity());
            if (with.isPresent()) {
                return with.get();
            }
        }
        throw Admission.crowded();
    }
}
