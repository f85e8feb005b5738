package dev.sessionkit.store.jdbc;

/** What the contracts of accounts here are about. */
interface OnAccountsDatabase {

    /** One for all tests of a class. */
    AccountsDatabase database();

    /** The URL of another, empty database of the same kind. */
    String newUrl();
}
