package dev.sessionkit.auth;

import dev.sessionkit.api.SessionStoreException;
import dev.sessionkit.spi.Account;
import dev.sessionkit.spi.AccountDetails;
import dev.sessionkit.spi.AccountKey;
import dev.sessionkit.spi.AccountWrite;
import dev.sessionkit.spi.Accounts;
import java.util.Optional;

/** Accounts that cannot be read, or deleted, or whose next change fails, or is done with its answer lost. Used by one thread. */
final class BrokenAccounts implements Accounts {

    /** What becomes of a change. */
    enum Change {
        DONE,
        FAILS,
        ANSWER_LOST
    }

    private final Accounts accounts;
    private boolean readable = true;
    private Change next = Change.DONE;
    private boolean deletes = true;

    BrokenAccounts(Accounts accounts) {
        this.accounts = accounts;
    }

    void readable(boolean now) {
        readable = now;
    }

    void next(Change change) {
        next = change;
    }

    void deletes(boolean now) {
        deletes = now;
    }

    @Override
    public Optional<Account> find(AccountKey key) {
        if (!readable) {
            throw new SessionStoreException("down");
        }
        return accounts.find(key);
    }

    @Override
    public AccountWrite create(AccountDetails details, long revision) {
        return accounts.create(details, revision);
    }

    @Override
    public AccountWrite replace(Account current, Account changed) {
        Change change = next;
        next = Change.DONE;
        if (change == Change.FAILS) {
            throw new SessionStoreException("down");
        }
        AccountWrite done = accounts.replace(current, changed);
        if (change == Change.ANSWER_LOST) {
            throw new SessionStoreException("the answer is lost");
        }
        return done;
    }

    @Override
    public boolean delete(Account current) {
        if (!deletes) {
            throw new SessionStoreException("down");
        }
        return accounts.delete(current);
    }
}
