package dev.sessionkit.tck;

/**
 * What all {@link dev.sessionkit.spi.Accounts} do: they give back what they were given, by every key and in every spelling of it;
 * their writes are conditional; no two accounts have one key; and all that stays so when several write at once. Rules A01 to A37.
 */
public interface AccountsContract
        extends StoredAccountsContract, ConditionalAccountsContract, ConcurrentAccountsContract {}
