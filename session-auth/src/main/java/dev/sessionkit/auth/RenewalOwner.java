package dev.sessionkit.auth;

import dev.sessionkit.api.RejectReason;
import dev.sessionkit.api.SessionRequiredException;
import dev.sessionkit.core.SessionRecords;
import dev.sessionkit.spi.Account;
import dev.sessionkit.spi.AccountKey;
import dev.sessionkit.spi.Accounts;
import dev.sessionkit.spi.SessionRecord;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Looks up whose session is renewed; one of an account that is gone, or may no longer sign in, ends. Used by one thread.
 */
final class RenewalOwner implements Consumer<SessionRecord> {

    private final SessionRecords records;
    private final Accounts accounts;
    private Optional<Account> account = Optional.empty();

    RenewalOwner(SessionRecords records, Accounts accounts) {
        this.records = records;
        this.accounts = accounts;
    }

    @Override
    public void accept(SessionRecord session) {
        account = session.user().flatMap(AccountKey::id).flatMap(accounts::find).filter(Account::enabled);
        if (account.isEmpty()) {
            records.end(session, AccountService.DISABLED);
            throw new SessionRequiredException(RejectReason.ENDED, Optional.of(AccountService.DISABLED));
        }
    }

    /** Whose it is, once a renewal has succeeded. */
    Account account() {
        return account.orElseThrow();
    }
}
