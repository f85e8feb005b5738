package dev.sessionkit.tck;

import dev.sessionkit.spi.Accounts;
import java.util.function.Supplier;

/** Runs the contract of accounts on new accounts for each rule. Not a test by itself. */
class AccountsOnTrial implements AccountsContract {

    /** For the rules that this thread runs. */
    static final ThreadLocal<Supplier<FunctionAccounts>> NEXT = new ThreadLocal<>();

    private final FunctionAccounts accounts = NEXT.get().get();

    @Override
    public Accounts accounts() {
        return accounts;
    }
}
