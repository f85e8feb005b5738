package dev.sessionkit.auth;

import dev.sessionkit.auth.password.LoginBusyException;
import dev.sessionkit.auth.password.PasswordHasher;
import dev.sessionkit.spi.Account;
import dev.sessionkit.spi.AccountKey;
import dev.sessionkit.spi.AccountWrite;
import dev.sessionkit.spi.Accounts;
import dev.sessionkit.spi.Secret;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One login's look at an account: whether name and password are right, and whether they still are. The password is hashed again
 * only where the account has another since. Used by one thread.
 */
final class AccountCheck implements ProvenAccount {

    private static final Logger LOG = LoggerFactory.getLogger(AccountCheck.class);

    private final Accounts accounts;
    private final PasswordHasher hasher;
    private final Secret password;
    private final RandomGenerator random;
    private Optional<Account> found = Optional.empty();
    private Optional<Account> right = Optional.empty();

    AccountCheck(Accounts accounts, PasswordHasher hasher, Secret password, RandomGenerator random) {
        this.random = random;
        this.accounts = accounts;
        this.hasher = hasher;
        this.password = password;
    }

    /** The account that the name and password are right for; a wrong one costs as much work. */
    Optional<Account> check(Optional<AccountKey> name) {
        found = name.flatMap(accounts::find);
        boolean matches = hasher.matches(password, found.flatMap(Account::passwordHash));
        right = found.filter(account -> matches && account.enabled());
        right.filter(account -> hasher.needsUpgrade(account.passwordHash().orElseThrow()))
                .ifPresent(this::upgrade);
        return right;
    }

    /** The account that the name is of, whether the password is right or not. */
    Optional<Account> found() {
        return found;
    }

    /** Hashes the password again, as today's settings ask for; somebody else's change of the account comes first. */
    private void upgrade(Account account) {
        try {
            Optional<String> hash = Optional.of(hasher.hash(password));
            Account upgraded = account.with(
                    account.details().withPasswordHash(hash, account.credentialsChangedAt()), random.nextLong());
            if (accounts.replace(account, upgraded) instanceof AccountWrite.Done) {
                right = Optional.of(upgraded);
            }
        } catch (LoginBusyException busy) {
            LOG.debug("No place to hash the password of account {} again: the next login will do", account.number());
        } catch (RuntimeException failed) { // the login is right all the same
            LOG.warn(
                    "The password of account {} was not hashed again: {}",
                    account.number(),
                    failed.getClass().getName());
        }
    }

    @Override
    public ProviderLogin login() {
        return ProviderLogin.own(PasswordLogin.PROVIDER);
    }

    @Override
    public boolean stillHolds(Optional<Long> accountRevision) {
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

    @Override
    public Account account() {
        return right.orElseThrow();
    }
}
