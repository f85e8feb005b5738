package dev.sessionkit.store.jdbc;

import dev.sessionkit.tck.AccountsContract;

/** All that must hold of accounts on every database: the kit's rules, and those of this module. */
interface AccountsDatabaseContract
        extends AccountsContract, AccountStatementsContract, AccountTablesContract, AccountFaultsContract {

    @Override
    default JdbcAccounts accounts() {
        return database().accounts();
    }
}
