package dev.sessionkit.tck;

import dev.sessionkit.spi.Account;
import dev.sessionkit.spi.AccountDetails;
import dev.sessionkit.spi.AccountKey;
import dev.sessionkit.spi.AccountWrite;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiPredicate;

/** Tiny accounts that keep all rules, open for those who make wrong ones of them. */
final class Register {

    /** Whether an account is found by a key. */
    interface Match extends BiPredicate<Account, AccountKey> {}

    final Map<Long, Account> accounts = new ConcurrentHashMap<>();
    final AtomicLong last = new AtomicLong();

    FunctionAccounts right() {
        return matching((account, key) -> account.keys().contains(key));
    }

    /** What is right but for when an account is found by a key, and when a key is taken. */
    FunctionAccounts matching(Match match) {
        return new FunctionAccounts(
                key -> find(key, match),
                (details, revision) -> create(details, revision, match),
                (current, next) -> replace(current, next, match),
                this::delete,
                () -> "Register");
    }

    Optional<Account> find(AccountKey key) {
        return find(key, (account, wanted) -> account.keys().contains(wanted));
    }

    Optional<Account> find(AccountKey key, Match match) {
        Objects.requireNonNull(key);
        return accounts.values().stream()
                .filter(account -> match.test(account, key))
                .findFirst();
    }

    synchronized AccountWrite create(AccountDetails details, long revision, Match match) {
        Account account = new Account(last.incrementAndGet(), revision, details);
        Optional<AccountKey> taken = taken(account, match);
        if (taken.isPresent()) {
            return new AccountWrite.Taken(taken.get());
        }
        return put(account);
    }

    synchronized AccountWrite replace(Account current, Account next, Match match) {
        current.requireReplaceableBy(next);
        if (!has(current)) {
            return new AccountWrite.Outdated();
        }
        Optional<AccountKey> taken = taken(next, match);
        return taken.isPresent() ? new AccountWrite.Taken(taken.get()) : put(next);
    }

    synchronized boolean delete(Account current) {
        return has(current) && accounts.remove(current.number()) != null;
    }

    AccountWrite put(Account account) {
        accounts.put(account.number(), account);
        return new AccountWrite.Done(account);
    }

    boolean has(Account current) {
        Account stored = accounts.get(current.number());
        return stored != null && stored.revision() == current.revision();
    }

    Optional<AccountKey> taken(Account account) {
        return taken(account, (other, key) -> other.keys().contains(key));
    }

    Optional<AccountKey> taken(Account account, Match match) {
        return account.keys().stream()
                .filter(key -> accounts.values().stream()
                        .anyMatch(other -> other.number() != account.number() && match.test(other, key)))
                .findFirst();
    }
}
