package dev.sessionkit.auth;

import dev.sessionkit.spi.Account;
import dev.sessionkit.spi.AccountKey;
import dev.sessionkit.spi.Accounts;
import java.util.Optional;
import java.util.function.Predicate;

/** An account that something else than a password has named: it must be enabled, and still what it was. Used by one thread. */
final class LinkedAccount implements ProvenAccount {

    private final Accounts accounts;
    private final ProviderLogin login;
    private final Predicate<Account> stillNamed;
    private Account account;

    LinkedAccount(Accounts accounts, Account account, ProviderLogin login, Predicate<Account> stillNamed) {
        this.accounts = accounts;
        this.account = account;
        this.login = login;
        this.stillNamed = stillNamed;
    }

    @Override
    public Account account() {
        return account;
    }

    @Override
    public ProviderLogin login() {
        return login;
    }

    @Override
    public boolean stillHolds(Optional<Long> accountRevision) {
        if (accountRevision.isPresent() && accountRevision.get() != account.revision()) {
            Optional<Account> now = accounts.find(new AccountKey.Id(account.number()));
            if (now.isEmpty()) {
                return false;
            }
            account = now.get();
        }
        return account.enabled() && stillNamed.test(account);
    }
}
