package dev.sessionkit.auth;

import dev.sessionkit.spi.Account;
import dev.sessionkit.spi.AccountKey;
import dev.sessionkit.spi.AccountWrite;
import dev.sessionkit.spi.Accounts;
import dev.sessionkit.spi.Secret;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * One login's look at an account: whether name and password are right, and whether they still are. The password is hashed again
 * only where the account has another since. Used by one thread.
 */
final class AccountCheck {

    private final Accounts accounts;
    private final PasswordHasher hasher;
    private final Secret password;
    private final RandomGenerator random;
    private Optional<Account> right = Optional.empty();

    AccountCheck(Accounts accounts, PasswordHasher hasher, Secret password, RandomGenerator random) {
        this.random = random;
        this.accounts = accounts;
        this.hasher = hasher;
        this.password = password;
    }

    /** The account that the name and password are right for; a wrong one costs as much work. */
    Optional<Account> check(Optional<AccountKey> name) {
        Optional<Account> found = name.flatMap(accounts::find);
        boolean matches = hasher.matches(password, found.flatMap(Account::passwordHash));
        right = found.filter(account -> matches && account.enabled());
        right.filter(account -> hasher.needsUpgrade(account.passwordHash().orElseThrow()))
                .ifPresent(this::upgrade);
        return right;
    }

    /** Hashes the password again, as today's settings ask for; somebody else's change of the account comes first. */
    private void upgrade(Account account) {
        Optional<String> hash;
        try {
            hash = Optional.of(hasher.hash(password));
        } catch (LoginBusyException busy) {
            return; // the next login will do
        }
        Account upgraded = account.with(
                account.details().withPasswordHash(hash, account.credentialsChangedAt()), random.nextLong());
        if (accounts.replace(account, upgraded) instanceof AccountWrite.Done) {
            right = Optional.of(upgraded);
        }
    }

    /** Whether that is so by an account of this revision, where the gate names one. */
    boolean stillHolds(Optional<Long> accountRevision) {
        Account known = right.orElseThrow();
        if (accountRevision.isEmpty() || accountRevision.get() == known.revision()) {
            return true;
        }
        Optional<Account> now = accounts.find(new AccountKey.Id(known.number())).filter(Account::enabled);
        boolean holds = now.isPresent()
                && (now.get().passwordHash().equals(known.passwordHash())
                        || hasher.matches(password, now.get().passwordHash()));
        right = holds ? now : right;
        return holds;
    }

    /** As last read. */
    Account account() {
        return right.orElseThrow();
    }
}
