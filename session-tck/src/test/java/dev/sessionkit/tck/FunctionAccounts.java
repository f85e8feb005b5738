package dev.sessionkit.tck;

import dev.sessionkit.spi.Account;
import dev.sessionkit.spi.AccountDetails;
import dev.sessionkit.spi.AccountKey;
import dev.sessionkit.spi.AccountWrite;
import dev.sessionkit.spi.Accounts;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Accounts made of functions, so that wrong ones are the right ones with a function exchanged. */
record FunctionAccounts(
        Function<AccountKey, Optional<Account>> finding,
        BiFunction<AccountDetails, Long, AccountWrite> creating,
        BiFunction<Account, Account, AccountWrite> replacing,
        Predicate<Account> deleting,
        Supplier<String> printing)
        implements Accounts {

    FunctionAccounts finding(Function<AccountKey, Optional<Account>> other) {
        return new FunctionAccounts(other, creating, replacing, deleting, printing);
    }

    FunctionAccounts creating(BiFunction<AccountDetails, Long, AccountWrite> other) {
        return new FunctionAccounts(finding, other, replacing, deleting, printing);
    }

    FunctionAccounts replacing(BiFunction<Account, Account, AccountWrite> other) {
        return new FunctionAccounts(finding, creating, other, deleting, printing);
    }

    FunctionAccounts deleting(Predicate<Account> other) {
        return new FunctionAccounts(finding, creating, replacing, other, printing);
    }

    FunctionAccounts printing(Supplier<String> other) {
        return new FunctionAccounts(finding, creating, replacing, deleting, other);
    }

    /** The same, but what is given back of an account is not the whole. */
    FunctionAccounts giving(UnaryOperator<AccountDetails> given) {
        return finding(key ->
                finding.apply(key).map(account -> account.with(given.apply(account.details()), account.revision())));
    }

    @Override
    public Optional<Account> find(AccountKey key) {
        return finding.apply(key);
    }

    @Override
    public AccountWrite create(AccountDetails details, long revision) {
        return creating.apply(details, revision);
    }

    @Override
    public AccountWrite replace(Account current, Account next) {
        return replacing.apply(current, next);
    }

    @Override
    public boolean delete(Account current) {
        return deleting.test(current);
    }

    @Override
    public String toString() {
        return printing.get();
    }
}
